using ProtoGen.CodeGen;

namespace ProtoGen.WellKnownTypes;

public partial struct Any
{
    static void IMessage<Any>.WriteJson(in Any message, ref JsonOutput output)
    {
        if (message.TypeUrl.Length > 0 || !message.Value.IsEmpty)
            throw new ProtoException($"the type {message.TypeUrl} is not in the registry");
        output.Writer.WriteStartObject();
        output.Writer.WriteEndObject();
    }

    static void IMessage<Any>.MergeJson(ref Any message, ref JsonInput input)
    {
        input.Expected("{}");
    }
}
