using System;

namespace ProtoGen.Parser.Lexing;

/// <summary>Gives equal stretches of a text one string, so that a type name used a hundred times is one object.</summary>
internal sealed class NameTable(string text)
{
    private int[] _buckets = new int[64];
    private Entry[] _entries = new Entry[32];
    private int _count;

    public string Get(int start, int length)
    {
        uint hash = 2166136261;
        for (int i = start; i < start + length; i++)
            hash = unchecked((hash ^ text[i]) * 16777619);
        for (int i = _buckets[hash & (uint)(_buckets.Length - 1)]; i != 0; i = _entries[i - 1].Next)
        {
            ref Entry entry = ref _entries[i - 1];
            if (entry.Hash == hash && entry.Name.Length == length && string.CompareOrdinal(entry.Name, 0, text, start, length) == 0)
                return entry.Name;
        }
        return Add(hash, text.Substring(start, length));
    }

    private string Add(uint hash, string name)
    {
        if (_count == _entries.Length)
            Grow();
        ref int bucket = ref _buckets[hash & (uint)(_buckets.Length - 1)];
        _entries[_count] = new Entry { Hash = hash, Name = name, Next = bucket };
        bucket = ++_count;
        return name;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _count * 2);
        _buckets = new int[_entries.Length * 2];
        for (int i = 0; i < _count; i++)
        {
            ref int bucket = ref _buckets[_entries[i].Hash & (uint)(_buckets.Length - 1)];
            _entries[i].Next = bucket;
            bucket = i + 1;
        }
    }

    private struct Entry
    {
        public uint Hash;
        public int Next;
        public string Name;
    }
}
