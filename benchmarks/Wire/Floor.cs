using System.Buffers;
using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>
/// What no parser and no writer can do without: a parse makes the strings and as many bytes of other objects as ProtoGen's does, and copies the
/// text; a write copies the finished bytes. Shows how far a goal can be reached at all.
/// </summary>
public sealed class Floor(IMessage message, byte[] data, long parseBytes) : Contender
{
    private const int Largest = 80_024;
    private readonly string[] _texts = [.. Texts(message)];
    private readonly ArrayBufferWriter<byte> _output = new(data.Length + 1024);
    private readonly long _rest = parseBytes - Texts(message).Sum(text => (long)(22 + text.Length * 2 + 7) / 8 * 8);
    private object? _sink;

    public override void Parse()
    {
        foreach (string text in _texts)
            _sink = new string(text.AsSpan());
        for (long rest = _rest; rest >= 24; rest -= Largest)
            _sink = GC.AllocateUninitializedArray<byte>((int)Math.Min(rest, Largest) - 24);
    }

    public override byte[] ToByteArray()
    {
        byte[] copy = GC.AllocateUninitializedArray<byte>(data.Length);
        data.AsSpan().CopyTo(copy);
        return copy;
    }

    public override void WriteTo()
    {
        _output.ResetWrittenCount();
        data.AsSpan().CopyTo(_output.GetSpan(data.Length));
        _output.Advance(data.Length);
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string { Length: > 0 } text => [text],
        IMessage message => message.Descriptor.Fields.InFieldNumberOrder().SelectMany(field => Texts(Value(message, field))),
        IDictionary map => map.Keys.Cast<object>().Concat(map.Values.Cast<object>()).SelectMany(Texts),
        IList list when value is not ByteString => list.Cast<object>().SelectMany(Texts),
        _ => [],
    };

    private static object? Value(IMessage message, FieldDescriptor field) =>
        field.HasPresence && !field.Accessor.HasValue(message) ? null : field.Accessor.GetValue(message);
}
