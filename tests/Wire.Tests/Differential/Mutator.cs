namespace ProtoGen.Tests.Wire.Differential;

/// <summary>Breaks valid wire data in small ways. The same seed gives the same damage.</summary>
public sealed class Mutator(int seed)
{
    private readonly Random _random = new(seed);

    public byte[] Mutate(byte[] data)
    {
        var bytes = new List<byte>(data);
        for (int i = _random.Next(3); i >= 0; i--)
            Step(bytes);
        return [.. bytes];
    }

    private void Step(List<byte> bytes)
    {
        int at = _random.Next(bytes.Count + 1);
        bool isInside = at < bytes.Count;
        switch (_random.Next(8))
        {
            case 0 when isInside:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when isInside:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2 when isInside:
                bytes.RemoveAt(at);
                break;
            case 3:
                bytes.Insert(at, (byte)_random.Next(256));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5 when bytes.Count > 0: // a piece twice
                int length = Math.Min(_random.Next(1, 12), bytes.Count - Math.Min(at, bytes.Count - 1));
                int from = Math.Min(at, bytes.Count - 1);
                bytes.InsertRange(at, bytes.GetRange(from, Math.Min(length, bytes.Count - from)));
                break;
            case 6: // a byte in more bytes than it needs
                if (isInside && bytes[at] < 0x80)
                {
                    bytes[at] |= 0x80;
                    bytes.InsertRange(at + 1, Enumerable.Repeat((byte)0x80, _random.Next(3)).Append((byte)0));
                }
                break;
            default: // a whole small field
                bytes.InsertRange(at, Field());
                break;
        }
    }

    private byte[] Field() => _random.Next(6) switch
    {
        0 => [(byte)(_random.Next(1, 16) << 3), (byte)_random.Next(128)],
        1 => [(byte)((_random.Next(1, 16) << 3) | 5), 1, 2, 3, 4],
        2 => [(byte)((_random.Next(1, 16) << 3) | 1), 1, 2, 3, 4, 5, 6, 7, 8],
        3 => [(byte)((_random.Next(1, 16) << 3) | 2), 2, (byte)_random.Next(128), (byte)_random.Next(128)],
        4 when _random.Next(2) == 0 => [0x0b, 0x0c],
        4 => [0x13, 0x08, 0x01, 0x14],
        _ => [(byte)((_random.Next(1, 16) << 3) | 2), 0],
    };
}
