using System.Text;
using System.Text.RegularExpressions;

namespace ProtoGen.Differential.Mutation;

/// <summary>Damages a .proto file by one to three changes of tokens, and now and then by another language level. The same seed gives the same mutant.</summary>
internal sealed partial class Mutator(int seed)
{
    private static readonly string[] _vocabulary =
    [
        "message", "enum", "service", "rpc", "returns", "stream", "extend", "extensions", "reserved", "oneof", "map", "group", "option", "import", "package",
        "syntax", "edition", "public", "weak", "export", "local", "optional", "required", "repeated", "to", "max", "true", "false", "inf", "nan", "default",
        "json_name", "packed", "deprecated", "features", "int32", "string", "bytes", "bool", "double", "uint64", "sint32", "0", "1", "2", "-1", "19000", "536870911",
        "536870912", "2147483647", "2147483648", "0x7f", "017", "1.5", "1e10", "\"a\"", "\"proto2\"", "\"proto3\"", "\"2023\"", "\"2024\"", "''", "\"\\xff\"", "{", "}", "[", "]", "(", ")", "<", ">",
        ";", ",", ".", "=", ":", "/", "-", "+", "//", "/*", "*/", "foo", "Foo", "FOO",
    ];

    private static readonly string[] _levels =
        ["syntax = \"proto2\";", "syntax = \"proto3\";", "edition = \"2023\";", "edition = \"2024\";", "edition = \"2026\";", ""];

    private readonly Random _random = new(seed);

    public string Mutate(string text)
    {
        if (_random.Next(8) == 0)
            text = Level().Replace(text, _levels[_random.Next(_levels.Length)], 1);
        List<string> tokens = [.. Token().Matches(text).Select(static match => match.Value)];
        int[] words = WordsOf(tokens);
        for (int i = _random.Next(3); i >= 0 && words.Length > 1; i--)
        {
            Change(tokens, words);
            words = WordsOf(tokens);
        }
        return string.Concat(tokens);
    }

    private void Change(List<string> tokens, int[] words)
    {
        int at = words[_random.Next(words.Length)];
        int other = words[_random.Next(words.Length)];
        switch (_random.Next(7))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[at] + " ");
                break;
            case 2:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 3:
                tokens[at] = tokens[other];
                break;
            case 4:
                tokens[at] = _vocabulary[_random.Next(_vocabulary.Length)];
                break;
            case 5:
                tokens.Insert(at, _vocabulary[_random.Next(_vocabulary.Length)] + " ");
                break;
            default:
                Repeat(tokens, Math.Min(at, other), Math.Max(at, other));
                break;
        }
    }

    /// <summary>Doubles or removes a run of tokens: a declaration, half of one, or more.</summary>
    private void Repeat(List<string> tokens, int first, int last)
    {
        int length = Math.Min(last - first, 1 + _random.Next(24));
        List<string> run = tokens.GetRange(first, length);
        if (_random.Next(2) == 0)
            tokens.InsertRange(first, run);
        else
            tokens.RemoveRange(first, length);
    }

    private static int[] WordsOf(List<string> tokens) =>
        [.. Enumerable.Range(0, tokens.Count).Where(i => !string.IsNullOrWhiteSpace(tokens[i]) && !tokens[i].StartsWith("//", StringComparison.Ordinal))];

    [GeneratedRegex("""^(syntax|edition)\s*=\s*"\w+"\s*;""", RegexOptions.Multiline)]
    private static partial Regex Level();

    [GeneratedRegex("""\s+|//[^\n]*|/\*[\s\S]*?\*/|[A-Za-z_]\w*|[0-9][\w.]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|.""")]
    private static partial Regex Token();
}
