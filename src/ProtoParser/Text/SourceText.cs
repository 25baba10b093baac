using System;
using System.Collections.Generic;
using System.IO;
using ProtoGen.Parser.Buffers;

namespace ProtoGen.Parser;

/// <summary>The text of one .proto file with the name that imports know it by. Equality is by path and content.</summary>
public sealed class SourceText(string path, string content) : IEquatable<SourceText>
{
    private int[]? _lineStarts;

    /// <summary>
    /// The name of the text in diagnostics, and, unless the linker is told another one, the import path: what <c>import "…"</c> says, with forward slashes.
    /// </summary>
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

    /// <summary>
    /// Text for a file that is known by its <c>google.protobuf.FileDescriptorProto</c> only. What is linked from it has the bytes of that descriptor, whatever
    /// the text does not say (custom options).
    /// </summary>
    /// <param name="path">The name in diagnostics; null for the path in the descriptor.</param>
    /// <param name="fileDescriptorProto">The serialized descriptor. The caller must not change it afterwards.</param>
    /// <param name="source">The text; null when the bytes are no such descriptor.</param>
    /// <param name="error">Why they are not; null on success.</param>
    public static bool TryFromDescriptor(string? path, byte[] fileDescriptorProto, out SourceText? source, out string? error)
    {
        try
        {
            source = FromDescriptor(path, new Decompilation.WireMessage(fileDescriptorProto));
            error = null;
            return true;
        }
        catch (Decompilation.InvalidDescriptorException exception)
        {
            source = null;
            error = exception.Message;
            return false;
        }
    }

    /// <exception cref="Decompilation.InvalidDescriptorException">The message is no file descriptor.</exception>
    internal static SourceText FromDescriptor(string? path, Decompilation.WireMessage file) =>
        new(path ?? file.Text(1), Decompilation.DescriptorPrinter.Print(file)) { Descriptor = file };

    /// <summary>Where each line starts; a line ends with a line feed.</summary>
    internal int[] LineStarts => _lineStarts ??= FindLineStarts(Content);

    /// <summary>The same for a file that is still to be read.</summary>
    /// <exception cref="IOException">It could not be read.</exception>
    public static SourceText FromUtf8(string path, Stream stream)
    {
        // Pipes have no length, and files made by the system say zero.
        int length = stream.CanSeek ? checked((int)(stream.Length - stream.Position)) : 0;
        if (length == 0)
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return FromUtf8(path, copy.ToArray());
        }
        byte[] bytes = Scratch<byte>.Rent(length);
        int count = 0;
        for (int read = -1; read != 0 && count < length; count += read)
            read = stream.Read(bytes, count, length - count);
        string text = Utf8Text.Decode(bytes, count);
        Scratch<byte>.Return(bytes);
        return new SourceText(path, text);
    }

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
