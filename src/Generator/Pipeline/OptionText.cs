using System.Text;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Reads back what the package's targets have spelled for the file in which the compiler gets a project's values: there <c>#</c> and <c>;</c>
/// end a line, so <c>|h</c> and <c>|s</c> stand for them, and <c>||</c> for a bar.
/// </summary>
internal static class OptionText
{
    public static string Decode(string text)
    {
        if (text.IndexOf('|') < 0)
            return text;
        var decoded = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char? meant = text[i] == '|' && i + 1 < text.Length ? Meaning(text[i + 1]) : null;
            decoded.Append(meant ?? text[i]);
            if (meant is not null)
                i++;
        }
        return decoded.ToString();
    }

    private static char? Meaning(char code) => code switch
    {
        '|' => '|',
        'h' => '#',
        's' => ';',
        _ => null,
    };
}
