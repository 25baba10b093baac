using ProtoGen.Generator.Messages;
using ProtoGen.Generator.Tests.Harness;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Tests.Pipeline;

public class MessageTraitsTests
{
    private const string Schema = """
        syntax = "proto2";
        message Leaf { optional string text = 1; }
        message Self { optional Self self = 1; }
        message Ring1 { optional Ring2 next = 1; }
        message Ring2 { repeated Ring3 next = 1; }
        message Ring3 { map<string, Ring1> next = 1; }
        message Behind { optional Ring1 ring = 1; }
        message Required { required string text = 1; }
        message HoldsRequired { repeated Required items = 1; }
        message MapsRequired { map<string, HoldsRequired> items = 1; }
        message List { repeated string texts = 1; }
        message HoldsList { optional List list = 1; }
        message MapsList { map<string, List> lists = 1; }
        message RingOfList { optional RingToList ring = 1; }
        message RingToList { optional RingOfList ring = 1; optional HoldsList list = 2; }
        """;

    [Theory]
    [InlineData("Leaf", false, false, false)]
    [InlineData("Self", true, false, false)]
    [InlineData("Ring1", true, false, true)]
    [InlineData("Ring2", true, false, true)]
    [InlineData("Ring3", true, false, false)]
    [InlineData("Behind", false, false, true)]
    [InlineData("Required", false, true, false)]
    [InlineData("HoldsRequired", false, true, true)]
    [InlineData("MapsRequired", false, true, false)]
    [InlineData("List", false, false, true)]
    [InlineData("HoldsList", false, false, true)]
    [InlineData("MapsList", false, false, false)]
    [InlineData("RingOfList", true, false, true)]
    [InlineData("RingToList", true, false, true)]
    public void TraitsFollowWhatAMessageCanContain(string name, bool isRecursive, bool hasRequired, bool hasLists)
    {
        FileDescriptor file = Linked.File(Schema);
        MessageTraits traits = MessageTraits.Of(file.Messages.Single(message => message.Name == name));

        Assert.Equal((isRecursive, hasRequired, hasLists), (traits.IsRecursive, traits.HasRequired, traits.HasLists));
    }

    [Fact]
    public void AChainOfTenThousandMessagesIsWalkedOnce()
    {
        const int Count = 10_000;
        string chain = "syntax = \"proto2\"; message M0 { required int32 a = 1; repeated int32 b = 2; optional M1 next = 3; } "
            + string.Concat(Enumerable.Range(1, Count - 1).Select(index => $"message M{index} {{ optional M{(index + 1) % Count} next = 1; }} "));

        FileDescriptor file = Linked.File(chain);

        Assert.All(file.Messages, message => Assert.True(MessageTraits.Of(message) is { IsRecursive: true, HasRequired: true, HasLists: true }));
    }
}
