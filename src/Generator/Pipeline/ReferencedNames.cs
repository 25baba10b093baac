using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace ProtoGen.Generator.Pipeline;

/// <summary>A full name that an assembly which the project references has too.</summary>
internal sealed record TakenName(string Name, bool IsNamespace, string Assembly);

/// <summary>
/// Finds the names of generated types and namespaces in the references. The compiler would warn (CS0436, CS0437) at each use in generated code, or take one for the other.
/// </summary>
internal static class ReferencedNames
{
    // The driver keeps the first of equal lists of names, so as long as neither names nor references change, a keystroke costs one look here.
    private static readonly ConditionalWeakTable<ImmutableEquatableArray<string>, Answer> _answers = new();

    public static ImmutableEquatableArray<TakenName> Find(ImmutableEquatableArray<string> names, Compilation compilation, CancellationToken cancellation)
    {
        ImmutableArray<MetadataReference> references = compilation.ExternalReferences;
        if (_answers.TryGetValue(names, out Answer? last) && last.References == references)
            return last.Taken;
        ImmutableEquatableArray<TakenName> taken = Search(names, compilation, cancellation).ToImmutableEquatableArray();
        _answers.Remove(names);
        _answers.GetValue(names, _ => new Answer(references, taken));
        return taken;
    }

    private static IEnumerable<TakenName> Search(ImmutableEquatableArray<string> names, Compilation compilation, CancellationToken cancellation)
    {
        var assemblies = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => compilation.GetMetadataReference(assembly) is not { } reference || IsGlobal(reference.Properties.Aliases)).ToList();
        foreach (IGrouping<string, string> group in names.GroupBy(name => name.Split('.')[0]))
        {
            cancellation.ThrowIfCancellationRequested();
            List<IAssemblySymbol> candidates = assemblies.Where(assembly => assembly.GlobalNamespace.GetMembers(group.Key).Any()).ToList();
            if (candidates.Count == 0)
                continue;
            foreach (string name in group)
            {
                if (candidates.Select(assembly => Look(assembly, name, compilation)).OrderBy(found => found?.IsNamespace).FirstOrDefault(found => found is not null) is { } taken)
                    yield return taken;
            }
        }
    }

    private static TakenName? Look(IAssemblySymbol assembly, string name, Compilation compilation)
    {
        INamespaceSymbol scope = assembly.GlobalNamespace;
        string[] segments = name.Split('.');
        for (int i = 0; i < segments.Length; i++)
        {
            INamespaceSymbol? next = null;
            foreach (INamespaceOrTypeSymbol member in scope.GetMembers(segments[i]).OfType<INamespaceOrTypeSymbol>())
            {
                if (member is INamespaceSymbol inner)
                    next = inner;
                else if (i == segments.Length - 1 && member is INamedTypeSymbol { Arity: 0 } type && IsVisible(type, assembly, compilation))
                    return new TakenName(name, IsNamespace: false, assembly.Name);
            }
            if (next is null)
                return null;
            scope = next;
        }
        return new TakenName(name, IsNamespace: true, assembly.Name);
    }

    private static bool IsVisible(INamedTypeSymbol type, IAssemblySymbol assembly, Compilation compilation) =>
        type.DeclaredAccessibility == Accessibility.Public || assembly.GivesAccessTo(compilation.Assembly);

    private static bool IsGlobal(ImmutableArray<string> aliases) => aliases.IsDefaultOrEmpty || aliases.Contains("global", StringComparer.Ordinal);

    private sealed class Answer(ImmutableArray<MetadataReference> references, ImmutableEquatableArray<TakenName> taken)
    {
        public ImmutableArray<MetadataReference> References { get; } = references;

        public ImmutableEquatableArray<TakenName> Taken { get; } = taken;
    }
}
