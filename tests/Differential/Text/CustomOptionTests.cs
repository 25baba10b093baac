using ProtoGen.Reflection;

namespace ProtoGen.Differential.Text;

/// <summary>.proto text, compiled in this process, has its custom options at run time.</summary>
public sealed class CustomOptionTests
{
    private static readonly MessageDescriptor _custom = TextTypes.Find("options.Custom");

    [Fact]
    public void OptionsOfEveryElementAreRead()
    {
        FileDescriptor file = _custom.File;
        DynamicMessage field = _custom.Fields[0].GetOptions();

        Assert.Equal("team", Option(file.GetOptions(), "owner").AsString());
        Assert.True(Option(_custom.GetOptions(), "audited").AsBool());
        Assert.Equal(["x", "y"], Option(field, "labels").AsList().Select(label => label.AsString()));
        Assert.Equal(1.5, Option(field, "weight").AsDouble());
        Assert.Equal("LEVEL_HIGH", file.FindEnum("options.Level")!.FindByNumber(Option(field, "level").AsEnum())!.Name);
        Assert.Equal([1, 255], Option(field, "key").AsBytes().ToByteArray());
        Assert.Equal(-7, Option(field, "offset").AsInt64());
        Assert.True(field["deprecated"].AsBool());
        Assert.Equal(9u, Option(_custom.Oneofs[0].GetOptions(), "oneof_number").AsUInt32());
        Assert.Equal(0.5f, Option(file.FindEnum("options.Kind")!.GetOptions(), "ratio").AsFloat());
        Assert.Equal("nothing", Option(file.FindEnum("options.Kind")!.Values[0].GetOptions(), "title").AsString());
        Assert.Equal(77ul, Option(file.Services[0].GetOptions(), "service_id").AsUInt64());
        Assert.Equal(2, Option(file.Services[0].Methods[0].GetOptions(), "method_level").AsEnum());
    }

    [Fact]
    public void AnOptionThatIsAMessageIsReadAsOne()
    {
        DynamicMessage limits = Option(_custom.GetOptions(), "limits").AsMessage();

        Assert.Equal(10, limits["maximum"].AsInt32());
        Assert.Equal("minimum: 1 maximum: 10 names: \"a\" names: \"b\"", limits.ToText(new() { SingleLine = true }));
    }

    [Fact]
    public void AnElementWithoutOptionsHasEmptyOnes()
    {
        DynamicMessage options = TextTypes.Find("text.Blank").GetOptions();

        Assert.Equal("google.protobuf.MessageOptions", options.Descriptor.FullName);
        Assert.Empty(options.GetPresentFields());
    }

    [Fact]
    public void OptionsAreUnknownFieldsForARegistryWithoutThem()
    {
        DynamicMessage options = _custom.GetOptions(TypeRegistry.Empty);

        Assert.Empty(options.GetPresentFields());
        Assert.False(options.UnknownFields.IsEmpty);
        Assert.Equal(_custom.OptionsData.ToArray(), options.ToByteArray());
    }

    private static DynamicValue Option(DynamicMessage options, string name) => options.Get(TextTypes.Registry.FindExtension("options." + name)!);
}
