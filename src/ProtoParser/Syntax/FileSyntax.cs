using System;
using System.Collections.Generic;

namespace ProtoGen.Parser.Syntax;

/// <summary>A whole .proto file as written. Equality is by reference; compare <see cref="Source"/> for content.</summary>
public sealed class FileSyntax(SourceText source) : SyntaxNode
{
    public SourceText Source { get; } = source;

    /// <summary>From the first token to the last one; empty at the end of the text when there are none.</summary>
    public TextSpan ContentSpan { get; set; }

    /// <summary><c>syntax = "…"</c> or <c>edition = "…"</c>; null when the file does not say.</summary>
    public SyntaxLevelSyntax? Level { get; set; }

    public PackageSyntax? Package { get; set; }

    public List<ImportSyntax> Imports { get; } = [];

    public List<OptionSyntax> Options { get; } = [];

    public List<MessageSyntax> Messages { get; } = [];

    public List<EnumSyntax> Enums { get; } = [];

    public List<ExtendSyntax> Extends { get; } = [];

    public List<ServiceSyntax> Services { get; } = [];
}

public sealed class SyntaxLevelSyntax : DeclarationSyntax
{
    /// <summary>True for <c>edition</c>, false for <c>syntax</c>.</summary>
    public bool IsEdition { get; set; }

    /// <summary>The literal's value: <c>proto2</c>, <c>proto3</c>, <c>2023</c> …</summary>
    public NameSyntax Value { get; set; }
}

public sealed class PackageSyntax : DeclarationSyntax
{
    public NameSyntax Name { get; set; }
}

public enum ImportKind
{
    Plain,
    Public,
    Weak,
    Option,
}

public sealed class ImportSyntax : DeclarationSyntax
{
    public ImportKind Kind { get; set; }

    /// <summary>The word <c>public</c>, <c>weak</c> or <c>option</c> where it stands.</summary>
    public TextSpan KindSpan { get; set; }

    /// <summary>The path, with the span of the string literal.</summary>
    public NameSyntax Path { get; set; }
}

/// <summary><c>export</c> or <c>local</c> before a message or enum (edition 2024).</summary>
public enum SymbolVisibility
{
    Unset,
    Local,
    Export,
}

public sealed class MessageSyntax : DeclarationSyntax
{
    public NameSyntax Name { get; set; }

    public SymbolVisibility Visibility { get; set; }

    public TextSpan VisibilitySpan { get; set; }

    /// <summary>The word <c>message</c> or <c>group</c>.</summary>
    public TextSpan KeywordSpan { get; set; }

    /// <summary>All fields in source order, those of oneofs included, synthesized group fields too.</summary>
    public List<FieldSyntax> Fields { get; } = [];

    public List<OneofSyntax> Oneofs { get; } = [];

    /// <summary>Nested messages in source order, those of groups included.</summary>
    public List<MessageSyntax> Messages { get; } = [];

    public List<EnumSyntax> Enums { get; } = [];

    public List<ExtendSyntax> Extends { get; } = [];

    public List<ExtensionRangeSyntax> ExtensionRanges { get; } = [];

    public List<ReservedSyntax> Reserved { get; } = [];

    public List<OptionSyntax> Options { get; } = [];

    /// <summary>The message was written as the body of a <c>group</c> field.</summary>
    public bool IsGroup { get; set; }
}

public enum FieldLabel
{
    None,
    Optional,
    Required,
    Repeated,
}

public sealed class FieldSyntax : DeclarationSyntax
{
    public FieldLabel Label { get; set; }

    public TextSpan LabelSpan { get; set; }

    /// <summary>A scalar type's word, a type name as written, <c>group</c>, or <c>map</c>.</summary>
    public NameSyntax Type { get; set; }

    public NameSyntax Name { get; set; }

    public IntegerSyntax Number { get; set; }

    /// <summary>Key and value type of <c>map&lt;key, value&gt;</c>; null otherwise.</summary>
    public MapTypeSyntax? Map { get; set; }

