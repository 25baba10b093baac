using ProtoGen.CodeGen;

namespace ProtoGen.WellKnownTypes;

public partial struct Struct
{
    static void IMessage<Struct>.WriteJson(in Struct message, ref JsonOutput output)
    {
        output.Enter();
        output.Entries<string, Value, SubMessageCodec<Value>>(message._fields);
        output.Leave();
    }

    static void IMessage<Struct>.MergeJson(ref Struct message, ref JsonInput input) =>
        input.Map<string, Value, StringCodec, SubMessageCodec<Value>>(ref message._fields, ref message._unknownFields);
}
