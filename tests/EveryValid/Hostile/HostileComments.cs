using System.Text;

namespace ProtoGen.EveryValid.Hostile;

/// <summary>Comments that would end a C# comment, break XML, or look like a link to something that is not there.</summary>
internal static class HostileComments
{
    private static readonly string[] _parts =
    [
        "plain words", "*/ class Injected { }", "--> <!-- ]]>", "<see cref=\"Nowhere\"/>", "</summary>", "<b>", "&amp; & &nbsp;", "\r class A { }", "\u0085 class B { }", "\u2028 class C { }", "\u2029 class D { }",
        "\v\f", "\u202E dlrow", "\uFEFF", "\U0001F600", "#pragma warning restore", "#nullable disable", "\\u000A class E { }", "\"\"\"", "@\"", "{0} {{", "/// ///", "//", "/*",
        "`true`", "`no_such_thing`", "``", "`a b`", "`", "[Foo][]", "[Foo][no.such.Thing]", "[x](http://example.com)", "[", "][", "[a][b", "[.][.]", "[Foo][.]", "``code``", "`A.`", "`.A`",
    ];

    /// <param name="random">Decides.</param>
    /// <param name="names">Names of the schema, so that links lead somewhere as well.</param>
    public static string Text(Random random, IReadOnlyList<string> names)
    {
        var text = new StringBuilder();
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            string name = names.Count > 0 ? names[random.Next(names.Count)] : "x";
            text.Append(' ').Append(random.Next(8) switch
            {
                0 => $"`{name}`",
                1 => $"[{name}][{name}]",
                2 => $"[the <thing>][.{name}]",
                3 => $"`{name[(name.LastIndexOf('.') + 1)..]}`",
                4 => $"[{name}][]",
                _ => _parts[random.Next(_parts.Length)],
            });
        }
        return text.ToString();
    }
}
