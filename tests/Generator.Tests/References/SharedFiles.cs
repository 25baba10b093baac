using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.References;

/// <summary>Files of a library, Contracts, that the tests of this folder import.</summary>
internal static class SharedFiles
{
    public const string Money = """
        syntax = "proto3";
        package shared;
        option csharp_namespace = "Contracts.Shared";

        // An amount.
        message Money { string currency = 1; int64 units = 2; enum Rounding { ROUNDING_NONE = 0; ROUNDING_UP = 1; } Rounding rounding = 3; }
        message Wallet { message Slot { Money money = 1; repeated int32 marks = 2; } repeated Slot slots = 1; map<string, Money> named = 2; }
        enum Unit { UNIT_UNSPECIFIED = 0; UNIT_PIECE = 1; }
        // Its name is that of a member, so the C# type has another one.
        message Equals { bytes id = 1; }
        service Bank { rpc Pay(Money) returns (Wallet); }
        """;

    public const string Old = """
        syntax = "proto2";
        package shared.old;
        message Ticket { required string seat = 1; extensions 100 to 199; optional shared.old.Kind kind = 2 [default = LATE]; }
        enum Kind { EARLY = 1; LATE = 2; }
        """;

    public const string All = """
        syntax = "proto3";
        package shared.all;
        import public "shared/money.proto";
        import public "shared/old.proto";
        """;

    public static IReadOnlyList<ProtoFile> Files => [At("shared/money.proto", Money), At("shared/old.proto", Old), At("shared/all.proto", All)];

    /// <summary>The library, compiled.</summary>
    public static GeneratorRun Library(params IReadOnlyList<ProtoFile> files) => Project("Contracts", files.Count == 0 ? Files : files).Run();

    public static GeneratorHarness Project(string name, IReadOnlyList<ProtoFile> files, params IEnumerable<MetadataReference> references) =>
        new GeneratorHarness(files).Referencing(name, references);

    /// <summary>A file with a root, so that its import path is as given.</summary>
    public static ProtoFile At(string importPath, string text, string services = "", string access = "") => new("protos/" + importPath, text, "protos", services, access);
}
