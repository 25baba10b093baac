using Google.Protobuf;
using ProtoGen.Tests.Wire.Differential;

namespace ProtoGen.Tests.Wire.Json;

/// <summary>Both sides take or refuse the same damaged JSON, and see the same value in it, except as <see cref="JsonDisagreement"/> says.</summary>
public sealed class DamagedJsonTests
{
    private const int MessagesPerType = 40;
    private const int MutantsPerMessage = 20;

    public static TheoryData<string> Names => Pairs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void DamagedJsonIsTakenOrRefusedAsGoogleDoes(string name)
    {
        Pair pair = Pairs.Find(name);
        var judge = new JsonJudge(pair);
        foreach (int seed in Rounds.Seeds(name))
        {
            var random = new RandomMessages(seed);
            var mutator = new JsonMutator(seed);
            int found = 0;
            // Few random messages of well-known types have JSON at all.
            for (int i = 0; i < MessagesPerType * 10 && found < MessagesPerType; i++)
            {
                if (Format(random.Next(pair.Descriptor)) is not { Length: < 600 } json)
                    continue;
                found++;
                for (int mutant = 0; mutant < MutantsPerMessage; mutant++)
                    judge.Compare(mutator.Mutate(json));
            }
        }
        Rounds.Log("damaged JSON, against Google", judge.Accepted, judge.Rejected);
        Assert.True(judge.Rejected > 20, $"{judge.Accepted} accepted, {judge.Rejected} refused: the mutations are too weak");
    }

    [Theory]
    [InlineData(JsonDisagreement.Base64Url, "cases.v3.Scalars", """{"bytes":"_-8"}""")]
    [InlineData(JsonDisagreement.Base64Space, "cases.v3.Scalars", """{"bytes":"AA ECAw=="}""")]
    [InlineData(JsonDisagreement.Number, "cases.v3.Scalars", """{"int64":"1."}""")]
    [InlineData(JsonDisagreement.Number, "cases.v3.Scalars", """{"double":".5"}""")]
    [InlineData(JsonDisagreement.Twice, "cases.v3.Point", """{"x":1,"x":2}""")]
    [InlineData(JsonDisagreement.Twice, "cases.v3.Maps", """{"int32s":{"1":1,"1":2}}""")]
    [InlineData(JsonDisagreement.Required, "cases.v2.Required", "{}")]
    [InlineData(JsonDisagreement.ClosedEnum, "cases.v2.ClosedEnums", """{"must":"LEVEL_LOW","many":[99,"LEVEL_LOW"]}""")]
    [InlineData(JsonDisagreement.MaskCapitals, "cases.v3.WellKnown", """{"mask":"FooBar,aBC"}""")]
    [InlineData(JsonDisagreement.EmptyMaskPath, "cases.v3.WellKnown", """{"mask":"a,,b"}""")]
    public void AnExampleOfEachDisagreement(JsonDisagreement disagreement, string name, string json)
    {
        var judge = new JsonJudge(Pairs.Find(name));
        judge.Compare(json);

        Assert.Equal([disagreement], judge.Disagreements.Keys);
    }

    /// <summary>Null for a message that has no JSON: a timestamp out of range, an Any of an unknown type, a Value without a kind.</summary>
    private static string? Format(IMessage message)
    {
        try
        {
            return JsonFormatter.Default.Format(message);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
