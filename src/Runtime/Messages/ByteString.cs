using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace ProtoGen;

/// <summary>The value of a <c>bytes</c> field: immutable bytes with content equality. The default is empty.</summary>
[CollectionBuilder(typeof(ByteString), nameof(CopyFrom))]
public readonly struct ByteString : IEquatable<ByteString>
{
    private readonly byte[]? _bytes;

    private ByteString(byte[] bytes) => _bytes = bytes;

    /// <summary>No bytes.</summary>
    public static ByteString Empty => default;

    /// <summary>The number of bytes.</summary>
    public int Length => Items.Length;

    /// <summary>True when there are no bytes.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _bytes;

    /// <summary>The bytes, for use across awaits.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes;

    /// <summary>The array behind the value; it must not be changed.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public byte[] Items => _bytes ?? [];

    /// <summary>The byte at an index.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is not below <see cref="Length"/>.</exception>
    public byte this[int index] => Items[index];

    /// <summary>Copies bytes.</summary>
    public static ByteString CopyFrom(params ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? default : new ByteString(bytes.ToArray());

    /// <summary>The UTF-8 bytes of a text.</summary>
    public static ByteString FromUtf8(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>Decodes standard base64, padded.</summary>
    /// <exception cref="FormatException">The text is not base64.</exception>
    public static ByteString FromBase64(string text) => new(Convert.FromBase64String(text));

    /// <summary>Takes an array without copying it. The caller must not change the array any more: messages share it.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public static ByteString Wrap(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new ByteString(bytes);
    }

    /// <summary>Wraps the array of a generated message's field.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ByteString FromItems(byte[]? items) => items is null ? default : new ByteString(items);

    /// <summary>A new array with the bytes.</summary>
    public byte[] ToByteArray() => Span.ToArray();

    /// <summary>The bytes as standard base64.</summary>
    public string ToBase64() => Convert.ToBase64String(Span);

    /// <summary>The bytes read as UTF-8; ill-formed sequences become U+FFFD.</summary>
    public string ToStringUtf8() => Encoding.UTF8.GetString(Span);

    /// <summary>Enumerates the bytes.</summary>
    public ReadOnlySpan<byte>.Enumerator GetEnumerator() => Span.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ByteString other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ByteString other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>The bytes as standard base64.</summary>
    public override string ToString() => ToBase64();

    /// <summary>Compares by content.</summary>
    public static bool operator ==(ByteString left, ByteString right) => left.Equals(right);

    /// <summary>Compares by content.</summary>
    public static bool operator !=(ByteString left, ByteString right) => !left.Equals(right);

    /// <summary>Copies the bytes; arrays and UTF-8 literals convert. There is none from an array itself, because null would convert then, to the empty value.</summary>
    public static implicit operator ByteString(ReadOnlySpan<byte> bytes) => CopyFrom(bytes);

    /// <summary>The bytes, not copied.</summary>
    public static implicit operator ReadOnlySpan<byte>(ByteString bytes) => bytes.Span;
}
