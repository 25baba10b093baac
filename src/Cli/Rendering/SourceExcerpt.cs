using ProtoGen.Parser;

namespace ProtoGen.Cli.Rendering;

/// <summary>The part of a line that fits a screen, and what goes below it to point at a place.</summary>
internal sealed record SourceExcerpt(string Line, string Indent, string Marker)
{
    private const int MaxLength = 160;
    private const int Before = 60;
    private const string Cut = "...";

    public static SourceExcerpt Of(string line, SourceLocation location)
    {
        int column = Math.Min(location.Column, line.Length);
        int end = location.EndLine > location.Line ? line.Length : Math.Min(location.EndColumn, line.Length);
        int first = line.Length > MaxLength && column > Before ? column - Before : 0;
        int last = Math.Min(line.Length, first + MaxLength);
        string prefix = first > 0 ? Cut : "";
        string shown = prefix + SafeText.Clean(line[first..last]) + (last < line.Length ? Cut : "");
        // Tabs are as wide as the terminal makes them, so the line below has the same ones.
        string indent = new([.. shown[..(prefix.Length + column - first)].Select(static c => c == '\t' ? '\t' : ' ')]);
        return new SourceExcerpt(shown, indent, "^" + new string('~', Math.Max(0, Math.Min(end, last) - column - 1)));
    }
}
