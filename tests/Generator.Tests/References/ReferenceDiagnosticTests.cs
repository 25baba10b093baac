using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.References;

public class ReferenceDiagnosticTests
{
    private const string Use = "syntax = \"proto3\"; package app;\nimport \"shared/money.proto\";\nmessage Use { shared.Money money = 1; string own = 2; }";

    private static readonly string _otherMoney = SharedFiles.Money.Replace("int64 units = 2;", "int32 units = 2;", StringComparison.Ordinal);

    [Fact]
    public void TwoAssembliesWithDifferentVersionsAreAnErrorAtTheImport()
    {
        GeneratorRun one = SharedFiles.Library();
        GeneratorRun two = SharedFiles.Project("Newer", [SharedFiles.At("shared/money.proto", _otherMoney)]).Run();

        GeneratorRun run = Run(Use, one.AsReference(), two.AsReference());

        Assert.Equal(
            "protos/use.proto(2,8): error PGEN0812: \"shared/money.proto\" is in several referenced assemblies, Contracts, Newer, with different content",
            Assert.Single(run.DiagnosticLines));
        AssertRestCompiles(run);
    }

    [Fact]
    public void TwoAssembliesWithTheSameTypesAreAnErrorAtTheImport()
    {
        GeneratorRun one = SharedFiles.Library();
        GeneratorRun two = SharedFiles.Project("Twin", [SharedFiles.At("shared/money.proto", SharedFiles.Money)]).Run();

        GeneratorRun run = Run(Use, one.AsReference(), two.AsReference());

        Assert.Contains("PGEN0812: \"shared/money.proto\" is in several referenced assemblies, Contracts, Twin, each with types of its own", Assert.Single(run.DiagnosticLines), StringComparison.Ordinal);
        AssertRestCompiles(run);
    }

