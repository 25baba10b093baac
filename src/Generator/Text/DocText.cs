using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Text;

/// <summary>Picks the comment that documents a declaration.</summary>
public static class DocText
{
    /// <summary>The comment above the declaration, else the one at its end; null when neither says anything. Detached comments document nothing.</summary>
    public static string? Of(Descriptor descriptor)
    {
        if (descriptor.Comments is not { } comments)
            return null;
        if (!XmlDoc.IsBlank(comments.Leading))
            return comments.Leading;
        return XmlDoc.IsBlank(comments.Trailing) ? null : comments.Trailing;
    }
}
