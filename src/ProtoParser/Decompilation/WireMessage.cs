using System;
using System.Collections.Generic;
using System.Text;

namespace ProtoGen.Parser.Decompilation;

/// <summary>
/// The fields of one encoded message, without a schema. Malformed bytes throw <see cref="InvalidDescriptorException"/>; sub-messages
/// are read when they are asked for, so depth is bounded by whoever walks.
/// </summary>
internal sealed class WireMessage
{
    private readonly byte[] _bytes;
    private readonly List<WireField> _fields = [];

    public WireMessage(byte[] bytes)
        : this(bytes, 0, bytes.Length)
    {
    }

    private WireMessage(byte[] bytes, int start, int end)
    {
        _bytes = bytes;
        var reader = new WireReader(bytes, start, end);
        while (reader.TryRead(out WireField field))
            _fields.Add(field);
    }

    /// <summary>In the order of the bytes.</summary>
    public IReadOnlyList<WireField> Fields => _fields;

    public bool Has(int number) => Find(number) is not null;

    public int Int(int number, int absent = 0) => Find(number) is { } field ? unchecked((int)field.Value) : absent;

    public bool Bool(int number) => Find(number) is { Value: not 0 };

    /// <summary>Empty when the field is absent.</summary>
    public string Text(int number) => Find(number) is { } field ? Text(field) : "";

    public string Text(WireField field) => Utf8Text.Decode(Bytes(field));

    public byte[] Bytes(WireField field)
    {
        byte[] copy = new byte[field.Length];
        Buffer.BlockCopy(_bytes, field.Start, copy, 0, field.Length);
        return copy;
    }

    /// <summary>A field with its tag, as it stands.</summary>
    public byte[] Record(WireField field)
    {
        byte[] copy = new byte[field.Start + field.Length - field.TagStart];
        Buffer.BlockCopy(_bytes, field.TagStart, copy, 0, copy.Length);
        return copy;
    }

    public WireMessage? Message(int number) => Find(number) is { } field ? Message(field) : null;

    public WireMessage Message(WireField field) =>
        field.WireType == WireField.LengthDelimited ? new WireMessage(_bytes, field.Start, field.Start + field.Length) : throw new InvalidDescriptorException($"field {field.Number} is no message");

    public IEnumerable<WireMessage> Messages(int number)
    {
        foreach (WireField field in _fields)
        {
            if (field.Number == number)
                yield return Message(field);
        }
    }

    public IEnumerable<string> Texts(int number)
    {
        foreach (WireField field in _fields)
        {
            if (field.Number == number)
                yield return Text(field);
        }
    }

    /// <summary>A repeated integer, packed or not.</summary>
    public IEnumerable<int> Ints(int number)
    {
        foreach (WireField field in _fields)
        {
            if (field.Number != number)
                continue;
            if (field.WireType != WireField.LengthDelimited)
            {
                yield return unchecked((int)field.Value);
                continue;
            }
            var reader = new WireReader(_bytes, field.Start, field.Start + field.Length);
            while (!reader.AtEnd)
                yield return unchecked((int)reader.Varint());
        }
    }

    /// <summary>The bytes of this message.</summary>
    public byte[] ToArray() => Without(0);

    /// <summary>The bytes of this message without the fields of one number.</summary>
    public byte[] Without(int number)
    {
        using var rest = new System.IO.MemoryStream(_bytes.Length);
        foreach (WireField field in _fields)
        {
            if (field.Number != number)
                rest.Write(_bytes, field.TagStart, field.Start + field.Length - field.TagStart);
        }
        return rest.ToArray();
    }

    // The last one wins, as in every protobuf decoder.
    private WireField? Find(int number)
    {
        for (int i = _fields.Count - 1; i >= 0; i--)
        {
            if (_fields[i].Number == number)
                return _fields[i];
        }
        return null;
    }
}
