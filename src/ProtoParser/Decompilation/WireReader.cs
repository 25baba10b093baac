namespace ProtoGen.Parser.Decompilation;

/// <summary>Reads records of the wire format from a range of bytes.</summary>
internal struct WireReader(byte[] bytes, int start, int end)
{
    private int _position = start;

    public readonly bool AtEnd => _position >= end;

    public bool TryRead(out WireField field)
    {
        field = default;
        if (AtEnd)
            return false;
        int tagStart = _position;
        ulong tag = Varint();
        int number = (int)(tag >> 3);
        int wireType = (int)(tag & 7);
        if (tag > uint.MaxValue || number == 0)
            throw new InvalidDescriptorException("invalid tag");
        switch (wireType)
        {
            case 0:
                int contentStart = _position;
                ulong value = Varint();
                field = new WireField(number, wireType, value, tagStart, contentStart, _position - contentStart);
                return true;
            case 1:
                field = Fixed(number, wireType, tagStart, 8);
                return true;
            case WireField.LengthDelimited:
                ulong length = Varint();
                if (length > (ulong)(end - _position))
                    throw new InvalidDescriptorException("a field is longer than the bytes that are left");
                field = new WireField(number, wireType, 0, tagStart, _position, (int)length);
                _position += (int)length;
                return true;
            case 5:
                field = Fixed(number, wireType, tagStart, 4);
                return true;
            case 3:
                field = Group(number, tagStart);
                return true;
            default:
                throw new InvalidDescriptorException($"unexpected wire type {wireType}");
        }
    }

    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (AtEnd)
                break;
            byte b = bytes[_position++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
        throw new InvalidDescriptorException("unexpected end of a varint");
    }

    private WireField Fixed(int number, int wireType, int tagStart, int size)
    {
        if (end - _position < size)
            throw new InvalidDescriptorException("unexpected end of a number");
        ulong value = 0;
        for (int i = 0; i < size; i++)
            value |= (ulong)bytes[_position + i] << (8 * i);
        _position += size;
        return new WireField(number, wireType, value, tagStart, _position - size, size);
    }

    // Descriptors have no groups; one can only be an unknown field, so it is passed over. The depth is a counter, not a stack.
    private WireField Group(int number, int tagStart)
    {
        int start = _position;
        for (int depth = 1; depth > 0;)
        {
            ulong tag = Varint();
            switch ((int)(tag & 7))
            {
                case 0:
                    Varint();
                    break;
                case 1:
                    Skip(8);
                    break;
                case 2:
                    Skip(Varint());
                    break;
                case 3:
                    depth++;
                    break;
                case 4:
                    depth--;
                    break;
                case 5:
                    Skip(4);
                    break;
                default:
                    throw new InvalidDescriptorException("unexpected wire type in a group");
            }
        }
        return new WireField(number, 3, 0, tagStart, start, _position - start);
    }

    private void Skip(ulong count)
    {
        if (count > (ulong)(end - _position))
            throw new InvalidDescriptorException("a field is longer than the bytes that are left");
        _position += (int)count;
    }
}
