using System.Globalization;
using System.Text;

namespace ProtoGen.Generator.Text;

/// <summary>Spells values as C# literals. What a literal holds is somebody else's text, so everything but letters, digits and plain ASCII is escaped.</summary>
public static class CSharpLiteral
{
    /// <summary>A regular string literal, quotes included; <c>null</c> for null.</summary>
    public static string String(string? value)
    {
        if (value is null)
            return "null";
        var literal = new StringBuilder(value.Length + 2).Append('"');
        foreach (char c in value)
            AppendCharacter(literal, c);
        return literal.Append('"').ToString();
    }

    /// <summary>A collection expression of bytes, such as <c>[0x00, 0xFF]</c>.</summary>
    public static string Bytes(byte[] value)
    {
        var literal = new StringBuilder(value.Length * 6).Append('[');
        for (int i = 0; i < value.Length; i++)
            literal.Append(i == 0 ? "0x" : ", 0x").Append(value[i].ToString("X2", CultureInfo.InvariantCulture));
        return literal.Append(']').ToString();
    }

    public static string Bool(bool value) => value ? "true" : "false";

    public static string Int32(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void AppendCharacter(StringBuilder literal, char c)
    {
        switch (c)
        {
            case '"':
                literal.Append("\\\"");
                break;
            case '\\':
                literal.Append("\\\\");
                break;
            case '\n':
                literal.Append("\\n");
                break;
            case '\r':
                literal.Append("\\r");
                break;
            case '\t':
                literal.Append("\\t");
                break;
            default:
                if (c is >= ' ' and <= '~' || char.IsLetterOrDigit(c))
                    literal.Append(c);
                else
                    literal.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
