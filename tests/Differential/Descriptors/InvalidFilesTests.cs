using System.Globalization;
using System.Text.RegularExpressions;
using ProtoGen.Differential.Oracles;
using ProtoGen.Parser;

namespace ProtoGen.Differential.Descriptors;

/// <summary>
/// protoc refuses each of these, and so do we, on the same line. Where we deliberately point at a better place, the case says
/// so: <c>// expected line: 3 (why)</c>.
/// </summary>
public sealed class InvalidFilesTests(Protoc protoc) : IClassFixture<Protoc>
{
    private static readonly Dictionary<string, InvalidCase> _cases = ReadCases();

    public static TheoryData<string> Cases => [.. _cases.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void WhatProtocRefusesIsRefusedOnTheSameLine(string name)
    {
        InvalidCase item = _cases[name];
        using var folder = new CaseFolder(item);
        (byte[]? descriptors, string errors) = protoc.Compile(folder.Path, [item.MainFile]);
        Assert.True(descriptors is not null == item.IsAccepted, $"protoc {(descriptors is null ? "refuses" : "accepts")} this file: {errors}");

        ProtoCompilation compilation = ProtoCompilation.Compile([item.MainFile], new FolderSource(folder.Path));

        Diagnostic[] found = [.. compilation.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (descriptors is not null)
        {
            Assert.Empty(found.Select(static diagnostic => diagnostic.ToString()));
            Assert.Equal(descriptors, compilation.ToDescriptorSet(includeImports: true));
            return;
        }
        Assert.True(found.Length > 0, $"we accept what protoc refuses: {errors}");
        // The generator works with what resolved, so that must be whole.
        Assert.NotNull(compilation.ToDescriptorSet(includeImports: true, includeSourceInfo: true));
        (string File, int Line)[] places = [.. found.SelectMany(static diagnostic => diagnostic.Related.Select(static related => related.Location).Prepend(diagnostic.Location)).Select(static place => (place.Path, place.Line + 1))];
        foreach ((string File, int Line) expected in Expected(item, errors))
            Assert.True(places.Contains(expected), $"expected {expected}\nprotoc:\n{errors}\nours:\n{string.Join('\n', found.AsEnumerable())}");
    }

    [Fact]
    public void ThereAreAsManyCasesAsPromised() => Assert.True(_cases.Values.Count(static item => !item.IsAccepted) >= 400);

    /// <summary>The places of protoc's errors; it gives none for rules that its driver checks.</summary>
    private static IEnumerable<(string File, int Line)> Expected(InvalidCase item, string errors)
    {
        if (item.ExpectedLine is { } line)
            return [(item.MainFile, line)];
        (string File, int Line, bool IsImport)[] places = [.. Regex.Matches(errors, @"^([\w./-]+\.proto):(\d+):\d+: (?!warning)(Import .* had errors)?", RegexOptions.Multiline)
            .Select(static match => (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), match.Groups[3].Success))];
        // An import with errors is reported where the errors are; that it is imported here is no second mistake.
        return places.Where(place => !place.IsImport || !places.Any(other => other.File != place.File)).Select(static place => (place.File, place.Line)).Distinct();
    }

    private static Dictionary<string, InvalidCase> ReadCases()
    {
        string folder = Repository.Cases("invalid");
        var cases = new Dictionary<string, InvalidCase>(StringComparer.Ordinal);
        foreach (string file in Repository.CaseNames("invalid"))
            cases.Add(file, new InvalidCase(file, [(file, File.ReadAllBytes(Path.Combine(folder, file)))], IsAccepted: false));
        foreach (string pack in Directory.EnumerateFiles(folder, "*.cases"))
        {
            foreach (InvalidCase item in InvalidCase.ReadPack(pack))
                cases.Add(item.Name, item);
        }
        return cases;
    }
}
