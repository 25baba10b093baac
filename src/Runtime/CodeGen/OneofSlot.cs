using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ProtoGen.CodeGen;

/// <summary>Puts the scalar members of a oneof into eight shared bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OneofSlot
{
    /// <summary>The bits of a value, the rest zero, so that equal values have equal slots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Pack<T>(T value)
        where T : unmanaged
    {
        ulong bits = 0;
        Unsafe.As<ulong, T>(ref bits) = value;
        return bits;
    }

    /// <summary>The value out of the bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Unpack<T>(ulong bits)
        where T : unmanaged => Unsafe.As<ulong, T>(ref bits);
}
