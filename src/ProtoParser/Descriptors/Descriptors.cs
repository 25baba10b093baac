using System;
using System.Collections.Generic;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Descriptors;

/// <summary>The language level of a file. The numbers are those of <c>google.protobuf.Edition</c>.</summary>
public enum Edition
{
    Proto2 = 998,
    Proto3 = 999,
    Edition2023 = 1000,
    Edition2024 = 1001,
    Edition2026 = 1002,
}

/// <summary>The numbers are those of <c>google.protobuf.FieldDescriptorProto.Type</c>.</summary>
public enum FieldType
{
    Double = 1,
    Float = 2,
    Int64 = 3,
    UInt64 = 4,
    Int32 = 5,
    Fixed64 = 6,
    Fixed32 = 7,
    Bool = 8,
    String = 9,
    Group = 10,
    Message = 11,
    Bytes = 12,
    UInt32 = 13,
    Enum = 14,
    SFixed32 = 15,
    SFixed64 = 16,
    SInt32 = 17,
    SInt64 = 18,
}

/// <summary>Anything with a name in a linked file. Identity is by reference; files compare by content.</summary>
public abstract class Descriptor
{
    /// <summary>The simple name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The name with package and enclosing messages, without a leading dot.</summary>
    public string FullName { get; internal set; } = "";

    public FileDescriptor File { get; internal set; } = null!;

    /// <summary>The options as written, interpreted; never null.</summary>
    public OptionSet Options { get; internal set; } = OptionSet.Empty;

    /// <summary>The features in force here, inheritance applied.</summary>
    public FeatureSet Features { get; internal set; } = FeatureSet.Proto2;

    /// <summary>The comments around the declaration; null when there are none.</summary>
    public CommentsSyntax? Comments { get; internal set; }

    /// <summary>Where the name stands in <see cref="FileDescriptor.Source"/>.</summary>
    public TextSpan NameSpan { get; internal set; }

    /// <summary>The construct this was linked from; null for map entries, their fields, and synthetic oneofs.</summary>
    internal SyntaxNode? Declaration { get; set; }

    /// <summary>For a map entry and its fields: the map field that they were made for.</summary>
    internal FieldDescriptor? MapField { get; set; }

    /// <summary>The <c>deprecated</c> option.</summary>
    public bool IsDeprecated => Options.GetBool("deprecated") ?? false;

    public override string ToString() => FullName;
}

/// <summary>A linked .proto file. Two files are equal when their serialized descriptors and their dependencies are.</summary>
public sealed partial class FileDescriptor : Descriptor
{
    /// <summary>The import path.</summary>
    public string Path => Name;

    public string Package { get; internal set; } = "";

    public Edition Edition { get; internal set; }

    public SourceText Source { get; internal set; } = null!;

    public FileSyntax Syntax { get; internal set; } = null!;

    /// <summary>All imports that could be resolved, in source order.</summary>
    public IReadOnlyList<FileDescriptor> Dependencies { get; internal set; } = [];

    /// <summary>The subset of <see cref="Dependencies"/> imported <c>public</c>.</summary>
    public IReadOnlyList<FileDescriptor> PublicDependencies { get; internal set; } = [];

    public IReadOnlyList<MessageDescriptor> Messages { get; internal set; } = [];

    public IReadOnlyList<EnumDescriptor> Enums { get; internal set; } = [];

    public IReadOnlyList<FieldDescriptor> Extensions { get; internal set; } = [];

    public IReadOnlyList<ServiceDescriptor> Services { get; internal set; } = [];
}

public sealed partial class MessageDescriptor : Descriptor
{
    public MessageDescriptor? ContainingType { get; internal set; }

    /// <summary>In declaration order.</summary>
    public IReadOnlyList<FieldDescriptor> Fields { get; internal set; } = [];

    /// <summary>Real oneofs first, then the synthetic ones of proto3 <c>optional</c>.</summary>
    public IReadOnlyList<OneofDescriptor> Oneofs { get; internal set; } = [];

    /// <summary>In descriptor order, map entries included.</summary>
    public IReadOnlyList<MessageDescriptor> NestedMessages { get; internal set; } = [];

    public IReadOnlyList<EnumDescriptor> NestedEnums { get; internal set; } = [];

    public IReadOnlyList<FieldDescriptor> NestedExtensions { get; internal set; } = [];

    public IReadOnlyList<ExtensionRange> ExtensionRanges { get; internal set; } = [];

    public IReadOnlyList<NumberRange> ReservedRanges { get; internal set; } = [];

    public IReadOnlyList<string> ReservedNames { get; internal set; } = [];

    public SymbolVisibility Visibility { get; internal set; }

    /// <summary>A synthesized entry type of a map field.</summary>
    public bool IsMapEntry { get; internal set; }

    /// <summary><c>option message_set_wire_format = true</c>.</summary>
    public bool IsMessageSet => Options.GetBool("message_set_wire_format") ?? false;
}

/// <summary>Field numbers from <see cref="Start"/> up to but not including <see cref="End"/>.</summary>
public readonly record struct NumberRange(int Start, int End);

