namespace ProtoGen.Reflection;

/// <summary>Options as messages.</summary>
internal static class OptionMessages
{
    /// <summary>
    /// Reads options by the descriptor.proto that the file itself imports, because its custom options extend the messages of that one; by the runtime's own
    /// when there is none.
    /// </summary>
    public static DynamicMessage Read(FileDescriptor file, string type, ReadOnlySpan<byte> data, TypeRegistry? registry)
    {
        string fullName = "google.protobuf." + type;
        registry ??= TypeRegistry.Around(file);
        MessageDescriptor descriptor = registry.FindMessage(fullName) ?? FileOptions.Descriptor.File.FindMessage(fullName)!;
        return DynamicMessage.Parse(descriptor, data, new ParseOptions { Registry = registry });
    }
}
