using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;

namespace ProtoGen.Differential.Oracles;

/// <summary>Compares serialized descriptor sets byte for byte, and says in words where they part.</summary>
internal static class SameDescriptors
{
    public static void Check(byte[] expected, byte[] actual)
    {
        if (!expected.AsSpan().SequenceEqual(actual))
            Assert.Fail(FirstDifference(expected, actual));
    }

    public static string FirstDifference(byte[] expected, byte[] actual)
    {
        RepeatedField<FileDescriptorProto> left = FileDescriptorSet.Parser.ParseFrom(expected).File;
        RepeatedField<FileDescriptorProto> right = FileDescriptorSet.Parser.ParseFrom(actual).File;
        for (int i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (left[i].Name != right[i].Name)
                return $"file {i}: expected {left[i].Name}, found {right[i].Name}";
            if (!left[i].Equals(right[i]))
                return $"{left[i].Name}: {FirstDifference(left[i], right[i])}";
        }
        if (left.Count != right.Count)
            return $"expected {left.Count} files, found {right.Count}";
        int difference = expected.AsSpan().CommonPrefixLength(actual);
        return $"equal as messages; first difference at byte {difference} of {expected.Length}, after: {Around(expected, difference)}";
    }

    private static string FirstDifference(FileDescriptorProto expected, FileDescriptorProto actual)
    {
        RepeatedField<SourceCodeInfo.Types.Location> left = expected.SourceCodeInfo?.Location ?? [];
        RepeatedField<SourceCodeInfo.Types.Location> right = actual.SourceCodeInfo?.Location ?? [];
        for (int i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            SourceCodeInfo.Types.Location? mine = i < left.Count ? left[i] : null;
            SourceCodeInfo.Types.Location? other = i < right.Count ? right[i] : null;
            if (!Equals(mine, other))
                return $"location {i}:\nexpected {mine}\nfound    {other}";
        }
        return "everything but the locations differs:\nexpected " + expected + "\nfound    " + actual;
    }

    private static string Around(byte[] bytes, int position)
    {
        int start = Math.Max(0, position - 80);
        return new string([.. bytes.AsSpan(start, Math.Min(bytes.Length, position + 20) - start).ToArray().Select(static b => b is >= 0x20 and < 0x7F ? (char)b : '.')]);
    }
}
