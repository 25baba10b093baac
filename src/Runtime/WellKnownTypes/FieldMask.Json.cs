using ProtoGen.CodeGen;
using ProtoGen.Json;

namespace ProtoGen.WellKnownTypes;

public partial struct FieldMask
{
    static void IMessage<FieldMask>.WriteJson(in FieldMask message, ref JsonOutput output)
    {
        if (!FieldMaskText.TryFormat(message._paths, out string text))
            throw new ProtoException("a path of a field mask has a capital letter, or an underscore that no small letter follows, and would not come back from JSON as it is");
        output.String(text);
    }

    static void IMessage<FieldMask>.MergeJson(ref FieldMask message, ref JsonInput input)
    {
        if (!input.IsString || !FieldMaskText.TryParse(input.Text(), out string[] paths))
        {
            input.Expected("field paths such as \"user.displayName,photo\"");
            return;
        }
        message._paths = paths;
    }
}
