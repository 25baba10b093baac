using System.Text.Json;
using ProtoGen.CodeGen;

namespace ProtoGen.WellKnownTypes;

public partial struct Value
{
    static void IMessage<Value>.WriteJson(in Value message, ref JsonOutput output)
    {
        output.Enter();
        switch (message._kindCase)
        {
            case KindOneofCase.NullValue:
                output.Writer.WriteNullValue();
                break;
            case KindOneofCase.NumberValue:
                double number = OneofSlot.Unpack<double>(message._kindBits);
                if (!double.IsFinite(number))
                    throw new ProtoException("a google.protobuf.Value holds NaN or an infinity, which JSON's numbers do not have");
                output.Writer.WriteNumberValue(number);
                break;
            case KindOneofCase.StringValue when message._kindRef is string text:
                output.String(text);
                break;
            case KindOneofCase.BoolValue:
                output.Writer.WriteBooleanValue(OneofSlot.Unpack<bool>(message._kindBits));
                break;
            case KindOneofCase.StructValue when message._kindRef is Box<Struct> members:
                SubMessageCodec<Struct>.WriteJson(ref output, in members.Value);
                break;
            case KindOneofCase.ListValue when message._kindRef is Box<ListValue> elements:
                SubMessageCodec<ListValue>.WriteJson(ref output, in elements.Value);
                break;
            default:
                throw new ProtoException("a google.protobuf.Value has no kind; set NullValue for null");
        }
        output.Leave();
    }

    static void IMessage<Value>.MergeJson(ref Value message, ref JsonInput input)
    {
        switch (input.Reader.TokenType)
        {
            case JsonTokenType.Null:
                message._kindCase = KindOneofCase.NullValue;
                break;
            case JsonTokenType.Number:
                message._kindBits = OneofSlot.Pack(input.Double());
                message._kindCase = KindOneofCase.NumberValue;
                break;
            case JsonTokenType.String:
                message._kindRef = input.Text();
                message._kindCase = KindOneofCase.StringValue;
                break;
            case JsonTokenType.True or JsonTokenType.False:
                message._kindBits = OneofSlot.Pack(input.Bool());
                message._kindCase = KindOneofCase.BoolValue;
                break;
            case JsonTokenType.StartObject:
                input.OneofMessage<Struct>(ref message._kindRef);
                message._kindCase = KindOneofCase.StructValue;
                break;
            default:
                input.OneofMessage<ListValue>(ref message._kindRef);
                message._kindCase = KindOneofCase.ListValue;
                break;
        }
    }
}
