using Google.Protobuf;
using ProtoGen.Reflection;
using ProtoGen.Tests.Wire.Differential;
using Names = ProtoGen.Tests.Wire.Differential.Pairs;

namespace ProtoGen.Tests.Wire.Dynamic;

/// <summary>A dynamic message takes, refuses and writes exactly what the generated message of its type does.</summary>
public sealed class DynamicDifferentialTests
{
    // Generated messages leave extensions among the unknown fields.
    private static readonly ParseOptions _options = new() { Registry = TypeRegistry.Empty };

    public static TheoryData<string> Types => Names.Names;

    [Theory]
    [MemberData(nameof(Types))]
    public void RandomMessagesAreWrittenAsGeneratedCodeDoes(string name)
    {
        Pair pair = Pairs.Find(name);
        foreach (int seed in Rounds.Seeds(name))
        {
            var random = new RandomMessages(seed);
            for (int i = 0; i < 40; i++)
            {
                byte[] data = random.Next(pair.Descriptor).ToByteArray();
                Assert.Equal(pair.Ours(data), DynamicMessage.Parse(pair.OurDescriptor, data, _options).ToByteArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void DamagedDataIsTakenRefusedAndWrittenAsGeneratedCodeDoes(string name)
    {
        Pair pair = Pairs.Find(name);
        int accepted = 0;
        int refused = 0;
        foreach (int seed in Rounds.Seeds(name))
        {
            var random = new RandomMessages(seed);
            var mutator = new Mutator(seed);
            for (int i = 0; i < 400; i++)
            {
                byte[] data = mutator.Mutate(random.Next(pair.Descriptor).ToByteArray());
                byte[]? generated = Try(() => pair.Ours(data), out ProtoException? expected);
                byte[]? dynamic = Try(() => DynamicMessage.Parse(pair.OurDescriptor, data, _options).ToByteArray(), out ProtoException? problem);
                Assert.True(generated is null == dynamic is null, $"{Convert.ToHexString(data)}\ngenerated: {expected?.Message}\ndynamic: {problem?.Message}");
                if (dynamic is null)
                {
                    refused++;
                    Assert.StartsWith(name, problem!.Path, StringComparison.Ordinal);
                    Assert.InRange(problem.Offset, -1, data.Length);
                    continue;
                }
                accepted++;
                // A wrapper is its value in generated code, without a place for unknown fields.
                Assert.Equal(generated, HasWrappers(pair) ? pair.Ours(dynamic) : dynamic);
                CheckSemantics(pair.OurDescriptor, data, dynamic);
            }
        }
        Rounds.Log("damaged bytes, dynamic", accepted, refused);
        Assert.True(accepted > 20 && refused > 20, $"{accepted} accepted, {refused} refused");
    }

    private static bool HasWrappers(Pair pair) =>
        pair.OurDescriptor.Fields.Any(field => field.MessageType?.File.Path == "google/protobuf/wrappers.proto");

    private static void CheckSemantics(MessageDescriptor descriptor, byte[] data, byte[] written)
    {
        DynamicMessage first = DynamicMessage.Parse(descriptor, data, _options);
        DynamicMessage second = DynamicMessage.Parse(descriptor, data, _options);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.Equal(written.Length, first.CalculateSize());
        Assert.Equal(first, DynamicMessage.Parse(descriptor, written, _options));

        DynamicMessage copy = first.Clone();
        copy.MergeFrom(data, _options);
        Assert.Equal(DynamicMessage.Parse(descriptor, (byte[])[.. data, .. data], _options), copy);
        Assert.Equal(second, first);
    }

    private static byte[]? Try(Func<byte[]> action, out ProtoException? problem)
    {
        try
        {
            problem = null;
            return action();
        }
        catch (ProtoException exception)
        {
            problem = exception;
            return null;
        }
    }
}
