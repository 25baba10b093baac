using System.Linq;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>
/// Writes the method that gives arrays which grew in several runs their exact length; cold, because one run per field is the rule. It goes
/// into singular sub-messages, whose records may come in pieces too, but not into elements, which are trimmed as each of them ends.
/// </summary>
internal static class TrimEmitter
{
    public static void Emit(SourceWriter writer, MessageSpec message)
    {
        if (!message.NeedsTrim)
            return;
        writer.Line();
        writer.Open($"static void global::ProtoGen.IMessage<{message.Name}>.Trim(ref {message.Name} message, ref pgen::ParseState state, int since)");
        if (message.IsRecursive)
            writer.Line("pgen::FieldEquality.EnterRecursion();");
        foreach (FieldSpec field in message.Fields.Where(field => field.IsRepeated || field.NeedsTrim))
        {
            string storage = "message." + field.Names.Storage;
            writer.Line(field.Storage switch
            {
                FieldStorage.Array => $"state.Trim(ref {storage}, since);",
                FieldStorage.Inline => $"state.TrimMessage(ref {storage}, since);",
                FieldStorage.Boxed => $"state.TrimMessage({storage}, since);",
                _ => $"state.TrimMessage({OneofEmitter.Reference(message.Oneofs[field.Oneof], field, "message.")}, since);",
            });
        }
        writer.Close();
    }
}
