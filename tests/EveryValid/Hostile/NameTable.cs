namespace ProtoGen.EveryValid.Hostile;

/// <summary>The names of one protobuf scope.</summary>
internal sealed class NameTable
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public bool Contains(string name) => _names.Contains(name);

    public bool TryAdd(string name)
    {
        if (!_names.Add(name))
            return false;
        _order.Add(name);
        return true;
    }

    /// <summary>A name that is free here: a hostile one, or often one that resembles what is there.</summary>
    public string Claim(Random random)
    {
        while (true)
        {
            string name = _order.Count > 0 && random.Next(3) == 0 ? HostileNames.Twin(random, _order[random.Next(_order.Count)]) : HostileNames.Pick(random);
            while (name.Length < 200 && !TryAdd(name))
                name = HostileNames.Twin(random, name);
            if (name.Length < 200)
                return name;
        }
    }
}
