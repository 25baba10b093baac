namespace ProtoGen.Reflection;

/// <summary>One lexical element of text format, as a place in the text.</summary>
internal readonly record struct TextToken(TextTokenKind Kind, int Start, int Length);
