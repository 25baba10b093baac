namespace ProtoGen.Generator.Messages;

/// <summary>How a field's value travels and what it is in C#. Labels and presence are not part of it.</summary>
public enum FieldKind
{
    Scalar,
    String,
    Bytes,
    Enum,
    ClosedEnum,
    Message,
    Group,

    /// <summary>A wrapper message of google/protobuf/wrappers.proto, which is its nullable value in C#.</summary>
    Wrapper,

    Map,
}

/// <summary>Where a message struct keeps a field.</summary>
public enum FieldStorage
{
    /// <summary>A field of the value's own type; the default stands for absent.</summary>
    Plain,

    /// <summary>The same with a bit that tells whether it is set.</summary>
    Flagged,

    /// <summary>A string or byte array whose null means absent.</summary>
    Reference,

    /// <summary>A small leaf message inside the struct, with a bit.</summary>
    Inline,

    /// <summary>A message in a box of its own.</summary>
    Boxed,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A map's storage class.</summary>
    Map,

    /// <summary>The oneof's shared eight bytes.</summary>
    OneofBits,

    /// <summary>The oneof's shared reference.</summary>
    OneofReference,
}
