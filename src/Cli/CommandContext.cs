using System.Text;

namespace ProtoGen.Cli;

/// <summary>Where a command runs and what it writes to, so that tests need no process.</summary>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">Diagnostics and progress.</param>
/// <param name="Folder">What relative paths start from.</param>
/// <param name="IsTerminal"><paramref name="Error"/> is watched by a person: colours and a progress line make sense.</param>
internal sealed record CommandContext(TextWriter Output, TextWriter Error, string Folder, bool IsTerminal)
{
    /// <summary>How long work may take before the progress line comes: nobody wonders yet, and ordinary work shows no flicker.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(700);

    public static CommandContext OfProcess() =>
        new(Console.Out, OpenError(), Environment.CurrentDirectory, !Console.IsErrorRedirected);

    // Console.Error flushes every write; a thousand diagnostics would be as many system calls.
    private static TextWriter OpenError() =>
        Console.IsErrorRedirected ? new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 14) : Console.Error;

    public string FullPath(string path) => Path.Combine(Folder, path);
}
