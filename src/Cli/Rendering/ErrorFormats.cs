namespace ProtoGen.Cli.Rendering;

/// <summary>The values of <c>--error-format</c>.</summary>
internal static class ErrorFormats
{
    public static IReadOnlyList<string> Names { get; } = ["text", "gcc", "msvs", "json"];

    public static IErrorRenderer Create(string name, CommandContext context) => name switch
    {
        "gcc" => new LineRenderer(context.Error, LineRenderer.Gcc),
        "msvs" => new LineRenderer(context.Error, LineRenderer.Msvs),
        "json" => new JsonRenderer(context.Error),
        _ => new TextRenderer(new StyledWriter(context.Error, context.IsTerminal)),
    };
}
