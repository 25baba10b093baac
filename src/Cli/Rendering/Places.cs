using ProtoGen.Cli.Sources;
using ProtoGen.Parser;

namespace ProtoGen.Cli.Rendering;

/// <summary>What a place in a compilation looks like to a person: the path that can be opened, and the text of the line.</summary>
internal sealed class Places(ProtoCompilation compilation, SourceTree source)
{
    public string PathOf(SourceLocation location) => SafeText.Clean(source.Show(location.Path));

    /// <summary>The line that a place starts on, without its line end; null when the file is not part of the compilation.</summary>
    public string? LineOf(SourceLocation location)
    {
        if (compilation.Find(location.Path)?.Parsed.Source.Content is not { } text)
            return null;
        int start = Math.Min(location.Span.Start, text.Length);
        int lineStart = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        int lineEnd = text.IndexOf('\n', start);
        return text[lineStart..(lineEnd < 0 ? text.Length : lineEnd)].TrimEnd('\r');
    }
}
