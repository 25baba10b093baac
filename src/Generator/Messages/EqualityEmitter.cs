using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>Writes content equality; the hash is the runtime's, over the serialized message. An absent field holds its type's default, so presence words and values can be compared on their own.</summary>
internal static class EqualityEmitter
{
    public static void Emit(SourceWriter writer, MessageSpec message)
    {
        var terms = new List<string>();
        for (int i = 0; i < message.PresenceWords; i++)
            terms.Add($"left.{Presence.Word(i)} == right.{Presence.Word(i)}");
        terms.AddRange(message.Fields.Where(field => !field.IsOneofMember).Select(field => AreEqual(field, "left." + field.Names.Storage, "right." + field.Names.Storage)));
        for (int i = 0; i < message.Oneofs.Count; i++)
            terms.AddRange(OneofTerms(message, message.Oneofs[i], i));
        terms.Add("pgen::FieldEquality.Unknown(left._unknownFields, right._unknownFields)");

        writer.Line();
        writer.Open($"static bool global::ProtoGen.IMessage<{message.Name}>.AreEqual(in {message.Name} left, in {message.Name} right)");
        if (message.IsRecursive)
            writer.Line("pgen::FieldEquality.EnterRecursion();");
        writer.Line("return " + terms[0] + (terms.Count == 1 ? ";" : ""));
        writer.Indent();
        for (int i = 1; i < terms.Count; i++)
            writer.Line("&& " + terms[i] + (i == terms.Count - 1 ? ";" : ""));
        writer.Outdent();
        writer.Close();
    }

    private static IEnumerable<string> OneofTerms(MessageSpec message, OneofSpec oneof, int index)
    {
        yield return $"left.{oneof.StorageCase} == right.{oneof.StorageCase}";
        if (oneof.HasBits)
            yield return $"left.{oneof.StorageBits} == right.{oneof.StorageBits}";
        if (!oneof.HasReference)
            yield break;
        string references = $"(left.{oneof.StorageReference}, right.{oneof.StorageReference})";
        var messages = message.Fields.Where(field => field.Oneof == index && field.IsMessage).ToList();
        if (messages.Count == 0)
        {
            yield return $"pgen::FieldEquality.OneofValue{references}";
            yield break;
        }
        string arms = string.Concat(messages.Select(field => $"{field.OneofCase} => pgen::FieldEquality.OneofMessage<{field.ValueType}>{references}, "));
        yield return $"left.{oneof.StorageCase} switch {{ {arms}_ => pgen::FieldEquality.OneofValue{references} }}";
    }

    private static string AreEqual(FieldSpec field, string left, string right)
    {
        switch (field.Storage)
        {
            case FieldStorage.Array:
                return $"pgen::FieldEquality.{(field.IsMessage ? "RepeatedMessage" : "Repeated")}({left}, {right})";
            case FieldStorage.Map:
                return $"pgen::MapEquality.{(field.MapsToMessages ? "MessageMap" : "Map")}({left}, {right})";
            case FieldStorage.Inline:
                return $"pgen::FieldEquality.Message(in {left}, in {right})";
            case FieldStorage.Boxed:
                return $"pgen::FieldEquality.Message({left}, {right})";
            case FieldStorage.Reference:
                return field.ValueType == "string" ? $"{left} == {right}" : $"pgen::FieldEquality.OptionalBytes({left}, {right})";
        }
        if (field.ValueType == "string")
            return $"pgen::FieldEquality.Implicit({left}, {right})";
        if (field.ValueType == "global::ProtoGen.ByteString")
            return $"pgen::FieldEquality.Bytes({left}, {right})";
        return field.Scalar is { IsFloating: true } ? $"pgen::FieldEquality.Bits({left}, {right})" : $"{left} == {right}";
    }
}
