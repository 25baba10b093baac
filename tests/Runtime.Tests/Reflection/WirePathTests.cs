using ProtoGen.CodeGen;
using ProtoGen.Reflection;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Tests.Reflection;

public sealed class WirePathTests
{
    private const string User = "test.p3.User";
    private const string Account = "test.p2.Account";

    [Fact]
    public void ATruncatedStringInANestedMessage()
    {
        byte[] address = new WireBuilder().Text(1, "street").Raw(0x12, 0x09, (byte)'O');
        byte[] data = new WireBuilder().Text(1, "u").Bytes(7, address).Text(2, "name");
        // Behind "u" (3), the tag and length of the address (2), the street (8), the tag and length of the city (2).
        Assert.Equal("test.p3.User.address.city", Find(User, data, 15));
    }

    [Fact]
    public void BadUtf8InARepeatedElement()
    {
        byte[] data = new WireBuilder().Text(4, "a").Bytes(4, [0xff]).Text(4, "c");
        Assert.Equal("test.p3.User.tags[1]", Find(User, data, 5));
    }

    [Fact]
    public void IndexesCountAcrossInterleavedRecords()
    {
        byte[] before = new WireBuilder().Bytes(9, []).Text(4, "a").Bytes(9, []).Text(1, "x");
        byte[] data = new WireBuilder().Raw(before).Bytes(9, new WireBuilder().Bytes(2, [0xff]));
        Assert.Equal("test.p3.User.past_addresses[2].city", Find(User, data, before.Length + 4));
    }

    [Theory]
    [InlineData("disk", "[\"disk\"]")]
    [InlineData("", "[\"\"]")]
    [InlineData("a\"\n\\", "[\"a\\\"\\u000a\\\\\"]")]
    public void AMapValueIsNamedByItsKey(string key, string expected)
    {
        byte[] entry = new WireBuilder().Text(1, key).Raw(0x10, 0x80);
        byte[] data = new WireBuilder().Bytes(5, entry).Text(1, "u");
        Assert.Equal("test.p3.User.quotas" + expected, Find(User, data, 2 + entry.Length));
    }

    [Fact]
    public void ALongKeyIsCut()
    {
        byte[] entry = new WireBuilder().Text(1, new string('k', 100)).Raw(0x10, 0x80);
        Assert.Equal($"test.p3.User.quotas[\"{new string('k', 40)}…\"]", Find(User, new WireBuilder().Bytes(5, entry), 2 + entry.Length));
    }

    [Fact]
    public void AMapKeyThatIsMalformedIsTheFieldKey()
    {
        byte[] data = new WireBuilder().Bytes(5, new WireBuilder().Bytes(1, [0xff]).Varint(2, 1));
        Assert.Equal("test.p3.User.quotas.key", Find(User, data, 4));
    }

    [Fact]
    public void AMessageInAMapGoesOnBehindTheKey()
    {
        byte[] data = new WireBuilder().Bytes(15, new WireBuilder().Varint(1, 7).Bytes(2, new WireBuilder().Bytes(2, [0xff])));
        Assert.Equal("test.p3.User.by_id[7].city", Find(User, data, data.Length - 1));
        byte[] flag = new WireBuilder().Bytes(16, new WireBuilder().Varint(1, 1).Raw(0x10, 0x80));
        Assert.Equal("test.p3.User.by_flag[true]", Find(User, flag, flag.Length));
    }

    [Fact]
    public void TheKeysOfARedactedMapAreNotShown()
    {
        byte[] data = new WireBuilder().Bytes(17, new WireBuilder().Text(1, "secret").Bytes(2, [0xff]));
        Assert.Equal("test.p3.User.secrets", Find(User, data, data.Length - 1));
    }

    [Fact]
    public void AGroupIsWalkedByItsTags()
    {
        byte[] contact = new WireBuilder().Text(1, "m").Group(2, new WireBuilder().Text(1, "1")).Tag(2, 3).Tag(1, 2).Raw(0x05);
        byte[] data = new WireBuilder().Text(1, "n").Tag(7, 3).Raw(contact);
        Assert.Equal("test.p2.Account.contact.phone[1].digits", Find(Account, data, data.Length));
    }

    [Fact]
    public void AGroupThatIsNotClosedIsThePlace()
    {
        byte[] data = new WireBuilder().Text(1, "n").Tag(7, 3).Text(1, "m");
        Assert.Equal("test.p2.Account.contact", Find(Account, data, data.Length));
        byte[] crossed = new WireBuilder().Tag(7, 3).Tag(2, 3).Tag(7, 4).Tag(2, 4);
        Assert.Equal("test.p2.Account.contact.phone[0]", Find(Account, crossed, 3));
    }

