using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Messages;

/// <summary>
/// What a debugger shows of a message in a list or a variable: its first few plain fields and what its oneofs hold. Only properties are read, so a long list
/// of messages stays quick to look at; the whole text is one expansion or <c>ToString</c> away.
/// </summary>
internal static class DebuggerText
{
    private const int MaxFields = 4;

    /// <summary>Null when the message has nothing that fits one line.</summary>
    public static string? Of(MessageDescriptor message, MessageNames names)
    {
        IEnumerable<string> fields = message.Fields.Where(IsPlain).Select(field => Show(names[field].Property));
        IEnumerable<string> oneofs = message.Oneofs.Where(oneof => !oneof.IsSynthetic).Select(oneof => Show(names[oneof].CaseProperty));
        List<string> shown = [.. fields.Take(MaxFields), .. oneofs.Take(MaxFields / 2)];
        return shown.Count == 0 ? null : string.Join(", ", shown);
    }

    /// <summary>One value, short, and not hidden from people.</summary>
    private static bool IsPlain(FieldDescriptor field) =>
        !field.IsRepeated && field.RealOneof is null && field.MessageType is null && field.Type != FieldType.Bytes && !field.IsDeprecated
        && field.Options.GetBool("debug_redact") != true
        // A custom option may redact as well, by the value that it has; then the runtime knows, not a debugger's expression.
        && field.Options.Values.All(option => !option.Field.IsExtension);

    private static string Show(string property) => property + " = {" + property + "}";
}
