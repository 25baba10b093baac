using System.Runtime.CompilerServices;
using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>Equality by content, by the rules of generated messages; messages of different descriptors are different.</summary>
public sealed partial class DynamicMessage
{
    /// <summary>Compares type, fields and unknown fields; maps without order.</summary>
    /// <exception cref="InsufficientExecutionStackException">Messages nest too deep for the stack.</exception>
    public bool Equals(DynamicMessage? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || Descriptor != other.Descriptor || !FieldEquality.Unknown(_unknown, other._unknown))
            return false;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        int mine = -1;
        int theirs = -1;
        while (true)
        {
            bool more = NextPresent(ref mine);
            if (more != other.NextPresent(ref theirs))
                return false;
            if (!more)
                return true;
            ref readonly FieldEntry left = ref _entries[mine];
            ref readonly FieldEntry right = ref other._entries[theirs];
            if (!IsSame(left.Field, right.Field) || !left.Value.Equals(right.Value))
                return false;
        }
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DynamicMessage);

    /// <summary>A hash of the content: it changes when the message does.</summary>
    public override int GetHashCode()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var hash = new HashCode();
        for (int i = -1; NextPresent(ref i);)
        {
            hash.Add(_entries[i].Field.Number);
            hash.Add(_entries[i].Value);
        }
        FieldEquality.HashUnknown(_unknown, ref hash);
        return hash.ToHashCode();
    }

    private bool NextPresent(ref int index)
    {
        do
            index++;
        while (index < _count && !_entries[index].IsPresent);
        return index < _count;
    }
}
