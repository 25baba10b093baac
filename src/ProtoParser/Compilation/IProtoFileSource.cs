namespace ProtoGen.Parser;

/// <summary>Where a compilation gets the text of .proto files from. Must be safe to call from several threads.</summary>
public interface IProtoFileSource
{
    /// <summary>Reads a file by its import path, with forward slashes, as <c>import "…"</c> says it.</summary>
    /// <returns>False when there is no such file; the bundled ones are then tried.</returns>
    bool TryRead(string importPath, out SourceText source);
}
