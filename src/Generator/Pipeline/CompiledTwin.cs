using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// A file of the project and the file of a referenced assembly that has its import path. If they are the same, or two versions of one schema, the compiled
/// types are the only ones; a file that has nothing in common with the other but the path is left alone.
/// </summary>
internal sealed class CompiledTwin
{
    private readonly LinkedProto _own;
    private readonly bool _isCopy;

    public CompiledTwin(LinkedProto own, LinkedProto compiled)
    {
        _own = own;
        Compiled = compiled;
        // What is being typed is compared when it is whole again.
        _isCopy = own.HasErrors || own.HasSameContent(compiled);
        IsUsed = _isCopy || TopLevel(own.Descriptor!).Any(name => compiled.Descriptor!.FindSymbol(name) is not null);
    }

    public LinkedProto Compiled { get; }

    /// <summary>The compiled file stands for the project's.</summary>
    public bool IsUsed { get; }

    public GeneratedParts Parts
    {
        get
        {
            if (!IsUsed)
                return GeneratedParts.All;
            return _isCopy && CompiledServices == GrpcServices.None ? GeneratedParts.Services : GeneratedParts.Nothing;
        }
    }

    /// <summary>What there is to say about it; null when nothing.</summary>
    public DiagnosticInfo? Finding
    {
        get
        {
            string filePath = _own.File.FilePath;
            string assembly = Compiled.File.Reference!.Proto.Assembly;
            if (!IsUsed)
                return null;
            if (!_isCopy)
                return DiagnosticInfo.ForFile(GeneratorRules.CopyDiffers, filePath, _own.ImportPath, assembly);
            GrpcServices wanted = _own.File.Options.Services;
            return _own.Descriptor is { Services.Count: > 0 } && CompiledServices != GrpcServices.None && (wanted & ~CompiledServices) != 0
                ? DiagnosticInfo.ForFile(GeneratorRules.ServicesElsewhere, filePath, assembly, CompiledServices.ToString(), wanted.ToString())
                : null;
        }
    }

    private GrpcServices CompiledServices => Compiled.File.Options.Services;

    private static IEnumerable<string> TopLevel(FileDescriptor file) =>
        file.Messages.Concat<Descriptor>(file.Enums).Concat(file.Services).Concat(file.Extensions).Select(declaration => declaration.FullName);
}