    /// <summary>The body of a <c>group</c> field; it stands in the enclosing scope's <see cref="MessageSyntax.Messages"/> too.</summary>
    public MessageSyntax? Group { get; set; }

    /// <summary>The options between brackets, <c>default</c> and <c>json_name</c> included.</summary>
    public List<OptionSyntax> Options { get; } = [];

    /// <summary>From <c>[</c> to <c>]</c>; empty when there are none.</summary>
    public TextSpan OptionsSpan { get; set; }

    /// <summary>The oneof that the field was declared in.</summary>
    public OneofSyntax? Oneof { get; set; }
}

public sealed class MapTypeSyntax : SyntaxNode
{
    public NameSyntax Key { get; set; }

    public NameSyntax Value { get; set; }
}

public sealed class OneofSyntax : DeclarationSyntax
{
    public NameSyntax Name { get; set; }

    public List<OptionSyntax> Options { get; } = [];
}

/// <summary><c>extend Type { … }</c>.</summary>
public sealed class ExtendSyntax : DeclarationSyntax
{
    public NameSyntax Extendee { get; set; }

    public List<FieldSyntax> Fields { get; } = [];

    /// <summary>Messages of the groups declared here.</summary>
    public List<MessageSyntax> Messages { get; } = [];
}

/// <summary><c>start</c> or <c>start to end</c>, both inclusive; <c>max</c> is <see cref="long.MaxValue"/>.</summary>
public sealed class RangeSyntax : SyntaxNode
{
    public IntegerSyntax First { get; set; }

    public IntegerSyntax Last { get; set; }
}

/// <summary><c>extensions 100 to 199, 500 [options];</c>.</summary>
public sealed class ExtensionRangeSyntax : DeclarationSyntax
{
    public List<RangeSyntax> Ranges { get; } = [];

    public List<OptionSyntax> Options { get; } = [];

    public TextSpan OptionsSpan { get; set; }
}

/// <summary><c>reserved 1, 5 to 9;</c> or <c>reserved "a", "b";</c> or, in editions, <c>reserved a, b;</c>.</summary>
public sealed class ReservedSyntax : DeclarationSyntax
{
    public List<RangeSyntax> Ranges { get; } = [];

    public List<NameSyntax> Names { get; } = [];

    /// <summary>The names were identifiers, not string literals.</summary>
    public bool NamesAreIdentifiers { get; set; }
}

public sealed class EnumSyntax : DeclarationSyntax
{
    public NameSyntax Name { get; set; }

    public SymbolVisibility Visibility { get; set; }

    public TextSpan VisibilitySpan { get; set; }

    /// <summary>The word <c>enum</c>.</summary>
    public TextSpan KeywordSpan { get; set; }

    public List<EnumValueSyntax> Values { get; } = [];

    public List<ReservedSyntax> Reserved { get; } = [];

    public List<OptionSyntax> Options { get; } = [];
}

public sealed class EnumValueSyntax : DeclarationSyntax
{
    public NameSyntax Name { get; set; }

    public IntegerSyntax Number { get; set; }

    public List<OptionSyntax> Options { get; } = [];

    public TextSpan OptionsSpan { get; set; }
}

public sealed class ServiceSyntax : DeclarationSyntax
{
    public NameSyntax Name { get; set; }

    public List<MethodSyntax> Methods { get; } = [];

    public List<OptionSyntax> Options { get; } = [];
}

public sealed class MethodSyntax : DeclarationSyntax
{
    public NameSyntax Name { get; set; }

    public NameSyntax InputType { get; set; }

    public NameSyntax OutputType { get; set; }

    /// <summary>The word <c>stream</c> where it stands; empty when absent.</summary>
    public TextSpan ClientStreamingSpan { get; set; }

    public TextSpan ServerStreamingSpan { get; set; }

    public List<OptionSyntax> Options { get; } = [];

    public bool ClientStreaming => ClientStreamingSpan.Length > 0;

    public bool ServerStreaming => ServerStreamingSpan.Length > 0;
}
