using System.Diagnostics;
using System.Globalization;

namespace ProtoGen.Benchmarks.Rpc.Measuring;

/// <summary>nghttp2's load generator: written in C, so that a server gets more load than a client in .NET could make.</summary>
internal sealed class H2Load(string program, string bodyFile)
{
    private const int Connections = 4;
    private const int StreamsPerConnection = 50;

    public static string? Path => Tools.Find("h2load");

    /// <summary>Posts the body many times.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="count">How often.</param>
    /// <param name="headers">Further headers, <c>name: value</c>.</param>
    /// <exception cref="InvalidOperationException">A request failed.</exception>
    public async Task<long> RunAsync(string url, int count, params string[] headers)
    {
        string[] arguments =
        [
            "-n", Text(count), "-c", Text(Connections), "-m", Text(StreamsPerConnection), "-t", "1", "-d", bodyFile,
            "-H", "content-type: application/grpc", "-H", "te: trailers", .. headers.SelectMany(header => new[] { "-H", header }), url,
        ];
        string[] command = Environment.ProcessorCount > 1 && Tools.Find("taskset") is { } taskset ? [taskset, "-c", "0", program, .. arguments] : [program, .. arguments];
        using Process process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (!output.Contains($" {Text(count)} succeeded, 0 failed", StringComparison.Ordinal))
            throw new InvalidOperationException($"h2load {string.Join(' ', arguments)} did not succeed:\n{output}");
        return count;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
