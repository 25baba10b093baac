using Google.Protobuf;
using ProtoGen.Reflection;
using ProtoGen.Tests.Wire.Differential;
using ProtoGen.Tests.Wire.Json;

namespace ProtoGen.Tests.Wire.Dynamic;

/// <summary>A dynamic message writes, takes and refuses the JSON that the generated message of its type does.</summary>
public sealed class DynamicJsonDifferentialTests
{
    private static readonly ParseOptions _noExtensions = new() { Registry = TypeRegistry.Empty };

    public static TheoryData<string> Types => Pairs.Names;

    [Theory]
    [MemberData(nameof(Types))]
    public void RandomMessagesHaveTheJsonOfGeneratedCode(string name)
    {
        Pair pair = Pairs.Find(name);
        foreach (int seed in Rounds.Seeds(name))
        {
            var random = new RandomMessages(seed);
            for (int i = 0; i < 30; i++)
            {
                byte[] data = random.Next(pair.Descriptor).ToByteArray();
                string? generated = Try(() => pair.OurJson(data), out ProtoException? expected);
                string? dynamic = Try(() => DynamicMessage.Parse(pair.OurDescriptor, data).ToJson(), out ProtoException? problem);
                Assert.Equal(generated, dynamic);
                Assert.Equal(expected?.Problem, problem?.Problem);
                if (dynamic is not null)
                    Assert.Equal(pair.OursFromJson(dynamic), DynamicMessage.ParseJson(pair.OurDescriptor, dynamic).ToByteArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void DamagedJsonIsTakenOrRefusedAsGeneratedCodeDoes(string name)
    {
        Pair pair = Pairs.Find(name);
        int accepted = 0;
        int refused = 0;
        foreach (int seed in Rounds.Seeds(name))
        {
            var messages = new RandomMessages(seed);
            var random = new Random(seed);
            for (int i = 0; i < 30; i++)
            {
                if (Try(() => pair.OurJson(messages.Next(pair.Descriptor).ToByteArray()), out _) is not { } json)
                    continue;
                for (int j = 0; j < 15; j++)
                {
                    string mutant = JsonFuzzTests.Mutate(json, random);
                    byte[]? generated = Try(() => pair.OursFromJson(mutant), out ProtoException? expected);
                    byte[]? dynamic = Try(() => DynamicMessage.ParseJson(pair.OurDescriptor, mutant).ToByteArray(), out ProtoException? problem);
                    Assert.True(generated is null == dynamic is null, $"{mutant}\ngenerated: {expected?.Message}\ndynamic: {problem?.Message}");
                    Assert.Equal(generated, dynamic);
                    accepted += dynamic is null ? 0 : 1;
                    if (expected is null || expected.Problem.StartsWith("a required", StringComparison.Ordinal))
                        continue;
                    refused++;
                    Assert.Equal(expected.Message, problem!.Message);
                }
            }
        }
        Rounds.Log("damaged JSON, dynamic", accepted, refused);
        Assert.True(refused > 10, $"{refused} refused");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void OptionsMeanTheSame(string name)
    {
        Pair pair = Pairs.Find(name);
        var random = new RandomMessages(7);
        JsonFormatOptions[] variants = [new() { IncludeDefaults = true }, new() { UseProtoNames = true, EnumsAsNumbers = true }, new() { Indented = true }];
        for (int i = 0; i < 10; i++)
        {
            DynamicMessage message = DynamicMessage.Parse(pair.OurDescriptor, random.Next(pair.Descriptor).ToByteArray(), _noExtensions);
            foreach (JsonFormatOptions options in variants)
            {
                if (Try(() => pair.OurJson(message.ToByteArray(), options), out _) is not { } json)
                    continue;
                Assert.Equal(json, message.ToJson(options));
                Assert.Equal(json, DynamicMessage.ParseJson(pair.OurDescriptor, json).ToJson(options));
            }
        }
    }

    private static TResult? Try<TResult>(Func<TResult> action, out ProtoException? problem)
        where TResult : class
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
