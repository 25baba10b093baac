using ProtoGen.CodeGen;
using ProtoGen.Reflection;

namespace ProtoGen.WellKnownTypes;

public partial struct Any
{
    static void IMessage<Any>.WriteJson(in Any message, ref JsonOutput output) =>
        AnyJson.Write(message.TypeUrl, message.Value.Span, ref output);

    static void IMessage<Any>.MergeJson(ref Any message, ref JsonInput input)
    {
        (message.TypeUrl, byte[] value) = AnyJson.Read(ref input);
        message.Value = ByteString.Wrap(value);
    }
}
