using System.Globalization;
using System.Text;

namespace ProtoGen.Benchmarks.Compiler.Incremental;

/// <summary>
/// A made-up project of many .proto files, always the same: areas with a package each, one file of types per area that the area's other files import,
/// one file that everything imports, imports of neighbours, messages of five to ten fields of all kinds, and a service in each tenth file.
/// </summary>
internal sealed class SampleProject
{
    private const int FilesPerArea = 50;
    private const int MessagesPerFile = 5;

    /// <summary>Imported by every other file.</summary>
    public const string Hub = "corp/common/v1/common.proto";

    private static readonly string[] _scalars = ["string", "int32", "int64", "bool", "double", "bytes", "uint32", "sint64"];

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Random _random = new(20260101);

    public SampleProject(int files)
    {
        _files[Hub] = """
            syntax = "proto3";
            package corp.common.v1;

            // An amount of money.
            message Money {
              string currency = 1;
              int64 units = 2;
            }

            // Who did it and when.
            message Audit {
              string user = 1;
              int64 at = 2;
              repeated string notes = 3;
            }

            enum Region { REGION_UNSPECIFIED = 0; REGION_NORTH = 1; REGION_SOUTH = 2; }

            """;
        for (int number = 0; _files.Count < files; number++)
            AddFile(number);
        Leaf = _files.Keys.Last();
        Area = Folder(0) + "types.proto";
    }

    /// <summary>Text by import path.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    /// <summary>A file that none imports.</summary>
    public string Leaf { get; }

    /// <summary>A file that the other files of its area import.</summary>
    public string Area { get; }

    private static string Folder(int area) => string.Create(CultureInfo.InvariantCulture, $"corp/area{area:D2}/v1/");

    private void AddFile(int number)
    {
        int area = number / FilesPerArea;
        int place = number % FilesPerArea;
        string folder = Folder(area);
        string package = folder.TrimEnd('/').Replace('/', '.');
        bool isTypes = place == 0;
        var text = new StringBuilder();
        text.Append("syntax = \"proto3\";\npackage ").Append(package).Append(";\n\nimport \"").Append(Hub).Append("\";\n");
        if (!isTypes)
        {
            text.Append("import \"google/protobuf/timestamp.proto\";\nimport \"").Append(folder).Append("types.proto\";\n");
            if (place > 1)
                text.Append(CultureInfo.InvariantCulture, $"import \"{folder}item{place - 1:D2}.proto\";\n");
        }
        for (int index = 0; index < MessagesPerFile; index++)
            AddMessage(text, isTypes ? "Type" : string.Create(CultureInfo.InvariantCulture, $"Item{place:D2}"), index, place);
        if (place % 10 == 5)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nservice Store{place:D2} {{\n");
            text.Append(CultureInfo.InvariantCulture, $"  rpc Get(Item{place:D2}Part0) returns (Item{place:D2}Part1);\n  rpc Watch(Item{place:D2}Part2) returns (stream Item{place:D2}Part3);\n}}\n");
        }
        _files[folder + (isTypes ? "types" : string.Create(CultureInfo.InvariantCulture, $"item{place:D2}")) + ".proto"] = text.ToString();
    }

    private void AddMessage(StringBuilder text, string name, int index, int place)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n// Part {index} of what {name} says.\nmessage {name}Part{index} {{\n");
        int fields = _random.Next(5, 11);
        for (int number = 1; number <= fields; number++)
        {
            string type = (number, place) switch
            {
                (1, _) => "string",
                (2, > 0) => "corp.common.v1.Money",
                (3, > 0) => string.Create(CultureInfo.InvariantCulture, $"repeated TypePart{_random.Next(MessagesPerFile)}"),
                (4, > 1) => string.Create(CultureInfo.InvariantCulture, $"Item{place - 1:D2}Part{_random.Next(MessagesPerFile)}"),
                (4, 1) => "google.protobuf.Timestamp",
                (5, > 1) => "google.protobuf.Timestamp",
                (6, _) => "map<string, int64>",
                (7, _) => "corp.common.v1.Region",
                _ => (_random.Next(4) switch { 0 => "repeated ", 1 => "optional ", _ => "" }) + _scalars[_random.Next(_scalars.Length)],
            };
            text.Append(CultureInfo.InvariantCulture, $"  // Field {number}.\n  {type} field_{number} = {number};\n");
        }
        text.Append("}\n");
    }
}
