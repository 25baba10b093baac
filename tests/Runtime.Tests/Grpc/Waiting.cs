namespace ProtoGen.Tests.Grpc;

/// <summary>Every wait of these tests ends: a hang is a failure, not a stuck run.</summary>
internal static class Waiting
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    public static Task Soon(this Task task) => task.WaitAsync(_limit);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(_limit);

    public static Task Soon(this ValueTask task) => task.AsTask().WaitAsync(_limit);

    public static Task<T> Soon<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(_limit);

    public static Task<List<T>> ToListSoon<T>(this IAsyncEnumerable<T> source)
    {
        return ReadAsync().Soon();

        async Task<List<T>> ReadAsync()
        {
            var items = new List<T>();
            await foreach (var item in source) items.Add(item);
            return items;
        }
    }
}
