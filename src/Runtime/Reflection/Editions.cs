namespace ProtoGen.Reflection;

/// <summary>
/// The editions that change what the runtime does. <see cref="Edition"/> itself comes from descriptor.proto; its numbers are used here, so that
/// the name that a generated enum value gets cannot matter.
/// </summary>
internal static class Editions
{
    public const Edition Proto2 = (Edition)998;
    public const Edition Proto3 = (Edition)999;
    public const Edition Edition2023 = (Edition)1000;
}
