using Cases.Opts;
using ProtoGen.Reflection;

namespace ProtoGen.Tests.Wire.Messages;

/// <summary>Descriptors have their options as messages, and custom options are extensions of those.</summary>
public sealed class OptionsTests
{
    private static readonly FileDescriptor _file = Marked.Descriptor.File;

    [Fact]
    public void EveryKindOfDeclarationHasItsOptions()
    {
        Assert.Equal("file", _file.Options.GetExtension(OptionsExtensions.OfFile));
        Assert.Equal(new Rule { Name = "m", Levels = [1, 2, 3] }, Marked.Descriptor.Options.GetExtension(OptionsExtensions.OfMessage));
        Assert.Equal([1, 2], Marked.Descriptor.Fields[0].Options.GetExtension(OptionsExtensions.OfField));
        Assert.True(Marked.Descriptor.Oneofs[0].Options.GetExtension(OptionsExtensions.OfOneof));
        Assert.Equal(0.5, _file.Enums[0].Options.GetExtension(OptionsExtensions.OfEnum));
        Assert.Equal("v"u8.ToArray(), _file.Enums[0].Values[1].Options.GetExtensionOrDefault(OptionsExtensions.OfValue).ToByteArray());
        Assert.Equal(-1, _file.Services[0].Options.GetExtension(OptionsExtensions.OfService));
        Assert.Equal(Kind.Some, _file.Services[0].Methods[0].Options.GetExtension(OptionsExtensions.OfMethod));
    }

    [Fact]
    public void OptionsOfDescriptorProtoAreFieldsOfTheMessage()
    {
        Assert.True(Marked.Descriptor.Options.NoStandardDescriptorAccessor);
        Assert.Equal(MethodOptions.Types.IdempotencyLevel.Idempotent, _file.Services[0].Methods[0].Options.IdempotencyLevel);
    }

    [Fact]
    public void WithoutOptionsTheMessageIsEmpty()
    {
        Assert.Equal(default, Marked.Descriptor.Fields[1].Options);
        Assert.Null(Rule.Descriptor.Options.GetExtension(OptionsExtensions.OfMessage));
        Assert.True(Marked.Descriptor.Fields[1].Options.GetExtension(OptionsExtensions.OfField).IsEmpty);
    }
}
