using ProtoGen.Reflection;

namespace ProtoGen.Tests.Reflection;

public sealed class DescriptorSetTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FilesAreLoadedBehindTheirImportsWhateverTheirOrder(bool isReversed)
    {
        IEnumerable<byte[]> serialized = isReversed ? ReflectionData.Serialized.Reverse() : ReflectionData.Serialized;
        IReadOnlyList<FileDescriptor> files = FileDescriptor.LoadSet(Set(serialized));

        Assert.Equal(ReflectionData.Files.Keys.Order(), files.Select(file => file.Path).Order());
        for (int i = 0; i < files.Count; i++)
            Assert.All(files[i].Dependencies, dependency => Assert.Contains(dependency, files.Take(i)));
    }

    [Fact]
    public void ARegistryOfASetFindsItsTypes()
    {
        TypeRegistry registry = TypeRegistry.FromDescriptorSet(Set(ReflectionData.Serialized));

        foreach (FileDescriptor file in ReflectionData.Files.Values)
        {
            Assert.All(file.Messages, message => Assert.Equal(message.FullName, registry.FindMessage(message.FullName)?.FullName));
            Assert.All(file.Extensions, extension => Assert.Equal(extension.Number, registry.FindExtension(extension.FullName)?.Number));
        }
    }

    [Fact]
    public void KnownFilesFillInForWhatTheSetLacks()
    {
        byte[] known = File("known.proto", [], message: "Known");
        byte[] user = File("user.proto", ["known.proto"], message: "User", fieldType: ".Known");

        Assert.Contains("neither the file nor its imports", Assert.Throws<ProtoException>(() => FileDescriptor.LoadSet(Set([user]))).Problem, StringComparison.Ordinal);
        FileDescriptor first = FileDescriptor.FromSerialized(known, []);
        FileDescriptor loaded = Assert.Single(FileDescriptor.LoadSet(Set([user]), [first]));
        Assert.Same(first.Messages[0], loaded.Messages[0].Fields[0].MessageType);
        Assert.NotSame(first, FileDescriptor.LoadSet(Set([user, known]), [first])[0]);
    }

    [Fact]
    public void AFileTwiceAndFilesInACircleAreErrors()
    {
        Assert.Contains("holds a.proto twice", Problem([File("a.proto", []), File("a.proto", [])]), StringComparison.Ordinal);
        Assert.Contains("a.proto imports itself", Problem([File("a.proto", ["a.proto"])]), StringComparison.Ordinal);
        Assert.Contains("imports itself", Problem([File("a.proto", ["b.proto"]), File("b.proto", ["c.proto"]), File("c.proto", ["a.proto"])]), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongChainAndADiamondAreNoProblem()
    {
        const int Length = 20_000;
        List<byte[]> chain = [.. Enumerable.Range(0, Length).Select(i => File($"{i}.proto", i + 1 < Length ? [$"{i + 1}.proto"] : []))];
        Assert.Equal("0.proto", FileDescriptor.LoadSet(Set(chain))[^1].Path);

        byte[][] diamond = [File("top.proto", ["left.proto", "right.proto"]), File("left.proto", ["base.proto"]), File("right.proto", ["base.proto"]), File("base.proto", [])];
        Assert.Equal(["base.proto", "left.proto", "right.proto", "top.proto"], FileDescriptor.LoadSet(Set(diamond)).Select(file => file.Path));
    }

    [Theory]
    [InlineData("0A 05 0A")]
    [InlineData("0A 00")]
    [InlineData("0A 02 0A 00")]
    [InlineData("0B")]
    [InlineData("0A 03 22 01 08")]
    public void MalformedSetsAreRefused(string hex) =>
        Assert.Throws<ProtoException>(() => FileDescriptor.LoadSet(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));

    private static string Problem(byte[][] files) => Assert.Throws<ProtoException>(() => FileDescriptor.LoadSet(Set(files))).Problem;

    private static byte[] Set(IEnumerable<byte[]> files)
    {
        FileDescriptorSet set = new() { File = [.. files.Select(file => FileDescriptorProto.Parse(file))] };
        return set.ToByteArray();
    }

    private static byte[] File(string path, string[] imports, string? message = null, string? fieldType = null)
    {
        var file = new FileDescriptorProto { Name = path, Dependency = [.. imports] };
        if (message is not null)
        {
            var type = new DescriptorProto { Name = message };
            if (fieldType is not null)
                type.Field = [new FieldDescriptorProto { Name = "field", Number = 1, Type = FieldDescriptorProto.Types.Type.Message, TypeName = fieldType, Label = FieldDescriptorProto.Types.Label.Optional }];
            file.MessageType = [type];
        }
        return file.ToByteArray();
    }
}
