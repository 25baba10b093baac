using System;
using System.Collections.Generic;

namespace ProtoGen.Generator.Naming;

/// <summary>
/// The names of one C# scope. Who claims first has the name; a later claimant takes underscores at the end until one is free.
/// The order of claims is therefore part of the naming contract.
/// </summary>
/// <param name="fixedNames">What nobody can claim, the same set for many scopes.</param>
/// <param name="reserved">What nobody can claim in this scope.</param>
internal sealed class NameScope(HashSet<string> fixedNames, params string[] reserved)
{
    private readonly HashSet<string> _taken = new(reserved, StringComparer.Ordinal);

    public string Claim(string name)
    {
        while (fixedNames.Contains(name) || !_taken.Add(name))
            name += "_";
        return name;
    }
}
