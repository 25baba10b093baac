using System.Linq;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>Writes the check of required fields, for messages that can have any.</summary>
internal static class RequiredEmitter
{
    public static void Emit(SourceWriter writer, MessageSpec message)
    {
        if (!message.NeedsInitializedCheck)
            return;
        writer.Line();
        writer.Open($"static bool global::ProtoGen.IMessage<{message.Name}>.IsInitialized(in {message.Name} message)");
        if (message.IsRecursive)
            writer.Line("pgen::FieldEquality.EnterRecursion();");
        foreach (FieldSpec field in message.Fields.Where(field => field.IsRequired))
        {
            writer.Line($"if (!message.{field.Names.Has})");
            writer.Indent().Line("return false;").Outdent();
        }
        foreach (FieldSpec field in message.Fields.Where(field => field.NeedsInitializedCheck))
        {
            writer.Line($"if (!{Check(message, field)})");
            writer.Indent().Line("return false;").Outdent();
        }
        writer.Line("return true;");
        writer.Close();
    }

    private static string Check(MessageSpec message, FieldSpec field)
    {
        string storage = "message." + field.Names.Storage;
        return field.Storage switch
        {
            FieldStorage.Map => $"pgen::RequiredFields.AreSetInMap({storage})",
            FieldStorage.Array => $"pgen::RequiredFields.AreSetInAll({storage})",
            FieldStorage.Inline => $"(({Presence.Test(field, "message.")}) ? pgen::RequiredFields.AreSet(in {storage}) : true)",
            FieldStorage.Boxed => $"pgen::RequiredFields.AreSetIn({storage})",
            _ => $"pgen::RequiredFields.AreSetIn({OneofEmitter.Reference(message.Oneofs[field.Oneof], field, "message.")})",
        };
    }
}
