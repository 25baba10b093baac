using System.Globalization;
using System.Text.RegularExpressions;
using ProtoGen.Differential.Oracles;
using ProtoGen.Parser;

namespace ProtoGen.Differential.Descriptors;

/// <summary>
/// protoc refuses each of these, and so do we, on the same line. Where we deliberately point at a better place, the case says
/// so: <c>// expected line: 3 (why)</c>.
/// </summary>
public sealed partial class InvalidFilesTests(Protoc protoc) : IClassFixture<Protoc>
{
    public static TheoryData<string> Cases => [.. Repository.CaseNames("invalid")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void WhatProtocRefusesIsRefusedOnTheSameLine(string file)
    {
        string folder = Repository.Cases("invalid");
        (byte[]? descriptors, string errors) = protoc.Compile(folder, [file]);
        Assert.True(descriptors is null, "protoc accepts this file; it is no invalid case");

        ProtoCompilation compilation = ProtoCompilation.Compile([file], new FolderSource(folder));

        Diagnostic[] found = [.. compilation.Diagnostics.Where(static item => item.Severity == DiagnosticSeverity.Error)];
        Assert.NotEmpty(found);
        Assert.All(found, item => Assert.Equal(file, item.Location.Path));
        int[] expected = ExpectedLines(Path.Combine(folder, file), file, errors);
        int[] lines = [.. found.SelectMany(static item => item.Related.Select(static related => related.Location).Prepend(item.Location)).Select(static place => place.Line + 1)];
        Assert.All(expected, line => Assert.Contains(line, lines));
    }

    /// <summary>The lines of protoc's errors; it gives none for rules that its driver checks.</summary>
    private static int[] ExpectedLines(string path, string file, string errors)
    {
        Match annotation = Annotation().Match(File.ReadAllText(path));
        if (annotation.Success)
            return [int.Parse(annotation.Groups[1].Value, CultureInfo.InvariantCulture)];
        return [.. Regex.Matches(errors, $@"^{Regex.Escape(file)}:(\d+):\d+: (?!warning)", RegexOptions.Multiline)
            .Select(static match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()];
    }

    [GeneratedRegex(@"^// expected line: (\d+)", RegexOptions.Multiline)]
    private static partial Regex Annotation();
}
