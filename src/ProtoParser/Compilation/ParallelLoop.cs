using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace ProtoGen.Parser;

/// <summary>Independent pieces of work on all processors; a single one runs where it stands, so that one small file does not wait for the thread pool to load.</summary>
internal static class ParallelLoop
{
    /// <param name="grain">At most so many neighbours are done by one worker in a row.</param>
    public static void For(int count, int grain, Action<int> body, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (count == 1)
            body(0);
        else if (count > 1)
            ForMany(count, grain, body, cancellation);
    }

    private static void ForMany(int count, int grain, Action<int> body, CancellationToken cancellation)
    {
        int range = Math.Max(1, Math.Min(grain, count / 8));
        Parallel.ForEach(Partitioner.Create(0, count, range), new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            for (int i = part.Item1; i < part.Item2; i++)
                body(i);
        });
    }
}
