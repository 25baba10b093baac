using ProtoGen.CodeGen;

namespace ProtoGen.WellKnownTypes;

public partial struct ListValue
{
    static void IMessage<ListValue>.WriteJson(in ListValue message, ref JsonOutput output)
    {
        output.Enter();
        output.Elements<Value, SubMessageCodec<Value>>(message._values);
        output.Leave();
    }

    static void IMessage<ListValue>.MergeJson(ref ListValue message, ref JsonInput input) =>
        input.Repeated<Value, SubMessageCodec<Value>>(ref message._values, ref message._unknownFields);
}