    [Fact]
    public void AnAliasTakesAnAssemblyOut()
    {
        GeneratorRun one = SharedFiles.Library();
        GeneratorRun two = SharedFiles.Project("Newer", [SharedFiles.At("shared/money.proto", _otherMoney)]).Run();

        GeneratorRun run = Run(Use, one.AsReference(), two.AsReference().WithAliases(["newer"]));

        Assert.Empty(run.DiagnosticLines);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void AnotherVersionInTheProjectIsAnErrorAndLosesToTheReference()
    {
        GeneratorRun run = SharedFiles.Project("App",
            [SharedFiles.At("shared/money.proto", _otherMoney), SharedFiles.At("use.proto", Use)], SharedFiles.Library().AsReference()).Run();

        Assert.Equal(
            "protos/shared/money.proto(1,1): error PGEN0813: \"shared/money.proto\" is in the referenced assembly Contracts with different content; the types of the assembly are used, and this file is left out",
            Assert.Single(run.DiagnosticLines));
        Assert.Equal(["use.g.cs"], run.Sources.Keys);
        AssertRestCompiles(run);
    }

    [Fact]
    public void InternalTypesOfAnotherAssemblyAreAnErrorAtTheImport()
    {
        GeneratorRun library = SharedFiles.Library(SharedFiles.At("shared/money.proto", SharedFiles.Money, access: "Internal"));

        GeneratorRun run = Run(Use, library.AsReference());

        Assert.Equal("protos/use.proto(2,8): error PGEN0814: the types of \"shared/money.proto\" are internal to the referenced assembly Contracts", Assert.Single(run.DiagnosticLines));
        AssertRestCompiles(run);
    }

    [Fact]
    public void InternalTypesBehindAPublicImportAreAnErrorWhenTheyAreUsed()
    {
        GeneratorRun library = SharedFiles.Library(
            SharedFiles.At("shared/money.proto", SharedFiles.Money, access: "Internal"),
            SharedFiles.At("shared/all.proto", "syntax = \"proto3\"; package shared; import public \"shared/money.proto\"; message Open { }"));
        string use = Use.Replace("shared/money", "shared/all", StringComparison.Ordinal);

        GeneratorRun used = Run(use, library.AsReference());
        GeneratorRun unused = Run(use.Replace("shared.Money", "shared.Open", StringComparison.Ordinal), library.AsReference());

        Assert.Equal("protos/use.proto(2,8): error PGEN0814: the types of \"shared/money.proto\" are internal to the referenced assembly Contracts", Assert.Single(used.DiagnosticLines));
        Assert.Empty(used.Compile());
        Assert.Empty(unused.DiagnosticLines);
        Assert.Empty(unused.Compile());
    }

    [Fact]
    public void AnInternalFileOfAnotherAssemblyDoesNotStandInTheWayOfTheProjectsOwn()
    {
        GeneratorRun library = SharedFiles.Library(SharedFiles.At("shared/money.proto", SharedFiles.Money, access: "Internal"));

        GeneratorRun run = SharedFiles.Project("App", [SharedFiles.At("shared/money.proto", _otherMoney), SharedFiles.At("use.proto", Use)], library.AsReference()).Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void APublicFileCannotUseInternalTypes()
    {
        GeneratorRun run = SharedFiles.Project("App", [SharedFiles.At("shared/money.proto", SharedFiles.Money, access: "Internal"), SharedFiles.At("use.proto", Use)]).Run();

        Assert.Equal("protos/use.proto(2,8): error PGEN0815: the types of \"shared/money.proto\" are internal, so this file, which uses them, cannot be public", Assert.Single(run.DiagnosticLines));
        AssertRestCompiles(run);
    }

    [Fact]
    public void AFileOfANewerContractIsAnErrorAtTheImport()
    {
        GeneratorRun run = Run(Use, Attributed("[assembly: ProtoGen.CodeGen.ProtoFile(2, \"shared/money.proto\", \"\", \"what is to come\")]"));

        Assert.Equal("protos/use.proto(2,8): error PGEN0816: \"shared/money.proto\" is in the referenced assembly Attributed, which was made by a newer version of ProtoGen", Assert.Single(run.DiagnosticLines));
        AssertRestCompiles(run);
    }

    [Theory]
    [InlineData("!", "its descriptor is damaged")]
    [InlineData("CgNh", "its descriptor is damaged")]
    [InlineData("ChJzaGFyZWQvbW9uZXkucHJvdG8aCmxvc3QucHJvdG8=", "it imports \"lost.proto\", which no referenced assembly has")]
    public void AFileThatCannotBeUsedSaysWhy(string descriptor, string reason)
    {
        GeneratorRun run = Run(Use, Attributed($"[assembly: ProtoGen.CodeGen.ProtoFile(1, \"shared/money.proto\", \"\", \"{descriptor}\")]"));

        Assert.Equal($"protos/use.proto(2,8): error PGEN0817: \"shared/money.proto\" of the referenced assembly Attributed cannot be used: {reason}", Assert.Single(run.DiagnosticLines));
        AssertRestCompiles(run);
    }

    [Fact]
    public void AnAssemblyWhoseReferencesAreMissingSaysWhichFile()
    {
        GeneratorRun library = SharedFiles.Library();
        GeneratorRun middle = SharedFiles.Project("Middle", [SharedFiles.At("middle.proto", "syntax = \"proto3\"; package m; import \"shared/all.proto\"; message Part { shared.Money money = 1; }")], library.AsReference()).Run();

        GeneratorRun run = Run("syntax = \"proto3\"; import \"middle.proto\"; message Use { m.Part part = 1; }", middle.AsReference());

        Assert.Contains("PGEN0817: \"middle.proto\" of the referenced assembly Middle cannot be used: it imports \"shared/all.proto\", which no referenced assembly has", Assert.Single(run.DiagnosticLines), StringComparison.Ordinal);
    }

    [Fact]
    public void AnImportThatIsTheEndOfAReferencedPathNamesThePath()
    {
        GeneratorRun library = SharedFiles.Library(new ProtoFile("protos/shared/money.proto", SharedFiles.Money));

        GeneratorRun run = Run(Use, library.AsReference());

        Assert.Equal(
            "protos/use.proto(2,8): error PGEN0811: the import \"shared/money.proto\" means \"Contracts/protos/shared/money.proto\", whose import path is \"protos/shared/money.proto\"",
            Assert.Single(run.DiagnosticLines));
        AssertRestCompiles(run);
    }

    [Fact]
    public void ACopyUnderAnotherPathIsWarnedOf()
    {
        GeneratorRun run = SharedFiles.Project("App",
            [SharedFiles.At("copies/money.proto", SharedFiles.Money.Replace("Contracts.Shared", "Copies", StringComparison.Ordinal))], SharedFiles.Library().AsReference()).Run();

        Assert.Equal(5, run.DiagnosticLines.Count);
        Assert.Equal(
            "protos/copies/money.proto(6,9): warning PGEN0818: \"shared.Money\" exists in the referenced assembly Contracts already, from \"shared/money.proto\"; two types of one name do not fit together",
            run.DiagnosticLines[0]);
    }

    [Fact]
    public void HalvesOfAServiceThatTheReferenceLacksAreWarnedOf()
    {
        GeneratorRun library = SharedFiles.Library(SharedFiles.At("shared/money.proto", SharedFiles.Money, services: "Client"));

        GeneratorRun run = SharedFiles.Project("App", [SharedFiles.At("shared/money.proto", SharedFiles.Money, services: "Server")], library.AsReference()).Run();

        Assert.Equal(
            "protos/shared/money.proto(1,1): warning PGEN0819: the services of this file are in the referenced assembly Contracts with GrpcServices=\"Client\", so GrpcServices=\"Server\" does nothing here",
            Assert.Single(run.DiagnosticLines));
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void AClashWithAnImportedNameNamesTheReference()
    {
        GeneratorRun run = Run("syntax = \"proto3\"; package shared; import \"shared/money.proto\"; message Money { Unit unit = 1; }", SharedFiles.Library().AsReference());

        Diagnostic error = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("Contracts/shared/money.proto", Assert.Single(error.AdditionalLocations).GetLineSpan().Path);
    }

    private static GeneratorRun Run(string use, params IEnumerable<MetadataReference> references) =>
        SharedFiles.Project("App", [SharedFiles.At("use.proto", use)], references).Run();

    private static MetadataReference Attributed(string attribute) =>
        new GeneratorHarness().Referencing("Attributed").AddCSharp(attribute).Run().AsReference();

    private static void AssertRestCompiles(GeneratorRun run)
    {
        Assert.Contains(" Own", run.Sources["use.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Compile().Select(diagnostic => diagnostic.ToString()));
    }
}
