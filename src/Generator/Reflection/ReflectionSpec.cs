using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.Reflection;

/// <summary>What the emitter knows of a file's embedded descriptor.</summary>
/// <param name="ClassName">The class that holds it, in the namespace of the file.</param>
/// <param name="Data">The serialized FileDescriptorProto in base64. Comments and places are no part of it.</param>
/// <param name="Dependencies">The holders of the imported files, with <c>global::</c>.</param>
internal sealed record ReflectionSpec(string ClassName, string Access, string Data, ImmutableEquatableArray<string> Dependencies);
