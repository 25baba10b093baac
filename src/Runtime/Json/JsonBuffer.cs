using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProtoGen.Json;

/// <summary>
/// Where JSON is written to before it goes out whole. Each thread keeps one with its writer, so that a small message costs neither
/// (benchmarks/Json, write rows).
/// </summary>
internal sealed class JsonBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstSize = 16 * 1024;

    /// <summary>A buffer that grew beyond this is not kept.</summary>
    private const int LargestKept = 1024 * 1024;

    [ThreadStatic]
    private static JsonBuffer? _spare;

    private byte[] _bytes = new byte[FirstSize];
    private int _length;

    private JsonBuffer(bool indented) => Writer = new Utf8JsonWriter(this, new JsonWriterOptions
    {
        Indented = indented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // escapes what JSON demands and nothing else
        SkipValidation = true,
    });

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written and flushed.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public static JsonBuffer Rent(bool indented)
    {
        if (indented || _spare is not { } buffer)
            return new JsonBuffer(indented);
        _spare = null;
        return buffer;
    }

    public void Dispose()
    {
        if (Writer.Options.Indented || _bytes.Length > LargestKept)
            return;
        _length = 0;
        Writer.Reset();
        _spare = this;
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private void Reserve(int count)
    {
        long needed = (long)_length + Math.Max(count, 1);
        if (needed <= _bytes.Length)
            return;
        if (needed > Array.MaxLength)
            Wire.Throw.TooLarge();
        Array.Resize(ref _bytes, (int)Math.Min(Math.Max(needed, _bytes.Length * 2L), Array.MaxLength));
    }
}
