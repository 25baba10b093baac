using System.Text;
using System.Text.Json;
using ProtoGen.Reflection;

namespace ProtoGen.Json;

/// <summary>Turns what went wrong in a text into an exception that says where: field, line and column.</summary>
internal static class JsonPlace
{
    private const string ReaderSuffix = " LineNumber:";

    /// <summary>
    /// How deep the JSON may nest: a message takes an object and, when it is repeated or a map's value, an array or object around it.
    /// </summary>
    public static int LevelsFor(JsonParseOptions options) => options.MaxDepth * 2 + 2;

    /// <summary>Adds path, line and column to a problem that knows its offset.</summary>
    public static ProtoException Locate(ProtoException problem, MessageDescriptor root, ReadOnlySpan<byte> utf8)
    {
        if (problem.Offset < 0)
            return problem.Within(root.FullName);
        ReadOnlySpan<byte> before = utf8[..(int)Math.Min(problem.Offset, utf8.Length)];
        int line = before.Count((byte)'\n') + 1;
        int column = before.Length - before.LastIndexOf((byte)'\n');
        return problem.Within(JsonPath.Find(root, utf8, problem.Offset), line, column);
    }

    /// <summary>What the JSON reader found wrong, as a problem with its offset.</summary>
    public static ProtoException FromReader(JsonException problem, ReadOnlySpan<byte> utf8)
    {
        int start = 0;
        for (long line = problem.LineNumber ?? 0; line > 0; line--)
            start += utf8[start..].IndexOf((byte)'\n') + 1;
        int end = problem.Message.IndexOf(ReaderSuffix, StringComparison.Ordinal);
        string text = (end < 0 ? problem.Message : problem.Message[..end]).TrimEnd('.');
        return ProtoException.At(start + (problem.BytePositionInLine ?? 0), "not valid JSON: " + text);
    }

    /// <summary>Where the first byte stands that is not UTF-8; the length when all are.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        int pos = 0;
        while (pos < utf8.Length && Rune.DecodeFromUtf8(utf8[pos..], out _, out int length) == System.Buffers.OperationStatus.Done)
            pos += length;
        return pos;
    }
}
