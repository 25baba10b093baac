using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>
/// Writes the serializer of a message: fields from the highest number to the lowest, because bytes go out back to front. Room for all tags,
/// lengths and scalars is reserved at once and again after each value of variable length.
/// </summary>
internal static class WriteEmitter
{
    private const int LengthSize = 5;
    private const int Slack = 8;
    private const int ShortestRun = 4;
    private const int LongestRun = 8;

    public static void Emit(SourceWriter writer, MessageSpec message)
    {
        writer.Line();
        writer.Open($"static nint global::ProtoGen.IMessage<{message.Name}>.Write(in {message.Name} message, ref pgen::ReverseWriter writer, nint pos)");
        writer.Line($"const int Reserve = {CSharpLiteral.Int32(Slack + message.Fields.Sum(Room))};");
        if (message.IsRecursive)
            writer.Line("writer.Enter();");
        writer.Line("pos = writer.Reserve(pos, Reserve);");
        writer.Line(message.IsMessageSet
            ? "pos = pgen::MessageSet.Write(ref writer, pos, message._unknownFields, Reserve);"
            : "pos = writer.Unknown(pos, message._unknownFields, Reserve);");
        EmitFields(writer, message, message.Fields.OrderByDescending(field => field.Number).ToList());
        if (message.IsRecursive)
            writer.Line("writer.Leave();");
        writer.Line("return pos;");
        writer.Close();
    }

    /// <summary>
    /// Neighbours with presence bits are passed over together when none of them is set: a sparse message of sixty fields takes eight tests instead of
    /// sixty (benchmarks/Wire, row big60-sparse).
    /// </summary>
    private static void EmitFields(SourceWriter writer, MessageSpec message, List<FieldSpec> fields)
    {
        for (int first = 0; first < fields.Count;)
        {
            int next = first + 1;
            while (next < fields.Count && next - first < LongestRun && HasBitBeside(fields[first], fields[next]))
                next++;
            List<FieldSpec> run = fields.GetRange(first, next - first);
            bool isGuarded = run.Count >= ShortestRun;
            if (isGuarded)
                writer.Open($"if ({Presence.TestAny(run, "message.")})");
            foreach (FieldSpec field in run)
                EmitField(writer, message, field);
            if (isGuarded)
                writer.Close();
            first = next;
        }
    }

    private static bool HasBitBeside(FieldSpec field, FieldSpec next) =>
        field.PresenceBit >= 0 && next.PresenceBit >= 0 && Presence.Word(field) == Presence.Word(next);

    /// <summary>The most bytes that the field takes between two reservations.</summary>
    private static int Room(FieldSpec field)
    {
        int tag = Tags.Length(field.Tag);
        return field.Kind switch
        {
            FieldKind.Map => 0,
            FieldKind.Group => tag * 2,
            FieldKind.Scalar when !field.IsPacked => tag + field.Scalar!.MaxSize,
            FieldKind.Enum or FieldKind.ClosedEnum when !field.IsPacked => tag + 10,
            _ => tag + LengthSize,
        };
    }

