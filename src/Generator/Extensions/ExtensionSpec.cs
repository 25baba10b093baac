using ProtoGen.Generator.Messages;

namespace ProtoGen.Generator.Extensions;

/// <summary>What the emitter knows of one extension. Equality is by value.</summary>
/// <param name="Name">The name inside the class that holds it.</param>
/// <param name="FullName">The protobuf name.</param>
/// <param name="Extendee">The extended message with <c>global::</c>.</param>
/// <param name="DescriptorPath">The expression that leads to the run-time descriptor.</param>
/// <param name="Field">Its value. The names are of no use.</param>
public sealed record ExtensionSpec(string Name, string FullName, string Extendee, string DescriptorPath, FieldSpec Field);
