using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ProtoGen.Tests.Wire.Differential;

/// <summary>Gives both sides the same data and explains what differs.</summary>
public sealed class Judge(Pair pair)
{
    public int Accepted { get; private set; }

    public int Rejected { get; private set; }

    public Dictionary<Disagreement, int> Disagreements { get; } = [];

    public void Compare(byte[] data)
    {
        IMessage? theirs = Google(data, out Exception? refusal);
        byte[]? ours = Ours(data, out ProtoException? problem);
        if (ours is null)
            Rejected++;
        else
            Accepted++;

        Disagreement disagreement = (ours, theirs) switch
        {
            (null, null) => Disagreement.None,
            (null, _) => ExplainRefusal(data, problem!),
            (_, null) => Fail(data, "we accept what Google refuses: " + refusal!.Message),
            _ => ExplainDifference(data, ours, theirs),
        };
        Disagreements[disagreement] = Disagreements.GetValueOrDefault(disagreement) + 1;
        if (ours is not null)
            pair.CheckValueSemantics(data);
    }

    private byte[]? Ours(byte[] data, out ProtoException? problem)
    {
        try
        {
            problem = null;
            return pair.Ours(data);
        }
        catch (ProtoException exception)
        {
            problem = exception;
            return null;
        }
    }

    /// <summary>Google's classes mean to throw the first of these; the others are slips of theirs, such as reading past the buffer in a varint.</summary>
    private IMessage? Google(byte[] data, out Exception? refusal)
    {
        try
        {
            refusal = null;
            return pair.Google(data);
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            refusal = exception;
            return null;
        }
    }

    private Disagreement ExplainRefusal(byte[] data, ProtoException problem)
    {
        int offset = (int)problem.Offset;
        if (problem.Problem.StartsWith("a tag is not", StringComparison.Ordinal) && IsLongVarint(data, offset))
            return Disagreement.LongTag;
        if (problem.Problem.StartsWith("a tag is not", StringComparison.Ordinal) && HasMaps && HasWireType6Or7(data, offset))
            return Disagreement.WireTypeInMapEntry;
        if (HasWrappers)
            return Disagreement.WrapperBounds;
        if (problem.Problem.StartsWith("a length prefix", StringComparison.Ordinal) && EndsLongVarint(data, offset))
            return Disagreement.LongLength;
        if (problem.Problem.Contains("UTF-8", StringComparison.Ordinal))
            return Disagreement.Utf8;
        if (problem.Problem.StartsWith("a required field", StringComparison.Ordinal) && DataFacts.Of(pair.Descriptor, data).HasForeignEnumNumber)
            return Disagreement.ClosedEnum;
        return Fail(data, "we refuse what Google accepts: " + problem.Message);
    }

    private Disagreement ExplainDifference(byte[] data, byte[] ours, IMessage theirs)
    {
        IMessage? back = Google(ours, out Exception? refusal);
        if (back is null)
            return Fail(data, "Google refuses what we wrote: " + refusal!.Message);
        if (theirs.Equals(back))
            return Disagreement.None;
        DataFacts facts = DataFacts.Of(pair.Descriptor, data);
        if (facts.HasForeignEnumNumber)
            return Disagreement.ClosedEnum;
        if (facts.HasRepeatedWrapper)
            return Disagreement.WrapperMerge;
        if (facts.HasRepeatedMapValue)
            return Disagreement.MapValueMerge;
        return Fail(data, $"the values differ:\ngoogle {theirs}\nours   {back}\nwrote {Convert.ToHexString(ours)}");
    }

    private bool HasWrappers => pair.Descriptor.Fields.InDeclarationOrder().Any(
        candidate => candidate.FieldType == FieldType.Message && candidate.MessageType.File.Name == "google/protobuf/wrappers.proto");

    private bool HasMaps => Reachable(pair.Descriptor, []).Any(message => message.Fields.InDeclarationOrder().Any(candidate => candidate.IsMap));

    private static HashSet<MessageDescriptor> Reachable(MessageDescriptor message, HashSet<MessageDescriptor> seen)
    {
        if (!seen.Add(message))
            return seen;
        foreach (FieldDescriptor field in message.Fields.InDeclarationOrder().Where(field => field.FieldType is FieldType.Message or FieldType.Group))
            Reachable(field.MessageType, seen);
        return seen;
    }

    /// <summary>The offset stands behind the tag; its first byte is at most five bytes before.</summary>
    private static bool HasWireType6Or7(byte[] data, int end)
    {
        for (int first = end - 1; first >= 0 && end - first <= 5 && (first == end - 1 || data[first] >= 0x80); first--)
        {
            if ((data[first] & 7) is 6 or 7)
                return true;
        }
        return false;
    }

    private static bool IsLongVarint(byte[] data, int offset) => data.Length - offset >= 5 && data.AsSpan(offset, 4).IndexOfAnyInRange((byte)0, (byte)0x7f) < 0;

    private static bool EndsLongVarint(byte[] data, int end) => end >= 5 && data.AsSpan(end - 5, 4).IndexOfAnyInRange((byte)0, (byte)0x7f) < 0;

    private Disagreement Fail(byte[] data, string difference)
    {
        Assert.Fail(new StringBuilder().AppendLine(pair.Name).AppendLine(Convert.ToHexString(data)).Append(difference).ToString());
        return Disagreement.None;
    }
}
