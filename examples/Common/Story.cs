using ProtoGen.Grpc;

namespace Examples.Common;

/// <summary>Tells what an example does, and counts what did not go as expected.</summary>
/// <param name="output">Where it is told.</param>
public sealed class Story(TextWriter output)
{
    /// <summary>How many expectations were not met.</summary>
    public int Surprises { get; private set; }

    /// <summary>Starts a chapter.</summary>
    public void Chapter(string title) => output.WriteLine($"\n{title}");

    /// <summary>Prints a line.</summary>
    public void Tell(string line) => output.WriteLine($"  {line}");

    /// <summary>Prints what was expected and whether it came true.</summary>
    public void Expect(bool holds, string expectation)
    {
        if (!holds)
            Surprises++;
        output.WriteLine($"  [{(holds ? "ok" : "NOT SO")}] {expectation}");
    }

    /// <summary>Prints how it went.</summary>
    /// <returns>The exit code: 0 when everything was as expected.</returns>
    public int Finish()
    {
        output.WriteLine();
        output.WriteLine(Surprises == 0 ? "Everything as expected." : $"{Surprises} expectation(s) not met.");
        return Surprises == 0 ? 0 : 1;
    }

    /// <summary>Makes a call that must end with this status.</summary>
    public async Task ExpectStatusAsync(StatusCode expected, string what, Func<Task> call)
    {
        try
        {
            await call();
            Expect(false, $"{what}: {expected}, but it succeeded");
        }
        catch (RpcException exception)
        {
            Expect(exception.StatusCode == expected, $"{what}: {exception.StatusCode} \"{exception.Status.Detail}\"");
        }
    }
}
