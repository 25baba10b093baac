using System.Globalization;
using ProtoGen.Benchmarks.Json;
using ProtoGen.Benchmarks.Wire;

string filter = args.Length > 0 ? args[0] : "";
Console.WriteLine($"{"",-13}{"chars",7} | {"to a string",47} | {"from a string",47} | {"to UTF-8",31} | {"from UTF-8",31}");
var ratios = new List<double[]>();
Measurement.WarmHeap();
foreach (Scenario scenario in Scenarios.All().Where(scenario => scenario.Name.Contains(filter, StringComparison.Ordinal)))
{
    Row format = Interleaved.Measure(() => scenario.Google.Format(), () => scenario.ProtoGen.Format(), scenario.Poco is { } poco ? () => poco.Format() : null);
    Row parse = Interleaved.Measure(scenario.Google.Parse, scenario.ProtoGen.Parse, scenario.Poco is { } reader ? reader.Parse : null);
    Row write = Interleaved.Measure(null, scenario.ProtoGen.Write, scenario.Poco is { } writer ? writer.Write : null);
    Row read = Interleaved.Measure(null, scenario.ProtoGen.Read, scenario.Poco is { } utf8 ? utf8.Read : null);
    Console.WriteLine($"{scenario.Name,-13}{scenario.Length,7} | {format} | {parse} | {write} | {read}");
    ratios.Add([format.GoogleRatio, parse.GoogleRatio, format.PocoRatio, parse.PocoRatio, write.PocoRatio, read.PocoRatio]);
}
string[] means = [.. Enumerable.Range(0, 6).Select(i => Mean(ratios.Select(row => row[i]).Where(ratio => !double.IsNaN(ratio))))];
Console.WriteLine($"geometric means: Google.Protobuf / ProtoGen: format {means[0]}, parse {means[1]}; System.Text.Json / ProtoGen: format {means[2]}, parse {means[3]}, UTF-8 out {means[4]}, UTF-8 in {means[5]}");
Console.WriteLine("cells: ns ProtoGen, [ratio to Google.Protobuf, ]ratio to System.Text.Json's source generation (above 1: ProtoGen is faster), bytes allocated [Google/]ProtoGen/System.Text.Json");

static string Mean(IEnumerable<double> ratios)
{
    double[] all = [.. ratios];
    return all.Length == 0 ? "-" : Math.Exp(all.Average(Math.Log)).ToString("F2", CultureInfo.InvariantCulture);
}
