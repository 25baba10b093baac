using ProtoGen.Reflection;

namespace ProtoGen.Tests.Reflection;

public sealed class FeatureTests
{
    private static MessageDescriptor Mixed => ReflectionData.Message("test.e2023.Mixed");

    [Theory]
    [InlineData("implicit", false, false)]
    [InlineData("explicit", true, false)]
    [InlineData("required", true, true)]
    [InlineData("delimited", true, false)]
    [InlineData("a", true, false)]
    [InlineData("packed", false, false)]
    public void PresenceFollowsFileAndField(string name, bool hasPresence, bool isRequired)
    {
        FieldDescriptor field = Mixed.FindFieldByName(name)!;
        Assert.Equal(hasPresence, field.HasPresence);
        Assert.Equal(isRequired, field.IsRequired);
    }

    [Theory]
    [InlineData("delimited", FieldType.Group)]
    [InlineData("prefixed", FieldType.Message)]
    [InlineData("list", FieldType.Group)]
    [InlineData("mixes", FieldType.Message)]
    public void DelimitedMessagesAreGroupsExceptInMaps(string name, FieldType expected) =>
        Assert.Equal(expected, Mixed.FindFieldByName(name)!.FieldType);

    [Fact]
    public void TheValueOfAMapIsNeverDelimited() =>
        Assert.Equal(FieldType.Message, Mixed.FindFieldByName("mixes")!.MessageType!.FindFieldByNumber(2)!.FieldType);

    [Fact]
    public void PackingFollowsTheFeature()
    {
        Assert.True(Mixed.FindFieldByName("packed")!.IsPacked);
        Assert.False(Mixed.FindFieldByName("expanded")!.IsPacked);
    }

    [Fact]
    public void EnumsAreClosedOrOpenAsTheFileOrTheEnumSays()
    {
        Assert.True(ReflectionData.File("e2023.proto").Enums[0].IsClosed);
        Assert.False(Mixed.NestedEnums[0].IsClosed);
    }

    [Fact]
    public void Utf8ValidationFollowsTheFieldAndTheSyntax()
    {
        Assert.True(Mixed.FindFieldByName("checked")!.ValidatesUtf8);
        Assert.False(Mixed.FindFieldByName("lenient")!.ValidatesUtf8);
        Assert.False(ReflectionData.Message("test.p2.Account").FindFieldByName("name")!.ValidatesUtf8);
        Assert.True(ReflectionData.Message("test.p3.User").FindFieldByName("id")!.ValidatesUtf8);
    }

    [Fact]
    public void Edition2024HasExplicitPresencePackedListsAndOpenEnums()
    {
        MessageDescriptor plain = ReflectionData.Message("test.e2024.Plain");
        Assert.Equal("editions", plain.File.Syntax);
        Assert.Equal(1001, (int)plain.File.Edition);
        Assert.True(plain.FindFieldByName("number")!.HasPresence);
        Assert.True(plain.FindFieldByName("numbers")!.IsPacked);
        Assert.Equal(FieldType.Message, plain.FindFieldByName("child")!.FieldType);
        Assert.False(plain.FindFieldByName("kind")!.EnumType!.IsClosed);
        Assert.True(plain.FindFieldByName("text")!.ValidatesUtf8);
    }
}
