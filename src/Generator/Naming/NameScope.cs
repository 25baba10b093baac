using System;
using System.Collections.Generic;

namespace ProtoGen.Generator.Naming;

/// <summary>
/// The names of one C# scope. Who claims first has the name; a later claimant takes underscores at the end until one is free.
/// The order of claims is therefore part of the naming contract.
/// </summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public NameScope(params IEnumerable<string>[] reserved)
    {
        foreach (IEnumerable<string> names in reserved)
            _taken.UnionWith(names);
    }

    public string Claim(string name)
    {
        while (!_taken.Add(name))
            name += "_";
        return name;
    }
}
