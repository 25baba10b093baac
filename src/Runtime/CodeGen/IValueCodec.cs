using System.ComponentModel;

namespace ProtoGen.CodeGen;

/// <summary>How values of one protobuf type are read and written where the field itself is generic: map entries, wrappers, unpacked elements.</summary>
/// <typeparam name="T">The C# type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValueCodec<T>
{
    /// <summary>The wire type of a single value.</summary>
    static abstract uint WireType { get; }

    /// <summary>Reads a value whose tag is consumed; a message is merged into what is there.</summary>
    static abstract nint Read(ref byte start, nint pos, nint end, ref T value, ref ParseState state);

    /// <summary>Writes a value in front of <paramref name="pos"/>. On entry and on return there is room for <see cref="ReverseWriter.ValueRoom"/> bytes.</summary>
    static abstract nint Write(ref ReverseWriter writer, nint pos, in T value);

    /// <summary>Writes a value as ProtoJSON.</summary>
    static abstract void WriteJson(ref JsonOutput output, in T value);

    /// <summary>Reads a value as ProtoJSON; false, with nothing read, for an enum's unknown name that is ignored.</summary>
    static abstract bool ReadJson(ref JsonInput input, ref T value);

    /// <summary>The value of an absent key, value or wrapper.</summary>
    static virtual T Default => default!;

    /// <summary>True for the value that an absent field stands for.</summary>
    static abstract bool IsDefault(in T value);

    /// <summary>False only for a number that its closed enum does not have.</summary>
    static virtual bool IsKnown(in T value) => true;
}

/// <summary>A type that travels as a varint.</summary>
/// <typeparam name="T">The C# type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVarintCodec<T> : IValueCodec<T>
{
    /// <summary>The value of a decoded varint.</summary>
    static abstract T FromVarint(ulong bits);

    /// <summary>The varint of a value.</summary>
    static abstract ulong ToVarint(T value);
}
