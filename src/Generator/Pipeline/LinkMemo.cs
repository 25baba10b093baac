using System.Linq;
using ProtoGen.Parser;

namespace ProtoGen.Generator.Pipeline;

/// <summary>The last link of one parsed file. It serves again while the file's import path and its linked imports are the same.</summary>
internal sealed class LinkMemo
{
    // Replaced as a whole, so two runs that meet here cannot see half of one.
    private volatile LinkedProto? _last;

    public LinkedProto Get(ParsedProto file, string importPath, ResolvedImport[] imports)
    {
        if (_last is { } last && last.ImportPath == importPath && SameImports(last.Imports, imports))
            return last;
        var linked = new LinkedProto(file, importPath, imports);
        _last = linked;
        return linked;
    }

    private static bool SameImports(ResolvedImport[] left, ResolvedImport[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (int i = 0; i < left.Length; i++)
        {
            bool sameCycle = left[i].Cycle is { } cycle ? right[i].Cycle is { } other && cycle.SequenceEqual(other) : right[i].Cycle is null;
            if (!sameCycle || !ReferenceEquals(left[i].File, right[i].File))
                return false;
        }
        return true;
    }
}
