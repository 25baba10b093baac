using System;
using System.Collections.Generic;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Parser;

namespace ProtoGen.Generator.References;

/// <summary>
/// A file of a referenced assembly, read when something imports it. The driver keeps the object as long as the assembly says the same, so what was made
/// of it stays too.
/// </summary>
internal sealed class ReferencedFile
{
    private readonly Lazy<ParsedProto?> _parsed;
    private readonly Lazy<IReadOnlyList<string>> _topLevelNames;
    private string _error = "";

    public ReferencedFile(ReferencedProto proto)
    {
        Proto = proto;
        _parsed = new Lazy<ParsedProto?>(Parse);
        _topLevelNames = new Lazy<IReadOnlyList<string>>(() => Decode() is { } bytes ? SerializedFile.TopLevelNames(bytes) : []);
    }

    public ReferencedProto Proto { get; }

    /// <summary>The file like any other; null when the descriptor is damaged.</summary>
    public ParsedProto? Parsed => _parsed.Value;

    /// <summary>What is wrong with the descriptor when there is no <see cref="Parsed"/>.</summary>
    public string Error => Parsed is null ? _error : "";

    /// <summary>The full names of its top-level messages, enums and services.</summary>
    public IReadOnlyList<string> TopLevelNames => _topLevelNames.Value;

    private ParsedProto? Parse()
    {
        // What diagnostics would show of it; nothing is reported there.
        string path = Proto.Assembly + "/" + Proto.ImportPath;
        if (Decode() is not { } bytes || !SourceText.TryFromDescriptor(path, bytes, out SourceText? source, out string? error))
        {
            _error = "its descriptor is damaged";
            return null;
        }
        var options = new FileOptions("", Proto.Services, Proto.IsInternal ? "internal" : "public");
        return new ParsedProto(path, Proto.ImportPath, options, source!) { DefaultImportPath = Proto.ImportPath, Reference = this };
    }

    private byte[]? Decode()
    {
        try
        {
            return Convert.FromBase64String(Proto.Descriptor);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
