using System.Runtime.CompilerServices;
using ProtoGen.Cli.Rendering;
using ProtoGen.Cli.Sources;
using Spectre.Console;

namespace ProtoGen.Cli;

/// <summary>On a terminal, work that takes long shows that it goes on; a pipe sees nothing of it.</summary>
internal static class ProgressLine
{
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(100);

    public static T While<T>(Func<T> work, SourceTree source, CommandContext context)
    {
        if (!context.IsTerminal)
            return work();
        Task<T> task = Task.Run(work);
        // Only a failed task makes Wait throw; its own exception comes from GetResult below.
        if (!Finished(task, context.Patience))
            Show(task, source, context);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>A method of its own, because one that names types of Spectre.Console loads it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Show(Task task, SourceTree source, CommandContext context) =>
        StyledWriter.ConsoleOver(context.Error).Status().Start("compiling", status =>
        {
            while (!Finished(task, _step))
                status.Status($"compiling, {source.FilesRead} files read");
        });

    private static bool Finished(Task task, TimeSpan patience) => Task.WaitAny([task], patience) == 0;
}
