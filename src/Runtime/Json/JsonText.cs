using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProtoGen.Json;

/// <summary>
/// JSON being written. Compact JSON of our own goes straight into a buffer, which each thread keeps, so that a small message costs little more than its bytes; a
/// <see cref="Utf8JsonWriter"/> takes as long for each name and value as the rest together (benchmarks/Json, row small). Indented JSON, and JSON that becomes a part of
/// somebody else's, goes through such a writer.
/// </summary>
internal sealed partial class JsonText : IBufferWriter<byte>, IDisposable
{
    private const int FirstSize = 16 * 1024;

    /// <summary>A buffer that grew beyond this is not kept.</summary>
    private const int LargestKept = 1024 * 1024;

    /// <summary>What JSON demands is escaped, and what System.Text.Json does not think printable.</summary>
    private static readonly JavaScriptEncoder _encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    [ThreadStatic]
    private static JsonText? _spare;

    private readonly Utf8JsonWriter? _writer;
    private byte[] _bytes = [];
    private int _length;
    private bool _needsComma;

    private JsonText() => _bytes = new byte[FirstSize];

    private JsonText(JsonWriterOptions options)
        : this() => _writer = new Utf8JsonWriter(this, options);

    /// <summary>JSON that goes to a writer of somebody else; the result is not here.</summary>
    public JsonText(Utf8JsonWriter writer) => _writer = writer;

    public static JsonText Rent(bool indented)
    {
        if (indented)
            return new JsonText(new JsonWriterOptions { Indented = true, Encoder = _encoder, SkipValidation = true });
        JsonText text = _spare ?? new JsonText();
        _spare = null;
        return text;
    }

    public void Dispose()
    {
        if (_writer is not null || _bytes.Length > LargestKept)
            return;
        _length = 0;
        _needsComma = false;
        _spare = this;
    }

    /// <summary>All that was written.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        _writer?.Flush();
        return _bytes.AsSpan(0, _length);
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(_length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(long count)
    {
        if (_bytes.Length - _length < count)
            Grow(count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(long count)
    {
        long needed = _length + count;
        if (needed > Array.MaxLength)
            Wire.Throw.TooLarge();
        Array.Resize(ref _bytes, (int)Math.Min(Math.Max(needed, _bytes.Length * 2L), Array.MaxLength));
    }
}
