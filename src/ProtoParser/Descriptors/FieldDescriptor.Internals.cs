using ProtoGen.Parser.Linking;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Descriptors;

public sealed partial class FieldDescriptor
{
    /// <summary>For an extension: the extended message as written.</summary>
    internal NameSyntax Extendee { get; set; }

    /// <summary>For the key or value of a map entry: its type as written.</summary>
    internal NameSyntax EntryType { get; set; }

    internal FieldSyntax? FieldSyntax => Declaration as FieldSyntax;

    /// <summary>For a field of an options message: where it may be used; made on first use.</summary>
    internal OptionFieldRules? OptionRules { get; set; }
}
