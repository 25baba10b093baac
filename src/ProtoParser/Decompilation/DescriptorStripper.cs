using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Linking;
using ProtoGen.Parser.Serialization;

namespace ProtoGen.Parser.Decompilation;

/// <summary>Takes the options whose retention is source out of a descriptor that came serialized, and leaves every other byte alone.</summary>
internal sealed class DescriptorStripper
{
    private const int MaxDepth = 100;

    private readonly Dictionary<(string Extendee, int Number), FieldDescriptor> _extensions = [];

    private DescriptorStripper(FileDescriptor file)
    {
        AddExtensions(file);
        for (int i = 0; i < file.TransitiveDependencies.Count; i++)
            AddExtensions(file.TransitiveDependencies[i]);
    }

    /// <param name="file">The linked file, whose imports say what custom options mean.</param>
    /// <param name="bytes">Its <c>FileDescriptorProto</c>.</param>
    public static byte[] Strip(FileDescriptor file, byte[] bytes) =>
        OptionsSchema.Bundled.FileProto is { } schema && new DescriptorStripper(file).Strip(new WireMessage(bytes), schema, 0) is { } stripped ? stripped : bytes;

    /// <returns>Null when there was nothing to take out.</returns>
    private byte[]? Strip(WireMessage message, MessageDescriptor schema, int depth)
    {
        if (depth > MaxDepth)
            return null;
        var writer = new ProtoWriter();
        bool changed = false;
        foreach (WireField field in message.Fields)
        {
            FieldDescriptor? descriptor = schema.FindField(field.Number) ?? FindExtension(schema, field.Number);
            if (descriptor is not null && MergedMessage.IsSourceOnly(descriptor))
            {
                changed = true;
                continue;
            }
            byte[]? inner = descriptor is { Type: FieldType.Message, MessageType: { } type } && field.WireType == WireField.LengthDelimited
                ? Strip(message.Message(field), type, depth + 1)
                : null;
            if (inner is null)
            {
                writer.Raw(message.Record(field));
                continue;
            }
            changed = true;
            // An options message that stripping emptied goes, as in protoc.
            if (inner.Length == 0 && descriptor!.Name == "options")
                continue;
            writer.Tag(field.Number, WireField.LengthDelimited);
            writer.BytesValue(inner);
        }
        return changed ? writer.ToArray() : null;
    }

    private FieldDescriptor? FindExtension(MessageDescriptor schema, int number) =>
        _extensions.TryGetValue((schema.FullName, number), out FieldDescriptor? extension) ? extension : null;

    private void AddExtensions(FileDescriptor file)
    {
        foreach (Descriptor symbol in file.Symbols.Values)
        {
            if (symbol is FieldDescriptor { IsExtension: true, ContainingType: { } extendee } extension)
                _extensions[(extendee.FullName, extension.Number)] = extension;
        }
    }
}
