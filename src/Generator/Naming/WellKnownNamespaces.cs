using System;
using System.Collections.Generic;
using ProtoGen.Parser;

namespace ProtoGen.Generator.Naming;

/// <summary>
/// The files whose types exist once, compiled into our own packages. Their namespace is ours whatever their <c>csharp_namespace</c> says,
/// so that a schema which names them finds the one compiled type.
/// </summary>
public static class WellKnownNamespaces
{
    private const string Protobuf = "google/protobuf/";

    private static readonly HashSet<string> _bundled = new(BundledProtos.Paths, StringComparer.Ordinal);

    /// <summary>The file is one of those whose types the runtime holds.</summary>
    public static bool IsRuntimeFile(string importPath) => _bundled.Contains(importPath);

    /// <summary>The namespace of such a file; null for any other.</summary>
    public static string? Find(string importPath)
    {
        if (!IsRuntimeFile(importPath))
            return null;
        if (importPath.StartsWith(Protobuf, StringComparison.Ordinal))
            return IsReflection(importPath) ? "ProtoGen.Reflection" : "ProtoGen.WellKnownTypes";
        if (IsDirectlyIn(importPath, "google/rpc/"))
            return "ProtoGen.Rpc";
        if (IsDirectlyIn(importPath, "google/type/"))
            return "ProtoGen.CommonTypes";
        return IsDirectlyIn(importPath, "google/api/") ? "ProtoGen.Api" : null;
    }

    private static bool IsReflection(string path) =>
        path == Protobuf + "descriptor.proto"
        || path.StartsWith(Protobuf + "compiler/", StringComparison.Ordinal)
        || path.EndsWith("_features.proto", StringComparison.Ordinal);

    private static bool IsDirectlyIn(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && path.IndexOf('/', folder.Length) < 0;
}
