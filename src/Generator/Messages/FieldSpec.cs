using ProtoGen.Generator.Naming;

namespace ProtoGen.Generator.Messages;

/// <summary>What the emitter knows of one field. Equality is by value; places in the source are no part of it.</summary>
public sealed record FieldSpec
{
    public required FieldNames Names { get; init; }

    public required int Number { get; init; }

    public required string ProtoName { get; init; }

    public required string JsonName { get; init; }

    public required string? Doc { get; init; }

    public required bool IsDeprecated { get; init; }

    public required FieldKind Kind { get; init; }

    public required FieldStorage Storage { get; init; }

    /// <summary>The value's type without <c>?</c>, <c>Repeated</c> or <c>Map</c>: a keyword or a name with <c>global::</c>.</summary>
    public required string ValueType { get; init; }

    /// <summary>For scalars, and for wrappers of scalars.</summary>
    public ScalarType? Scalar { get; init; }

    /// <summary>The codec struct of the value where the runtime's code is generic.</summary>
    public required string Codec { get; init; }

    /// <summary>The wire type of one value.</summary>
    public required uint WireType { get; init; }

    /// <summary>The bit in the presence words; -1 when there is none.</summary>
    public int PresenceBit { get; init; } = -1;

    public bool IsPacked { get; init; }

    /// <summary>The elements may be packed, whether this field writes them so or not.</summary>
    public bool IsPackable { get; init; }

    public bool ValidatesUtf8 { get; init; } = true;

    public bool IsRequired { get; init; }

    /// <summary>The value, an element or a map's value is a message that has required fields somewhere.</summary>
    public bool NeedsInitializedCheck { get; init; }

    /// <summary>A singular message field whose arrays may have to be trimmed after parsing.</summary>
    public bool NeedsTrim { get; init; }

    /// <summary>The custom default, or an enum's first value, as an expression; null for the C# default.</summary>
    public string? DefaultExpression { get; init; }

    /// <summary>For a map: the key's C# type and codec.</summary>
    public string KeyType { get; init; } = "";

    public string KeyCodec { get; init; } = "";

    /// <summary>For a map: the values are messages.</summary>
    public bool MapsToMessages { get; init; }

    /// <summary>For a member of a oneof: the case as an expression, <c>SignInOneofCase.Passkey</c>.</summary>
    public string OneofCase { get; init; } = "";

    /// <summary>The index of the oneof in <see cref="MessageSpec.Oneofs"/>; -1 for other fields.</summary>
    public int Oneof { get; init; } = -1;

    public bool IsRepeated => Storage == FieldStorage.Array;

    public bool IsOneofMember => Oneof >= 0;

    /// <summary>Reading and writing go through a sub-message's own codec.</summary>
    public bool IsMessage => Kind is FieldKind.Message or FieldKind.Group;

    /// <summary>The tag that this message writes: the packed one for packed fields.</summary>
    public uint Tag => TagOf(IsPacked ? 2 : WireType);

    /// <summary>The other tag under which elements are accepted.</summary>
    public uint AlternativeTag => TagOf(IsPacked ? WireType : 2);

    public uint EndTag => TagOf(4);

    /// <summary>The name of a local variable that holds the field.</summary>
    public string Local => LocalNames.Of(Names.Property);

    private uint TagOf(uint wireType) => ((uint)Number << 3) | wireType;
}
