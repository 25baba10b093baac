using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>
/// Writes the parser of a message: a switch over the tag, and after each field a guess that the next one in number order follows, which
/// saves the switch on dense messages (up to 2.1 times; benchmarks/Wire, row big60). Up to eight fields switch on the whole tag; more switch on the
/// field number, whose dense jump table is faster there.
/// </summary>
internal static class MergeEmitter
{
    private const int TagSwitchLimit = 8;

    public static void Emit(SourceWriter writer, MessageSpec message)
    {
        List<FieldSpec> fields = message.Fields.OrderBy(field => field.Number).ToList();
        bool switchesOnNumber = fields.Count > TagSwitchLimit && fields[fields.Count - 1].Number <= fields.Count * 3;

        writer.Line();
        // Inlined into itself, a recursive parser would be followed by calls that are not: one call per level is fastest (benchmarks/Wire, row deep50).
        if (message.IsRecursive)
            writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]");
        writer.Open(
            $"static nint global::ProtoGen.IMessage<{message.Name}>.Merge(ref {message.Name} message, ref byte start, nint pos, nint end, ref pgen::ParseState state)");
        writer.Open("while (pos < end)");
        writer.Line("pos = pgen::WireReader.Tag(ref start, pos, end, out uint tag);");
        writer.Open(switchesOnNumber ? "switch (tag >> 3)" : "switch (tag)");
        for (int i = 0; i < fields.Count; i++)
        {
            FieldSpec? next = i + 1 < fields.Count && IsGuessable(fields[i + 1]) ? fields[i + 1] : null;
            if (switchesOnNumber)
                EmitNumberCase(writer, message, fields[i], next, isGuessed: i > 0 && IsGuessable(fields[i]));
            else
                EmitTagCases(writer, message, fields[i], next);
        }
        EmitUnknown(writer, message);
        writer.Close();
        writer.Close();
        writer.Line("return pos;");
        writer.Close();
    }

    private static bool IsGuessable(FieldSpec field) => Tags.Length(field.Tag) <= 2;

    private static void EmitTagCases(SourceWriter writer, MessageSpec message, FieldSpec field, FieldSpec? next)
    {
        writer.Line($"case {Tags.Literal(field.Tag)}: // {field.ProtoName}");
        writer.Indent();
        FieldReader.Emit(writer, message, field, field.Tag);
        Guess(writer, next, next is null ? "" : $"goto case {Tags.Literal(next.Tag)};");
        writer.Outdent();
        if (!field.IsPackable)
            return;
        writer.Line($"case {Tags.Literal(field.AlternativeTag)}: // {field.ProtoName}, {(field.IsPacked ? "not packed" : "packed")}");
        writer.Indent();
        FieldReader.Emit(writer, message, field, field.AlternativeTag);
        writer.Line("continue;");
        writer.Outdent();
    }

    private static void EmitNumberCase(SourceWriter writer, MessageSpec message, FieldSpec field, FieldSpec? next, bool isGuessed)
    {
        writer.Line($"case {CSharpLiteral.Int32(field.Number)}: // {field.ProtoName}");
        writer.Indent();
        if (field.IsPackable)
        {
            writer.Open($"if (tag == {Tags.Literal(field.AlternativeTag)})");
            FieldReader.Emit(writer, message, field, field.AlternativeTag);
            writer.Line("continue;");
            writer.Close();
        }
        writer.Line($"if (tag != {Tags.Literal(field.Tag)})");
        writer.Indent().Line("goto default;").Outdent();
        if (isGuessed)
            writer.Outdent().Line(Label(field) + ":").Indent();
        FieldReader.Emit(writer, message, field, field.Tag);
        Guess(writer, next, next is null ? "" : $"goto {Label(next)};");
        writer.Outdent();
    }

    private static void Guess(SourceWriter writer, FieldSpec? next, string jump)
    {
        if (next is not null)
        {
            writer.Open($"if ({Tags.IsNext(next.Tag)})");
            writer.Line(Tags.Length(next.Tag) == 1 ? "pos++;" : "pos += 2;");
            writer.Line(jump);
            writer.Close();
        }
        writer.Line("continue;");
    }

    private static void EmitUnknown(SourceWriter writer, MessageSpec message)
    {
        writer.Line("default:");
        writer.Indent();
        writer.Line("if ((tag & 7) == 4)");
        writer.Indent().Line("return state.EndGroup(tag, pos);").Outdent();
        string reader = message.IsMessageSet ? "MessageSet.Read" : "WireReader.Unknown";
        writer.Line($"pos = pgen::{reader}(ref start, pos, end, tag, ref message._unknownFields, ref state);");
        writer.Line("continue;");
        writer.Outdent();
    }

    private static string Label(FieldSpec field) => "Field" + CSharpLiteral.Int32(field.Number);
}
