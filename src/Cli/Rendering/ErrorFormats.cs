using System.Runtime.CompilerServices;

namespace ProtoGen.Cli.Rendering;

/// <summary>The values of <c>--error-format</c>.</summary>
internal static class ErrorFormats
{
    public static IReadOnlyList<string> Names { get; } = ["text", "gcc", "msvs", "json"];

    public static IErrorRenderer Create(string name, CommandContext context) => name switch
    {
        "gcc" => new LineRenderer(context.Error, LineRenderer.Gcc),
        "msvs" => new LineRenderer(context.Error, LineRenderer.Msvs),
        "json" => Json(context),
        _ => new TextRenderer(new StyledWriter(context.Error, context.IsTerminal)),
    };

    // A method of its own: what names the type loads System.Text.Json.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static JsonRenderer Json(CommandContext context) => new(context.Error);
}