public sealed class ExtensionRange(int start, int end)
{
    public int Start { get; } = start;

    /// <summary>Exclusive.</summary>
    public int End { get; } = end;

    public OptionSet Options { get; internal set; } = OptionSet.Empty;

    public FeatureSet Features { get; internal set; } = FeatureSet.Proto2;
}

public sealed partial class FieldDescriptor : Descriptor
{
    public int Number { get; internal set; }

    public FieldType Type { get; internal set; }

    /// <summary>The label in the descriptor: <see cref="FieldLabel.Optional"/> when none was written.</summary>
    public FieldLabel Label { get; internal set; }

    public string JsonName { get; internal set; } = "";

    /// <summary>The source wrote <c>json_name</c>.</summary>
    public bool HasExplicitJsonName { get; internal set; }

    /// <summary>The message that has the field; for an extension, the message it extends.</summary>
    public MessageDescriptor ContainingType { get; internal set; } = null!;

    /// <summary>For an extension declared inside a message: that message.</summary>
    public MessageDescriptor? ExtensionScope { get; internal set; }

    public bool IsExtension { get; internal set; }

    /// <summary>For message and group fields, map fields included (then the entry type).</summary>
    public MessageDescriptor? MessageType { get; internal set; }

    public EnumDescriptor? EnumType { get; internal set; }

    /// <summary>The oneof of the field, synthetic ones included.</summary>
    public OneofDescriptor? ContainingOneof { get; internal set; }

    /// <summary>The oneof unless it is synthetic.</summary>
    public OneofDescriptor? RealOneof => ContainingOneof is { IsSynthetic: false } oneof ? oneof : null;

    /// <summary>proto3 <c>optional</c>.</summary>
    public bool IsProto3Optional { get; internal set; }

    /// <summary>
    /// The custom default as the descriptor spells it; null when none was written.
    /// Strings are verbatim, bytes are C-escaped, floats are <c>inf</c>, <c>-inf</c>, <c>nan</c> or shortest digits, enums are value names.
    /// </summary>
    public string? DefaultText { get; internal set; }

    /// <summary>The default of an enum field: the named one, or the enum's first value.</summary>
    public EnumValueDescriptor? DefaultEnumValue { get; internal set; }

    /// <summary>The bytes of a custom default of a <c>string</c> (UTF-8) or <c>bytes</c> field.</summary>
    public byte[]? DefaultBytes { get; internal set; }

    public bool IsRepeated => Label == FieldLabel.Repeated;

    public bool IsMap => MessageType is { IsMapEntry: true };

    /// <summary>Label <c>required</c> or <c>features.field_presence = LEGACY_REQUIRED</c>.</summary>
    public bool IsRequired { get; internal set; }

    /// <summary>Absent and default can be told apart: sub-messages, oneof members, proto3 <c>optional</c>, explicit presence.</summary>
    public bool HasPresence { get; internal set; }

    /// <summary>A repeated scalar that is written packed.</summary>
    public bool IsPacked { get; internal set; }

    /// <summary>A group, or a message field with <c>features.message_encoding = DELIMITED</c>.</summary>
    public bool IsDelimited => Type == FieldType.Group;

    /// <summary>A string field whose bytes must be valid UTF-8.</summary>
    public bool ValidatesUtf8 { get; internal set; }
}

public sealed class OneofDescriptor : Descriptor
{
    public MessageDescriptor ContainingType { get; internal set; } = null!;

    public IReadOnlyList<FieldDescriptor> Fields { get; internal set; } = [];

    /// <summary>Made for a proto3 <c>optional</c> field.</summary>
    public bool IsSynthetic { get; internal set; }
}

public sealed partial class EnumDescriptor : Descriptor
{
    public MessageDescriptor? ContainingType { get; internal set; }

    public IReadOnlyList<EnumValueDescriptor> Values { get; internal set; } = [];

    public IReadOnlyList<NumberRange> ReservedRanges { get; internal set; } = [];

    public IReadOnlyList<string> ReservedNames { get; internal set; } = [];

    public SymbolVisibility Visibility { get; internal set; }

    /// <summary>Unknown numbers are unknown fields (proto2, <c>features.enum_type = CLOSED</c>).</summary>
    public bool IsClosed => Features.EnumType == EnumTypeFeature.Closed;
}

/// <summary>A value of an enum. Its full name is in the enum's enclosing scope, as in C++.</summary>
public sealed class EnumValueDescriptor : Descriptor
{
    public EnumDescriptor Enum { get; internal set; } = null!;

    public int Number { get; internal set; }
}

public sealed class ServiceDescriptor : Descriptor
{
    public IReadOnlyList<MethodDescriptor> Methods { get; internal set; } = [];
}

public sealed class MethodDescriptor : Descriptor
{
    public ServiceDescriptor Service { get; internal set; } = null!;

    public MessageDescriptor InputType { get; internal set; } = null!;

    public MessageDescriptor OutputType { get; internal set; } = null!;

    public bool ClientStreaming { get; internal set; }

    public bool ServerStreaming { get; internal set; }
}
