using System;
using System.Collections.Generic;

namespace ProtoGen.Parser;

/// <summary>The text of one .proto file with the name that imports know it by. Equality is by path and content.</summary>
public sealed class SourceText(string path, string content) : IEquatable<SourceText>
{
    private int[]? _lineStarts;

    /// <summary>The import path, with forward slashes: what <c>import "…"</c> says.</summary>
    public string Path { get; } = path;

    public string Content { get; } = content;

    /// <summary>The text was made from a serialized descriptor: it stands for a file that may not exist as source.</summary>
    public bool IsFromDescriptor => Descriptor is not null;

    /// <summary>The serialized descriptor that the text was made from.</summary>
    internal Decompilation.WireMessage? Descriptor { get; init; }

    /// <summary>
    /// Text of a file as it lies on disk. Bytes that are no UTF-8 are kept as lone surrogates (U+DC00 + byte): protoc allows
    /// them in comments and string literals and hands them on unchanged, and so do descriptors made from this text.
    /// </summary>
    public static SourceText FromUtf8(string path, byte[] bytes) => new(path, Utf8Text.Decode(bytes));

    /// <summary>Where each line starts; a line ends with a line feed.</summary>
    internal int[] LineStarts => _lineStarts ??= FindLineStarts(Content);

    /// <summary>The zero-based line and UTF-16 column of a position.</summary>
    public (int Line, int Column) GetLocation(int position)
    {
        int[] starts = LineStarts;
        int index = Array.BinarySearch(starts, position);
        int line = index >= 0 ? index : ~index - 1;
        return (line, position - starts[line]);
    }

    public bool Equals(SourceText? other) => other is not null && Path == other.Path && Content == other.Content;

    public override bool Equals(object? obj) => Equals(obj as SourceText);

    public override int GetHashCode() => unchecked((Path.GetHashCode() * 397) ^ Content.GetHashCode());

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
            starts.Add(i + 1);
        return starts.ToArray();
    }
}