    [Fact]
    public void UnknownGroupsAreNamedByNumber()
    {
        byte[] data = new WireBuilder().Tag(77, 3).Varint(1, 5).Tag(78, 3).Tag(2, 0).Raw(0x80);
        Assert.Equal("test.p2.Account.77.78.2", Find(Account, data, data.Length));
    }

    [Fact]
    public void AnErrorAtTheEndOfAMessageIsFoundThoughMoreFollows()
    {
        byte[] passkey = new WireBuilder().Bytes(1, [1]).Raw(0x10, 0x80);
        byte[] data = new WireBuilder().Bytes(13, passkey).Text(1, "u");
        Assert.Equal("test.p3.User.passkey.counter", Find(User, data, 2 + passkey.Length));
    }

    [Fact]
    public void ABadTagBelongsToItsMessageNotToTheFieldBefore()
    {
        byte[] data = new WireBuilder().Bytes(7, new WireBuilder().Text(2, "Oslo")).Raw(0xff, 0xff, 0xff, 0xff, 0xff, 0x01);
        Assert.Equal("test.p3.User", Find(User, data, 8));
        byte[] inner = new WireBuilder().Bytes(7, new WireBuilder().Text(2, "Oslo").Raw(0x00)).Text(1, "u");
        Assert.Equal("test.p3.User.address", Find(User, inner, 9));
    }

    [Fact]
    public void AStrayEndGroupBelongsToItsMessage()
    {
        byte[] data = new WireBuilder().Bytes(7, new WireBuilder().Tag(3, 4).Text(2, "Oslo")).Text(1, "u");
        Assert.Equal("test.p3.User.address", Find(User, data, 9));
        Assert.Equal("test.p3.User", Find(User, new WireBuilder().Text(1, "u").Tag(3, 4), 4));
    }

    [Fact]
    public void PackedElementsAreCounted()
    {
        byte[] offsets = new WireBuilder().Varint(20, 1).Bytes(20, [0x81, 0x01, 0x02, 0x80]).Text(1, "u");
        Assert.Equal("test.p3.User.offsets[3]", Find(User, offsets, 10));
        byte[] weights = new WireBuilder().Bytes(21, new byte[9]);
        Assert.Equal("test.p3.User.weights", Find(User, weights, 3));
    }

    [Fact]
    public void ALongPathKeepsBothEnds()
    {
        byte[] user = new WireBuilder().Bytes(7, new WireBuilder().Bytes(2, [0xff]));
        for (int i = 0; i < 60; i++)
            user = new WireBuilder().Bytes(8, user);
        string path = Find(User, user, user.Length - 1);
        Assert.StartsWith("test.p3.User.manager.manager.", path, StringComparison.Ordinal);
        Assert.EndsWith(".manager.manager.address.city", path, StringComparison.Ordinal);
        Assert.Contains(".….", path, StringComparison.Ordinal);
        Assert.InRange(path.Length, 0, 250);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void AnOffsetWithoutAPlaceNamesTheMessage(long offset) =>
        Assert.Equal("test.p3.User", Find(User, new WireBuilder().Text(1, "u"), offset));

    [Fact]
    public void AHostileDepthIsWalkedWithoutRecursion()
    {
        byte[] data = new byte[1_000_000];
        data.AsSpan().Fill(0x53); // start of group 10, again and again
        Assert.StartsWith("test.p3.User.10.10.", Find(User, data, data.Length), StringComparison.Ordinal);
    }

    [Fact]
    public void ParsingAGeneratedMessageNamesTheField()
    {
        byte[] value = new WireBuilder().Bytes(3, [0xff]);
        byte[] entry = new WireBuilder().Text(1, "k").Bytes(2, value);
        var problem = Assert.Throws<ProtoException>(() => MessageCodec.Parse<Struct>((byte[])new WireBuilder().Bytes(1, entry)));
        Assert.Equal("google.protobuf.Struct.fields[\"k\"].string_value", problem.Path);
        Assert.Equal(9, problem.Offset);
        Assert.Equal("google.protobuf.Struct.fields[\"k\"].string_value: a string is not valid UTF-8 at byte 9.", problem.Message);
    }

    [Fact]
    public void ParsingARunOfGeneratedMessagesNamesTheElement()
    {
        byte[] data = new WireBuilder().Bytes(1, []).Bytes(1, new WireBuilder().Bytes(6, new WireBuilder().Bytes(1, [])).Raw(0x1a, 0x7f)).Bytes(1, []);
        var problem = Assert.Throws<ProtoException>(() => MessageCodec.Parse<ListValue>(data));
        Assert.Equal("google.protobuf.ListValue.values[1].string_value", problem.Path);
    }

    private static string Find(string message, byte[] data, long offset) => WirePath.Find(ReflectionData.Message(message), data, offset);
}
