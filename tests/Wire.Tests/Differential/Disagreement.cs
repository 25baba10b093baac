namespace ProtoGen.Tests.Wire.Differential;

/// <summary>Where we decided against what Google.Protobuf 3.25.1 does with damaged data. Every difference that a test meets must be one of these.</summary>
public enum Disagreement
{
    /// <summary>None: the sides agree.</summary>
    None,

    /// <summary>Google reads a tag as any varint and drops its high bits. The specification knows 32 bits, and C++ refuses more than five bytes, as we do.</summary>
    LongTag,

    /// <summary>Google drops the bits above the 32nd of a length prefix; C++ refuses such a prefix, as we do.</summary>
    LongLength,

    /// <summary>Google refuses ill-formed UTF-8 in proto2 strings as well; only proto3 and editions ask for that. C++ accepts it, and so do we, with U+FFFD in its place.</summary>
    UncheckedUtf8,

    /// <summary>Google's C# treats all enums as open. By the specification a closed enum's foreign numbers are unknown fields, as with us.</summary>
    ClosedEnum,

    /// <summary>
    /// Google's C# replaces a wrapper in a oneof, and keeps an older value when a later record spells out the default. A wrapper is a message, so its
    /// records merge field by field, as in C++ and with us.
    /// </summary>
    WrapperMerge,
}