    private static void EmitField(SourceWriter writer, MessageSpec message, FieldSpec field)
    {
        string storage = "message." + field.Names.Storage;
        string local = field.Local;
        switch (field.Storage)
        {
            case FieldStorage.Map:
                writer.Line($"if ({storage} is {{ }} {local})");
                writer.Indent();
                writer.Line($"pos = pgen::MapField<{field.KeyType}, {field.ValueType}, {field.KeyCodec}, {field.Codec}>.Write(ref writer, pos, {Tags.Literal(field.Tag)}, {local}, Reserve);");
                writer.Outdent();
                break;
            case FieldStorage.Array:
                writer.Open($"if ({storage} is {{ Length: > 0 }} {local})");
                EmitArray(writer, field, local);
                writer.Close();
                break;
            case FieldStorage.Inline:
                Begin($"if ({Presence.Test(field, "message.")})");
                EmitMessage(writer, field, storage);
                End();
                break;
            case FieldStorage.Boxed:
                Begin($"if ({storage} is {{ }} {local})");
                EmitMessage(writer, field, local + ".Value");
                End();
                break;
            case FieldStorage.OneofBits:
                Begin($"if ({OneofEmitter.IsCase(message.Oneofs[field.Oneof], field, "message.")})");
                EmitSingle(writer, field, OneofEmitter.Unpack(message.Oneofs[field.Oneof], field, "message."));
                End();
                break;
            case FieldStorage.OneofReference:
                Begin($"if ({OneofEmitter.Reference(message.Oneofs[field.Oneof], field, "message.")} is {{ }} {local})");
                if (field.IsMessage)
                    EmitMessage(writer, field, local + ".Value");
                else
                    EmitSingle(writer, field, local);
                End();
                break;
            case FieldStorage.Reference:
                Begin($"if ({storage} is {{ }} {local})");
                EmitSingle(writer, field, local);
                End();
                break;
            case FieldStorage.Plain when field.Scalar is null && field.Kind is FieldKind.String or FieldKind.Bytes:
                Begin($"if ({storage} is {{ Length: > 0 }} {local})");
                EmitSingle(writer, field, local);
                End();
                break;
            default:
                Begin($"if ({(field.PresenceBit >= 0 ? Presence.Test(field, "message.") : IsNotDefault(field, storage))})");
                EmitSingle(writer, field, storage);
                End();
                break;
        }

        // One statement follows each test, but for groups.
        void Begin(string test)
        {
            writer.Line(test);
            if (field.Kind == FieldKind.Group)
                writer.OpenBlock();
            else
                writer.Indent();
        }

        void End()
        {
            if (field.Kind == FieldKind.Group)
                writer.CloseBlock();
            else
                writer.Outdent();
        }
    }

    private static string IsNotDefault(FieldSpec field, string storage)
    {
        switch (field.Scalar?.CSharp)
        {
            case "bool":
                return storage;
            case "double":
                return $"global::System.BitConverter.DoubleToInt64Bits({storage}) != 0";
            case "float":
                return $"global::System.BitConverter.SingleToInt32Bits({storage}) != 0";
            default:
                return storage + " != 0";
        }
    }

    private static void EmitMessage(SourceWriter writer, FieldSpec field, string value)
    {
        if (field.Kind == FieldKind.Group)
        {
            writer.Line(Tags.Write(field.EndTag));
            writer.Line(Tags.Write(field.Tag, $"writer.Group(pos, in {value}, Reserve)"));
        }
        else
        {
            writer.Line(Tags.Write(field.Tag, $"writer.Message(pos, in {value}, Reserve)"));
        }
    }

    private static void EmitSingle(SourceWriter writer, FieldSpec field, string value) => writer.Line(Tags.Write(field.Tag, Value(field, value)));

    private static string Value(FieldSpec field, string value) => field.Kind switch
    {
        FieldKind.Scalar when field.Scalar!.IsFixed => $"writer.Fixed(pos, {value})",
        FieldKind.Scalar => $"writer.{field.Scalar!.Name}(pos, {value})",
        FieldKind.String => $"writer.String(pos, {value}, Reserve)",
        FieldKind.Bytes => $"writer.Bytes(pos, {value}, Reserve)",
        FieldKind.Enum or FieldKind.ClosedEnum => $"writer.Enum(pos, {value})",
        _ when field.ValueType == "global::ProtoGen.ByteString" =>
            $"writer.Wrapper<{field.ValueType}, {field.Codec}>(pos, global::ProtoGen.ByteString.FromItems({value}), Reserve)",
        _ => $"writer.Wrapper<{field.ValueType}, {field.Codec}>(pos, {value}, Reserve)",
    };

    private static void EmitArray(SourceWriter writer, FieldSpec field, string items)
    {
        if (field.IsPacked)
        {
            bool isFixed = field.Kind == FieldKind.Scalar && field.Scalar!.IsFixed;
            writer.Line(Tags.Write(
                field.Tag, isFixed ? $"writer.PackedFixed(pos, {items}, Reserve)" : $"writer.PackedVarint<{field.ValueType}, {field.Codec}>(pos, {items}, Reserve)"));
            return;
        }
        writer.Open($"for (int i = {items}.Length - 1; i >= 0; i--)");
        if (field.IsMessage)
        {
            EmitMessage(writer, field, items + "[i]");
        }
        else
        {
            EmitSingle(writer, field, field.Kind == FieldKind.Bytes ? items + "[i].Items" : items + "[i]");
            if (field.IsPackable)
                writer.Line("pos = writer.Reserve(pos, Reserve);");
        }
        writer.Close();
    }
}
