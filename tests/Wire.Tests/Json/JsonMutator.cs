using System.Buffers;

namespace ProtoGen.Tests.Wire.Json;

/// <summary>Breaks JSON in small ways, by characters and by tokens. The same seed gives the same damage.</summary>
public sealed class JsonMutator(int seed)
{
    private static readonly string[] _tokens =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "1.0", "1.5", "1e3", "1E-2", "2147483648", "-2147483649", "4294967296", "9223372036854775808", "18446744073709551616", "1e400", "01", "+1", ".5",
        "\"\"", "\"x\"", "\"1\"", "\"1.0\"", "\" 1\"", "\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "\"true\"", "\"AA==\"", "\"AA\"", "\"_-8=\"", "\"1s\"", "\"0.5s\"", "\"1970-01-01T00:00:00Z\"", "\"a,b.cD\"",
        "\"\\ud83e\\udd9c\"", "\"\\ud83e\"", "\"\\u0000\"", "[]", "{}", "[null]", "[1]", "[{}]", "{\"\":null}", "{\"x\":1}", "{\"1\":1}", "\"COLOR_RED\"", "\"LEVEL_LOW\"", "\"NULL_VALUE\"",
    ];

    private static readonly SearchValues<char> _punctuation = SearchValues.Create(" :,{}[]");

    private readonly Random _random = new(seed);

    public string Mutate(string json)
    {
        for (int i = _random.Next(3); i >= 0; i--)
            json = Step(json);
        return json;
    }

    private string Step(string json)
    {
        int at = _random.Next(json.Length + 1);
        int length = Math.Min(_random.Next(1, 8), json.Length - at);
        switch (_random.Next(8))
        {
            case 0:
                return json.Remove(at, length);
            case 1:
                return json.Insert(at, json.Substring(at, length));
            case 2:
                return json.Insert(at, "{}[],:\" 019.eE-nt\\u"[_random.Next(19)].ToString());
            case 3:
                return json[..at];
            default:
                return ReplaceToken(json, at);
        }
    }

    /// <summary>Puts another token in the place of the one at or behind a position.</summary>
    private string ReplaceToken(string json, int at)
    {
        int start = json.AsSpan(at).IndexOfAnyExcept(_punctuation);
        if (start < 0)
            return json;
        start += at;
        int end = start + 1;
        if (json[start] == '"')
        {
            while (end < json.Length && json[end] != '"')
                end += json[end] == '\\' ? 2 : 1;
            end = Math.Min(end + 1, json.Length);
        }
        else
        {
            while (end < json.Length && !" :,{}[]\"".Contains(json[end], StringComparison.Ordinal))
                end++;
        }
        return json[..start] + _tokens[_random.Next(_tokens.Length)] + json[end..];
    }
}
