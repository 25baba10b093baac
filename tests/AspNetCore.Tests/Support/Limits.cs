namespace ProtoGen.AspNetCore.Tests.Support;

internal static class Limits
{
    /// <summary>How long anything may take before its test fails; generous, since it is no measurement.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);

    public static Task Within(this Task task) => task.WaitAsync(Wait);

    public static Task<T> Within<T>(this Task<T> task) => task.WaitAsync(Wait);

    public static Task<T> Within<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Wait);

    public static Task Within(this ValueTask task) => task.AsTask().WaitAsync(Wait);
}
