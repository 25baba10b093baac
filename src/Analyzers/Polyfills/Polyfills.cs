// Types that the C# compiler needs and netstandard2.0 lacks.
namespace System.Diagnostics.CodeAnalysis;

[AttributeUsage(AttributeTargets.ReturnValue)]
internal sealed class NotNullIfNotNullAttribute(string parameterName) : Attribute
{
    public string ParameterName { get; } = parameterName;
}
