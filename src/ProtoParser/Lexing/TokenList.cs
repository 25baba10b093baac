using System;
using ProtoGen.Parser.Buffers;

namespace ProtoGen.Parser.Lexing;

/// <summary>The tokens of one file. The last one is always the end of file.</summary>
internal sealed class TokenList
{
    private Token[] _items;

    // An average token with the white space before it takes about six characters.
    public TokenList(int textLength) => _items = Scratch<Token>.Rent((textLength / 6) + 8);

    public int Count { get; private set; }

    public ref readonly Token this[int index] => ref _items[index];

    public void Add(in Token token)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        _items[Count++] = token;
    }

    /// <summary>Gives the memory back; the list is empty from then on.</summary>
    public void Release()
    {
        Scratch<Token>.Return(_items);
        _items = [];
        Count = 0;
    }
}
