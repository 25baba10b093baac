using ProtoGen.Reflection;

namespace ProtoGen.Tests.Reflection;

public sealed class MalformedDescriptorTests
{
    public static TheoryData<string, byte[]> Cases => new()
    {
        { "has no name", new WireBuilder() },
        { "neither proto2, proto3 nor editions", File().Text(12, "proto4") },
        { "edition is missing", File().Text(12, "editions") },
        { "name of a package", File().Text(2, "a..b") },
        { "name of a message", File().Bytes(4, Named("")) },
        { "name of a field", File().Bytes(4, Named("M").Bytes(2, Field("a.b", 1, 5))) },
        { "declared twice", File().Bytes(4, Named("M")).Bytes(5, Enum("M")) },
        { "two fields with the number 1", File().Bytes(4, Named("M").Bytes(2, Field("a", 1, 5)).Bytes(2, Field("b", 1, 5))) },
        { "two fields with the name a", File().Bytes(4, Named("M").Bytes(2, Field("a", 1, 5)).Bytes(2, Field("a", 2, 5))) },
        { "number of the field a is out of range", File().Bytes(4, Named("M").Bytes(2, Field("a", 0, 5))) },
        { "number of the field a is out of range", File().Bytes(4, Named("M").Bytes(2, Field("a", 536_870_912, 5))) },
        { "has no type", File().Bytes(4, Named("M").Bytes(2, Field("a", 1, 11))) },
        { "has no type", File().Bytes(4, Named("M").Bytes(2, Field("a", 1, 19))) },
        { "neither the file nor its imports", File().Bytes(4, Named("M").Bytes(2, Field("a", 1, 11).Text(6, ".N"))) },
        { "not of the kind", File().Bytes(4, Named("M").Bytes(2, Field("a", 1, 14).Text(6, ".M"))) },
        { "not of the kind", File().Bytes(4, Named("M").Bytes(2, Field("a", 1, 5).Text(6, ".M"))) },
        { "member of its oneof", File().Bytes(4, Named("M").Bytes(2, Field("a", 1, 5).Varint(9, 0))) },
        { "the oneof o has no field", File().Bytes(4, Named("M").Bytes(8, Named("o"))) },
        { "has no value", File().Bytes(5, Named("E")) },
        { "two values with the name V", File().Bytes(5, Enum("E").Bytes(2, Named("V"))) },
        { "half an extension", File().Bytes(7, Field("a", 1, 5)) },
        { "half an extension", File().Bytes(4, Named("M").Bytes(2, Field("a", 1, 5).Text(2, ".M"))) },
        { "not a key and a value", File().Bytes(4, Named("M").Bytes(7, new WireBuilder().Varint(7, 1))) },
        { "public import", File().Text(3, "b.proto").Varint(10, 1) },
        { "is not a message", File().Bytes(5, Enum("E")).Bytes(6, Named("S").Bytes(2, Named("M").Text(2, ".E").Text(3, ".E"))) },
        { "malformed options", File().Bytes(4, Named("M").Bytes(7, [0x08])) },
        { "malformed options", File().Bytes(4, Named("M").Bytes(7, new WireBuilder().Bytes(12, [0x80]))) },
        { "not valid UTF-8", File().Bytes(2, [0xff]) },
        { "a length prefix", File().Raw(0x22, 0x05) },
        { "more than 100 levels", Nested(101) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsAProtoExceptionThatSaysWhatIsWrong(string expected, byte[] data)
    {
        var problem = Assert.Throws<ProtoException>(() => FileDescriptor.FromSerialized(data, []));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith(expected == "has no name" ? "a file descriptor: " : "f.proto: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BadBase64IsAProtoException() => Assert.Throws<ProtoException>(() => FileDescriptor.Load("CgdmLn*"u8));

    [Fact]
    public void AHundredLevelsAreFine() => Assert.Single(FileDescriptor.FromSerialized(Nested(100), []).Messages);

    [Fact]
    public void ATypeOfAMissingImportIsReported()
    {
        var problem = Assert.Throws<ProtoException>(
            () => FileDescriptor.FromSerialized(ReflectionData.File("public_a.proto").SerializedData, [ReflectionData.File("public_c.proto")]));
        Assert.Contains("uses the type .test.c.C", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnImportWithoutUseMayBeMissing()
    {
        FileDescriptor file = FileDescriptor.FromSerialized((byte[])File().Text(3, "gone.proto"), []);
        Assert.Empty(file.Dependencies);
    }

    [Fact]
    public void RelativeNamesAreFoundFromTheInsideOut()
    {
        byte[] data = File().Text(2, "p.q")
            .Bytes(4, Named("M").Bytes(3, Named("N")).Bytes(2, Field("a", 1, 11).Text(6, "N")).Bytes(2, Field("b", 2, 11).Text(6, "q.M.N")).Bytes(2, Field("c", 3, 11).Text(6, "M")));
        MessageDescriptor message = FileDescriptor.FromSerialized(data, []).Messages[0];
        Assert.Equal(["p.q.M.N", "p.q.M.N", "p.q.M"], message.Fields.Select(f => f.MessageType!.FullName));
    }

    [Fact]
    public void RecordsMayComeInAnyOrder()
    {
        byte[] data = new WireBuilder()
            .Bytes(4, new WireBuilder().Bytes(2, new WireBuilder().Text(6, ".p.M").Varint(5, 11).Varint(3, 1).Text(1, "a")).Text(1, "M"))
            .Text(12, "proto3").Text(2, "p").Text(1, "f.proto");
        MessageDescriptor message = FileDescriptor.FromSerialized(data, []).FindMessage("p.M")!;
        Assert.Same(message, message.Fields[0].MessageType);
        Assert.Equal("proto3", message.File.Syntax);
    }

    [Fact]
    public void ALongNameAroundManyTypesStaysSmall()
    {
        WireBuilder outer = Named(new string('a', 1 << 20));
        for (int i = 0; i < 10_000; i++)
            outer.Bytes(3, Named("n" + i));
        byte[] data = File().Bytes(4, outer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        FileDescriptor file = FileDescriptor.FromSerialized(data, []);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40L * data.Length);
        Assert.Equal(10_000, file.Messages[0].NestedMessages.Count);
    }

    private static WireBuilder File() => Named("f.proto");

    private static WireBuilder Named(string name) => new WireBuilder().Text(1, name);

    private static WireBuilder Field(string name, int number, int type) => Named(name).Varint(3, number).Varint(5, type);

    private static WireBuilder Enum(string name) => Named(name).Bytes(2, Named("V"));

    private static byte[] Nested(int levels)
    {
        byte[] message = Named("M");
        for (int i = 1; i < levels; i++)
            message = Named("M").Bytes(3, message);
        return File().Bytes(4, message);
    }
}
