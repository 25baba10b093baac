using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Messages;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Makes specs of a file with errors safe to emit. The linker has left out what did not resolve; what it reports and keeps, because a descriptor
/// can hold it, may still be no C#: the same field number twice, or a map key that no map can have.
/// </summary>
internal static class SoundSpecs
{
    public static MessageSpec Of(MessageSpec message)
    {
        var numbers = new HashSet<int>();
        return message with
        {
            Fields = message.Fields.Where(field => numbers.Add(field.Number) && IsSound(field)).ToImmutableEquatableArray(),
            NestedMessages = message.NestedMessages.Select(Of).ToImmutableEquatableArray(),
        };
    }

    private static bool IsSound(FieldSpec field) =>
        field.Kind != FieldKind.Map || field.KeyType is "int" or "uint" or "long" or "ulong" or "bool" or "string";
}
