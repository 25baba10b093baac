namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>Stands for [Authorize], [EnableCors] and their like: attributes that middleware reads from the endpoint.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class MarkAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
