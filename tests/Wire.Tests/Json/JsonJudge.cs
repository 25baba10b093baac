using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using ProtoGen.Tests.Wire.Differential;

namespace ProtoGen.Tests.Wire.Json;

/// <summary>Gives both sides the same JSON and explains what differs.</summary>
public sealed partial class JsonJudge(Pair pair)
{
    public int Accepted { get; private set; }

    public int Rejected { get; private set; }

    public Dictionary<JsonDisagreement, int> Disagreements { get; } = [];

    public void Compare(string json)
    {
        byte[]? ours = Ours(json, out string problem);
        IMessage? theirs = Google(json, out string refusal);
        if (ours is null)
            Rejected++;
        else
            Accepted++;

        JsonDisagreement disagreement = (ours, theirs) switch
        {
            (null, null) => JsonDisagreement.None,
            (null, _) => ExplainRefusal(json, problem),
            (_, null) => ExplainAcceptance(json, refusal),
            _ => theirs.Equals(pair.Google(ours)) ? JsonDisagreement.None : ExplainDifference(json, ours),
        };
        Disagreements[disagreement] = Disagreements.GetValueOrDefault(disagreement) + 1;
        if (ours is not null)
            CheckRoundTrip(ours);
    }

    public static bool HasEmptyPath(string json) => EmptyPath().IsMatch(json);

    /// <summary>By the text: a number that a closed enum does not have is an unknown field, which JSON has no place for.</summary>
    private void CheckRoundTrip(byte[] data)
    {
        string json = pair.OurJson(data);
        Assert.Equal(json, pair.OurJson(pair.OursFromJson(json)));
    }

    private byte[]? Ours(string json, out string problem)
    {
        try
        {
            problem = "";
            return pair.OursFromJson(json);
        }
        catch (ProtoException exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    /// <summary>Google's parser lets all kinds of exceptions of the library through.</summary>
    private IMessage? Google(string json, out string refusal)
    {
        try
        {
            refusal = "";
            return JsonParser.Default.Parse(json, pair.Descriptor);
        }
        catch (Exception exception)
        {
            refusal = exception.Message;
            return null;
        }
    }

    private JsonDisagreement ExplainRefusal(string json, string problem)
    {
        if (problem.Contains("a required field is missing", StringComparison.Ordinal))
            return JsonDisagreement.Required;
        if (problem.Contains("twice", StringComparison.Ordinal))
            return JsonDisagreement.Twice;
        if (SpacedBase64().IsMatch(problem))
            return JsonDisagreement.Base64Space;
        return SloppyNumber().IsMatch(problem) ? JsonDisagreement.Number : Fail(json, "we refuse what Google accepts: " + problem);
    }

    private JsonDisagreement ExplainAcceptance(string json, string refusal) =>
        refusal.Contains("base64", StringComparison.Ordinal) ? JsonDisagreement.Base64Url : Fail(json, "we accept what Google refuses: " + refusal);

    private JsonDisagreement ExplainDifference(string json, byte[] ours)
    {
        if (HasEmptyPath(json))
            return JsonDisagreement.EmptyMaskPath;
        if (OddCapitals().IsMatch(json))
            return JsonDisagreement.MaskCapitals;
        return HasClosedEnums(pair.Descriptor, []) ? JsonDisagreement.ClosedEnum : Fail(json, "the values differ: " + pair.OurJson(ours));
    }

    private static bool HasClosedEnums(MessageDescriptor message, HashSet<MessageDescriptor> seen) =>
        seen.Add(message) && message.Fields.InDeclarationOrder().Any(
            field => field.FieldType is FieldType.Message or FieldType.Group
                ? HasClosedEnums(field.MessageType, seen)
                : field.FieldType == FieldType.Enum && field.EnumType.File.ToProto().Syntax != "proto3");

    private JsonDisagreement Fail(string json, string difference)
    {
        Assert.Fail($"{pair.Name}\n{json}\n{difference}");
        return JsonDisagreement.None;
    }

    [GeneratedRegex("base64, found \"[^\"]*\\s")]
    private static partial Regex SpacedBase64();

    [GeneratedRegex("expected a (number|[0-9]+-bit integer).*, found (\"-?(\\.[0-9]|[0-9]+\\.(\"|[eE]))|\"?-?[0-9.]+[eE])")]
    private static partial Regex SloppyNumber();

    [GeneratedRegex("\"mask\": ?\"([^\"]*,)?(,|\")")]
    private static partial Regex EmptyPath();

    [GeneratedRegex("\"mask\": ?\"([^\"]*[,.A-Z])?[A-Z]")]
    private static partial Regex OddCapitals();
}
