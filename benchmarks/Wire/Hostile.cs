extern alias google;

using System.Globalization;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>What four megabytes of empty elements of a large message type make each implementation allocate: the case that the decode budget is for.</summary>
internal static class Hostile
{
    private const int Size = 4 << 20;

    public static void Run()
    {
        byte[] data = new byte[Size];
        for (int i = 0; i < Size; i += 2)
            data[i] = 0x0a;
        Print("Google.Protobuf", () => google::Bench.Crowd.Parser.ParseFrom(data));
        Print("ProtoGen without a budget", () => Bench.Crowd.Parse(data, new ParseOptions { DecodeBudget = long.MaxValue }));
        Print("ProtoGen", () => Bench.Crowd.Parse(data));
    }

    private static void Print(string name, Func<object> parse)
    {
        GC.Collect();
        long before = GC.GetAllocatedBytesForCurrentThread();
        string outcome;
        try
        {
            object message = parse();
            outcome = string.Create(CultureInfo.InvariantCulture, $"parsed, {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB in use");
            GC.KeepAlive(message);
        }
        catch (ProtoException problem)
        {
            outcome = problem.Message;
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} {allocated >> 20,6} MiB allocated: {outcome}"));
    }
}
