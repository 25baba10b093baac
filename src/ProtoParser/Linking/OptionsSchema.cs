using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

/// <summary>What kinds of element have options; the name of each is that of its options message without "Options".</summary>
internal enum OptionTarget
{
    File,
    ExtensionRange,
    Message,
    Field,
    Oneof,
    Enum,
    EnumValue,
    Service,
    Method,
}

/// <summary>The options messages of one descriptor.proto: the one that the file sees, or the bundled one.</summary>
internal sealed class OptionsSchema
{
    public const string Path = "google/protobuf/descriptor.proto";

    private static readonly Lazy<OptionsSchema> _bundled = new(LinkBundled);

    private readonly MessageDescriptor?[] _messages = new MessageDescriptor?[9];

    private OptionsSchema(FileDescriptor file)
    {
        foreach (OptionTarget target in new[] { OptionTarget.File, OptionTarget.ExtensionRange, OptionTarget.Message, OptionTarget.Field, OptionTarget.Oneof, OptionTarget.Enum, OptionTarget.EnumValue, OptionTarget.Service, OptionTarget.Method })
            _messages[(int)target] = file.FindSymbol($"google.protobuf.{target}Options") as MessageDescriptor;
        FileProto = file.FindSymbol("google.protobuf.FileDescriptorProto") as MessageDescriptor;
    }

    public MessageDescriptor? FileProto { get; }

    /// <summary>That of the bundled descriptor.proto.</summary>
    public static OptionsSchema Bundled => _bundled.Value;

    public MessageDescriptor? this[OptionTarget target] => _messages[(int)target];

    public static OptionsSchema For(LinkContext context)
    {
        // descriptor.proto describes its own options too.
        if (context.File.Path == Path)
            return new OptionsSchema(context.File);
        IReadOnlyList<FileDescriptor> files = context.File.TransitiveDependencies;
        for (int i = 0; i < files.Count; i++)
        {
            if (files[i].Path == Path)
                return files[i].Schema ??= new OptionsSchema(files[i]);
        }
        return _bundled.Value;
    }

    private static OptionsSchema LinkBundled()
    {
        if (!BundledProtos.TryGet(Path, out SourceText source))
            throw new InvalidOperationException("the assembly lacks its bundled descriptor.proto");
        return new OptionsSchema(Linker.Link(ProtoParser.Parse(source), []).Descriptor);
    }
}
