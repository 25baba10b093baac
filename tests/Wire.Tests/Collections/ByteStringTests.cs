namespace ProtoGen.Tests.Wire.Collections;

public sealed class ByteStringTests
{
    [Fact]
    public void TheDefaultIsEmpty()
    {
        ByteString bytes = default;

        Assert.True(bytes.IsEmpty);
        Assert.Equal(0, bytes.Length);
        Assert.Empty(bytes.ToByteArray());
        Assert.Equal("", bytes.ToBase64());
        Assert.Equal("", bytes.ToStringUtf8());
        Assert.Equal(ByteString.Empty, bytes);
        Assert.Equal(bytes, ByteString.Wrap([]));
        Assert.Equal(bytes.GetHashCode(), ByteString.Wrap([]).GetHashCode());
        Assert.Throws<IndexOutOfRangeException>(() => bytes[0]);
    }

    [Fact]
    public void EqualityIsByContent()
    {
        ByteString bytes = [1, 2, 3];

        Assert.True(bytes == ByteString.CopyFrom(1, 2, 3));
        Assert.True(bytes != ByteString.CopyFrom(1, 2));
        Assert.True(bytes.Equals((object)ByteString.Wrap([1, 2, 3])));
        Assert.False(bytes.Equals("x"));
        Assert.Equal(bytes.GetHashCode(), ByteString.Wrap([1, 2, 3]).GetHashCode());
    }

    [Fact]
    public void CopiesAreCopiesAndWrapIsNot()
    {
        byte[] source = [1, 2];
        ByteString copy = ByteString.CopyFrom(source);
        ByteString wrapped = ByteString.Wrap(source);
        source[0] = 9;
        copy.ToByteArray()[1] = 9;

        Assert.Equal([1, 2], copy.ToByteArray());
        Assert.Equal(9, wrapped[0]);
    }

    [Fact]
    public void TextAndBase64Convert()
    {
        Assert.Equal("é"u8.ToArray(), ByteString.FromUtf8("é").ToByteArray());
        Assert.Equal("é", ByteString.FromUtf8("é").ToStringUtf8());
        Assert.Equal([0, 255], ByteString.FromBase64("AP8=").ToByteArray());
        Assert.Equal("AP8=", ByteString.CopyFrom(0, 255).ToString());
        Assert.Throws<FormatException>(() => ByteString.FromBase64("?"));
        Assert.Throws<ArgumentNullException>(() => ByteString.Wrap(null!));
        ByteString literal = "text"u8;
        Assert.Equal("text", literal.ToStringUtf8());
    }

    [Fact]
    public void BytesAreReachableAsSpanMemoryAndByEnumeration()
    {
        ByteString bytes = [1, 2, 3];
        int sum = 0;
        foreach (byte value in bytes)
            sum += value;

        Assert.Equal(6, sum);
        Assert.Equal(3, bytes.Span.Length);
        Assert.Equal(3, bytes.Memory.Length);
        Assert.Equal(2, bytes[1]);
    }
}
