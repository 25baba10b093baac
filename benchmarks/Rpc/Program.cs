using System.Globalization;
using ProtoGen.Benchmarks.Rpc.Measuring;
using ProtoGen.Benchmarks.Rpc.Sections;
using ProtoGen.Benchmarks.Rpc.Server;

const string usage = "usage: [server] [client] [streaming] [allocations] [--rounds N] [--only PART-OF-A-ROW'S-NAME,...]; without a section all but the last";

if (args is ["serve"])
{
    await ServerProgram.RunAsync();
    return 0;
}

int rounds = 41;
string[] only = [];
var names = new List<string>();
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--rounds" && i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds > 0)
        i++;
    else if (args[i] == "--only" && i + 1 < args.Length)
        only = args[++i].Split(',');
    else if (args[i] is "server" or "client" or "streaming" or "allocations")
        names.Add(args[i]);
    else
    {
        Console.Error.WriteLine(usage);
        return 2;
    }
}

if (names.Count == 0)
    names.AddRange(["server", "client", "streaming"]);

if (!OneProcessor.IsThis)
    Console.WriteLine($".NET {Environment.Version}, {Environment.ProcessorCount} processors, {rounds} rounds; cells: median of the rounds, and of the rounds' ratios to the first row");
var interleaved = new Interleaved(rounds, only);
int status = 0;
foreach (string name in names)
{
    if (name == "client" && await OneProcessor.TryRunAsync([name, "--rounds", rounds.ToString(CultureInfo.InvariantCulture), .. only.Length == 0 ? Array.Empty<string>() : ["--only", string.Join(',', only)]]) is { } result)
    {
        status |= result;
        continue;
    }

    Console.WriteLine();
    switch (name)
    {
        case "server":
            status |= await ServerSection.RunAsync(interleaved);
            break;
        case "client":
            await ClientSection.RunAsync(interleaved);
            break;
        case "streaming":
            await StreamingSection.RunAsync(interleaved);
            break;
        default:
            await AllocationsSection.RunAsync();
            break;
    }
}

return status;
