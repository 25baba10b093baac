using System.Globalization;
using Google.Protobuf;
using ProtoGen.Differential.Oracles;
using ProtoGen.Parser;

namespace ProtoGen.Differential.Corpus;

/// <summary>Compiles files of the corpus here and with protoc, and counts how often both say the same.</summary>
internal sealed class CorpusComparison(Protoc protoc)
{
    private readonly List<string> _disagreements = [];
    private int _files;
    private int _accepted;
    private int _equal;
    private int _equalWithSourceInfo;

    public IReadOnlyList<string> Disagreements => _disagreements;

    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"files: {_files}, accepted by both: {_accepted}, byte-equal without source info: {_equal}, with source info: {_equalWithSourceInfo}, disagreements: {_disagreements.Count}");

    /// <summary>Files that form one set; all they import is compared too.</summary>
    public void CompareTogether(string[] files)
    {
        ProtoCompilation compilation = ProtoCompilation.Compile(files, new FolderSource(protoc.CorpusFolder));
        Dictionary<string, Google.Protobuf.ByteString>? plain = Compile(files, []);
        Dictionary<string, Google.Protobuf.ByteString>? located = Compile(files, ["--include_source_info"]);
        Dictionary<string, Google.Protobuf.ByteString> ours = Split(compilation.ToDescriptorSet(includeImports: true));
        Dictionary<string, Google.Protobuf.ByteString> oursLocated = Split(compilation.ToDescriptorSet(includeImports: true, includeSourceInfo: true));
        string[] all = [.. ours.Keys.Union(plain is null ? [] : plain.Keys).Order(StringComparer.Ordinal)];
        _files += all.Length;
        foreach (string path in all)
        {
            bool accepted = compilation.Find(path) is { HasErrors: false };
            if (accepted != (plain is not null))
                _disagreements.Add($"{path}: {(accepted ? "accepted here, refused by protoc" : "refused here: " + Errors(compilation, path))}");
            if (!accepted || plain is null)
                continue;
            _accepted++;
            _equal += Check(path, plain, ours) ? 1 : 0;
            _equalWithSourceInfo += Check(path, located!, oursLocated) ? 1 : 0;
        }
    }

    /// <summary>A file that cannot be part of a larger set.</summary>
    public void CompareAlone(string file)
    {
        ProtoCompilation compilation = ProtoCompilation.Compile([file], new FolderSource(protoc.CorpusFolder));
        (byte[]? expected, string errors) = protoc.Compile(protoc.CorpusFolder, [file], "--include_source_info");
        _files++;
        if (compilation.HasErrors != expected is null)
        {
            _disagreements.Add($"{file}: {(compilation.HasErrors ? "refused here: " + string.Join(' ', compilation.Diagnostics) : "accepted here, refused by protoc: " + errors)}");
        }
        else if (expected is not null)
        {
            _accepted++;
            _equal += protoc.Compile(protoc.CorpusFolder, [file]).DescriptorSet.AsSpan().SequenceEqual(compilation.ToDescriptorSet(includeImports: true)) ? 1 : 0;
            if (expected.AsSpan().SequenceEqual(compilation.ToDescriptorSet(includeImports: true, includeSourceInfo: true)))
                _equalWithSourceInfo++;
            else
                _disagreements.Add(file + ": different bytes");
        }
    }

    private static string Errors(ProtoCompilation compilation, string path) => string.Join(' ', compilation.Find(path)?.Diagnostics.Take(1) ?? []);

    private bool Check(string path, Dictionary<string, Google.Protobuf.ByteString> expected, Dictionary<string, Google.Protobuf.ByteString> actual)
    {
        if (!expected.TryGetValue(path, out Google.Protobuf.ByteString? left) || !actual.TryGetValue(path, out Google.Protobuf.ByteString? right))
        {
            _disagreements.Add(path + ": missing from one of the sets");
            return false;
        }
        if (left.Span.SequenceEqual(right.Span))
            return true;
        _disagreements.Add(SameDescriptors.FirstDifference(AsSet(left), AsSet(right)));
        return false;
    }

    private Dictionary<string, Google.Protobuf.ByteString>? Compile(string[] files, string[] flags)
    {
        (byte[]? set, string errors) = protoc.Compile(protoc.CorpusFolder, files, flags);
        if (set is null)
            _disagreements.Add("protoc: " + errors);
        return set is null ? null : Split(set);
    }

    /// <summary>The files of a set by their paths, still serialized.</summary>
    internal static Dictionary<string, Google.Protobuf.ByteString> Split(byte[] set)
    {
        var files = new Dictionary<string, Google.Protobuf.ByteString>(StringComparer.Ordinal);
        var input = new CodedInputStream(set);
        while (input.ReadTag() != 0)
        {
            Google.Protobuf.ByteString file = input.ReadBytes();
            CodedInputStream content = file.CreateCodedInput();
            content.ReadTag();
            files.Add(content.ReadString(), file);
        }
        return files;
    }

    private static byte[] AsSet(Google.Protobuf.ByteString file)
    {
        using var set = new MemoryStream();
        using var output = new CodedOutputStream(set);
        output.WriteTag(1, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(file);
        output.Flush();
        return set.ToArray();
    }
}
