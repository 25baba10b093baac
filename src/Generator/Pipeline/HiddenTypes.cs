using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Finds types whose simple name means a namespace where they will be used: <c>package user.v1; message User</c>. C# looks through the namespaces around the code, from
/// within, before it looks at what <c>using</c> brings; the code is expected in the project's root namespace, with its usings at the top of the file.
/// </summary>
internal static class HiddenTypes
{
    public static IEnumerable<(ParsedProto File, DiagnosticInfo Finding)> Find(IReadOnlyList<NamedProto> files, NameClaims claims, string rootNamespace)
    {
        foreach (NamedProto file in files)
        {
            if (claims.NamespaceOf(file) is not { Length: > 0 } ns)
                continue;
            foreach ((DeclaredName name, _) in file.Names.Items)
            {
                if (name.Kind != DeclaredKind.Type || HiddenBy(name.Name, ns, claims, rootNamespace) is not { } hiding || file.Descriptor.FindSymbol(name.ProtoName) is not { } symbol)
                    continue;
                NamedProto maker = claims.NamespaceMaker(hiding)!;
                string full = claims.NamespaceOf(maker)!;
                // Any other last segment would do; this one says what it is.
                string better = hiding + "Protos" + full.Substring(hiding.Length);
                yield return (file.File, new DiagnosticInfo(
                    GeneratorRules.TypeHiddenByNamespace,
                    [name.Name, hiding, maker.ImportPath, ns + "." + name.Name, better],
                    PlaceInfo.Of(file.File, symbol), []));
            }
        }
    }

    /// <summary>The namespace that the name means in code below <paramref name="root"/>; null when the type is found.</summary>
    private static string? HiddenBy(string name, string ns, NameClaims claims, string root)
    {
        for (string around = root; ; around = around.Substring(0, System.Math.Max(0, around.LastIndexOf('.'))))
        {
            string candidate = around.Length == 0 ? name : around + "." + name;
            if (around == ns || claims.IsType(candidate))
                return null;
            if (claims.NamespaceMaker(candidate) is not null)
                return candidate;
            if (around.Length == 0)
                return null;
        }
    }
}
