using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProtoGen.Differential.Descriptors;

/// <summary>One small file, with the files it imports, that protoc refuses; or a neighbour of such files that it accepts.</summary>
/// <param name="Name">File name without extension; the folder of a pack comes first.</param>
/// <param name="Files">Name and bytes; the first is the one to compile.</param>
/// <param name="IsAccepted">The case shows where refusing would be wrong.</param>
internal sealed partial record InvalidCase(string Name, IReadOnlyList<(string Name, byte[] Content)> Files, bool IsAccepted)
{
    public string MainFile => Files[0].Name;

    /// <summary>Where we point on purpose when protoc points elsewhere: <c>// expected line: 3 (why)</c>.</summary>
    public int? ExpectedLine => LineOfPack ?? (Annotation().Match(Encoding.Latin1.GetString(Files[0].Content)) is { Success: true } match
        ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : null);

    private int? LineOfPack { get; init; }

    /// <summary>
    /// A pack holds many cases: <c>=== name</c> starts one, behind the name <c>(accepted)</c> says that it is valid and
    /// <c>(line 3: why)</c> where we point on purpose, <c>--- path</c> starts a further file, and <c>&lt;&lt;1f&gt;&gt;</c> stands for a byte that editors do not show.
    /// </summary>
    public static IEnumerable<InvalidCase> ReadPack(string path)
    {
        string topic = Path.GetFileNameWithoutExtension(path);
        foreach (string section in CaseStart().Split(File.ReadAllText(path)).Skip(1))
        {
            int end = section.IndexOf('\n', StringComparison.Ordinal);
            Match title = Title().Match(section[..end]);
            string name = title.Groups[1].Value;
            string[] parts = FileStart().Split(section[(end + 1)..]);
            var files = new List<(string, byte[])> { (name + ".proto", Bytes(parts[0])) };
            foreach (string part in parts.Skip(1))
            {
                int nameEnd = part.IndexOf('\n', StringComparison.Ordinal);
                files.Add((part[..nameEnd].Trim(), Bytes(part[(nameEnd + 1)..])));
            }
            yield return new InvalidCase($"{topic}/{name}", files, title.Groups[2].Value == "accepted")
            {
                LineOfPack = title.Groups[3].Success ? int.Parse(title.Groups[3].Value, CultureInfo.InvariantCulture) : null,
            };
        }
    }

    private static byte[] Bytes(string text)
    {
        using var bytes = new MemoryStream();
        int start = 0;
        foreach (Match hidden in HiddenByte().Matches(text))
        {
            bytes.Write(Encoding.UTF8.GetBytes(text[start..hidden.Index]));
            bytes.WriteByte(Convert.ToByte(hidden.Groups[1].Value, 16));
            start = hidden.Index + hidden.Length;
        }
        bytes.Write(Encoding.UTF8.GetBytes(text[start..]));
        return bytes.ToArray();
    }

    [GeneratedRegex(@"^=== ", RegexOptions.Multiline)]
    private static partial Regex CaseStart();

    [GeneratedRegex(@"^--- ", RegexOptions.Multiline)]
    private static partial Regex FileStart();

    [GeneratedRegex(@"^(\w+)(?: \((accepted|line (\d+): .+)\))?\r?$")]
    private static partial Regex Title();

    [GeneratedRegex("<<([0-9a-f]{2})>>")]
    private static partial Regex HiddenByte();

    [GeneratedRegex(@"^// expected line: (\d+)", RegexOptions.Multiline)]
    private static partial Regex Annotation();
}
