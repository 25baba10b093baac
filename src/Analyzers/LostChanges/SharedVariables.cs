using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers.LostChanges;

/// <summary>Finds variables that a lambda or local function shares with the method around it: who reads them when is not known.</summary>
internal static class SharedVariables
{
    public static HashSet<ISymbol> Of(ImmutableArray<IOperation> roots, ISymbol owner)
    {
        var shared = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<(IOperation Operation, ISymbol Function)>();
        foreach (IOperation root in roots)
            open.Push((root, owner));
        while (open.Count > 0)
        {
            (IOperation operation, ISymbol function) = open.Pop();
            ISymbol? variable = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            };
            if (variable is not null && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function))
                shared.Add(variable);
            function = operation switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => function,
            };
            foreach (IOperation child in operation.ChildOperations)
                open.Push((child, function));
        }
        return shared;
    }
}
