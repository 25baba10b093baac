using System.Diagnostics.CodeAnalysis;

namespace ProtoGen.Reflection;

/// <summary>The type of a field, with the numbers of <c>google.protobuf.FieldDescriptorProto.Type</c>.</summary>
[SuppressMessage("Design", "CA1008", Justification = "The numbers are those of descriptor.proto, which has no zero.")]
public enum FieldType
{
    /// <summary><c>double</c>: 8 bytes.</summary>
    Double = 1,

    /// <summary><c>float</c>: 4 bytes.</summary>
    Float = 2,

    /// <summary><c>int64</c>: varint, negative numbers in ten bytes.</summary>
    Int64 = 3,

    /// <summary><c>uint64</c>: varint.</summary>
    UInt64 = 4,

    /// <summary><c>int32</c>: varint, negative numbers in ten bytes.</summary>
    Int32 = 5,

    /// <summary><c>fixed64</c>: 8 bytes.</summary>
    Fixed64 = 6,

    /// <summary><c>fixed32</c>: 4 bytes.</summary>
    Fixed32 = 7,

    /// <summary><c>bool</c>: varint.</summary>
    Bool = 8,

    /// <summary><c>string</c>: length-delimited UTF-8.</summary>
    String = 9,

    /// <summary>A message between start and end tags: a proto2 group, or <c>features.message_encoding = DELIMITED</c>.</summary>
    Group = 10,

    /// <summary>A length-delimited message.</summary>
    Message = 11,

    /// <summary><c>bytes</c>: length-delimited.</summary>
    Bytes = 12,

    /// <summary><c>uint32</c>: varint.</summary>
    UInt32 = 13,

    /// <summary>An enum: varint.</summary>
    Enum = 14,

    /// <summary><c>sfixed32</c>: 4 bytes.</summary>
    SFixed32 = 15,

    /// <summary><c>sfixed64</c>: 8 bytes.</summary>
    SFixed64 = 16,

    /// <summary><c>sint32</c>: zigzag varint.</summary>
    SInt32 = 17,

    /// <summary><c>sint64</c>: zigzag varint.</summary>
    SInt64 = 18,
}
