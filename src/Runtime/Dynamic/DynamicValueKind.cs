namespace ProtoGen.Reflection;

/// <summary>What a <see cref="DynamicValue"/> holds. Several field types share a kind: <c>int32</c>, <c>sint32</c> and <c>sfixed32</c> are all <see cref="Int32"/>.</summary>
public enum DynamicValueKind
{
    /// <summary>Nothing: the value of an absent sub-message.</summary>
    None,

    /// <summary>A <see cref="bool"/>.</summary>
    Bool,

    /// <summary>An <see cref="int"/>.</summary>
    Int32,

    /// <summary>A <see cref="long"/>.</summary>
    Int64,

    /// <summary>A <see cref="uint"/>.</summary>
    UInt32,

    /// <summary>A <see cref="ulong"/>.</summary>
    UInt64,

    /// <summary>A <see cref="float"/>.</summary>
    Float,

    /// <summary>A <see cref="double"/>.</summary>
    Double,

    /// <summary>The number of an enum value.</summary>
    Enum,

    /// <summary>A <see cref="string"/>.</summary>
    String,

    /// <summary>A <see cref="ByteString"/>.</summary>
    Bytes,

    /// <summary>A <see cref="DynamicMessage"/>.</summary>
    Message,

    /// <summary>A <see cref="DynamicList"/>, the value of a repeated field.</summary>
    List,

    /// <summary>A <see cref="DynamicMap"/>, the value of a map field.</summary>
    Map,
}
