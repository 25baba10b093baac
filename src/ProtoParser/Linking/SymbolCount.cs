using System.Collections.Generic;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>About how many names a file declares, so that the table of symbols need not grow while it is filled.</summary>
internal static class SymbolCount
{
    public static int Of(FileSyntax file)
    {
        int count = OfMessages(file.Messages) + OfEnums(file.Enums) + OfExtends(file.Extends);
        foreach (ServiceSyntax service in file.Services)
            count += 1 + service.Methods.Count;
        return count;
    }

    // The parser bounds the depth.
    private static int OfMessages(List<MessageSyntax> messages)
    {
        int count = messages.Count;
        foreach (MessageSyntax message in messages)
        {
            count += message.Fields.Count + message.Oneofs.Count + OfMessages(message.Messages) + OfEnums(message.Enums) + OfExtends(message.Extends);
            foreach (FieldSyntax field in message.Fields)
            {
                // The entry of a map field with its key and value, or a synthetic oneof.
                if (field.Map is not null)
                    count += 3;
                else if (field.Label == FieldLabel.Optional)
                    count++;
            }
        }
        return count;
    }

    private static int OfEnums(List<EnumSyntax> enums)
    {
        int count = enums.Count;
        foreach (EnumSyntax @enum in enums)
            count += @enum.Values.Count;
        return count;
    }

    private static int OfExtends(List<ExtendSyntax> extends)
    {
        int count = 0;
        foreach (ExtendSyntax extend in extends)
            count += extend.Fields.Count;
        return count;
    }
}
