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

    /// <summary>Google.Protobuf 3.25.1 reads ill-formed UTF-8 as U+FFFD everywhere. Proto3 strings must be refused, as in C++ and with us.</summary>
    Utf8,

    /// <summary>Google's C# treats all enums as open. By the specification a closed enum's foreign numbers are unknown fields, as with us.</summary>
    ClosedEnum,

    /// <summary>Google steps over a field of wire type 6 or 7 inside map entries, as if it had no payload. Those wire types do not exist.</summary>
    WireTypeInMapEntry,

    /// <summary>Google's shortcuts for wrappers read beyond the wrapper's length, and take one that the end of the data cuts off.</summary>
    WrapperBounds,

    /// <summary>
    /// Google's C# replaces a wrapper in a oneof, and keeps an older value when a later record spells out the default. A wrapper is a message, so its
    /// records merge field by field, as in C++ and with us.
    /// </summary>
    WrapperMerge,

    /// <summary>Google's C# takes the last of several value records in a map entry; an entry is a message, so they merge, as in C++ and with us.</summary>
    MapValueMerge,
}
