using System;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Text;

/// <summary>Picks the comment that documents a declaration, and finds what the names in it mean.</summary>
public static class DocText
{
    /// <summary>
    /// The comment above the declaration, else the one at its end, as XML; null when neither says anything. Detached comments document nothing.
    /// </summary>
    public static string? Of(Descriptor descriptor, CSharpNames names)
    {
        if (descriptor.Comments is not { } comments)
            return null;
        Func<string, DocLink?> find = name => DocLinks.Find(name, descriptor, names);
        return XmlDoc.Content(comments.Leading, find) ?? XmlDoc.Content(comments.Trailing, find);
    }
}
