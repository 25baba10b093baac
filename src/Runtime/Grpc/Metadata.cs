using System.Collections;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Grpc;

/// <summary>
/// Headers or trailers of a call: an ordered list of entries in which a key may occur several times. Keys are lower case
/// (<c>0-9 a-z _ - .</c>); one that ends in <c>-bin</c> holds bytes, any other printable ASCII (PROTOCOL-HTTP2, Custom-Metadata).
/// Not safe for concurrent changes.
/// </summary>
public sealed class Metadata : IReadOnlyList<Metadata.Entry>
{
    private readonly List<Entry> _entries = [];

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>The entry at a position, in the order of addition.</summary>
    public Entry this[int index] => _entries[index];

    /// <summary>Adds an ASCII entry.</summary>
    /// <param name="key">The key; it is lower-cased, and must not end in <c>-bin</c>.</param>
    /// <param name="value">The value: characters U+0020 to U+007E.</param>
    /// <exception cref="ArgumentException">The key is malformed, reserved or binary, or the value is not printable ASCII.</exception>
    public void Add(string key, string value) => _entries.Add(new Entry(key, value));

    /// <summary>Adds a binary entry.</summary>
    /// <param name="key">The key; it is lower-cased, and must end in <c>-bin</c>.</param>
    /// <param name="value">The value; it is not copied, and must not change afterwards.</param>
    /// <exception cref="ArgumentException">The key is malformed, reserved or not binary.</exception>
    public void Add(string key, byte[] value) => _entries.Add(new Entry(key, value));

    /// <summary>Adds an entry.</summary>
    public void Add(Entry entry)
    {
        if (entry.Key.Length == 0) throw new ArgumentException("The entry has no key.", nameof(entry));
        _entries.Add(entry);
    }

    /// <summary>Adds every entry of another list.</summary>
    public void AddRange(Metadata other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _entries.AddRange(other._entries);
    }

    /// <summary>The last ASCII value of a key, or null.</summary>
    public string? GetValue(string key) => Get(key)?.Text;

    /// <summary>The last binary value of a key, or null.</summary>
    public byte[]? GetValueBytes(string key) => Get(key)?.Bytes;

    /// <summary>The last entry of a key, or null.</summary>
    public Entry? Get(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            if (string.Equals(_entries[i].Key, key, StringComparison.OrdinalIgnoreCase)) return _entries[i];
        }

        return null;
    }

    /// <summary>Every entry of a key, in order.</summary>
    public IEnumerable<Entry> GetAll(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _entries.Where(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Removes every entry of a key.</summary>
    /// <returns>How many were removed.</returns>
    public int Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _entries.RemoveAll(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Enumerates the entries in order.</summary>
    public List<Entry>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<Entry> IEnumerable<Entry>.GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();

    /// <summary>Adds what came from the peer: already filtered by name, and accepted whatever HTTP accepted as its value.</summary>
    internal void AddReceived(string key, string value) => _entries.Add(Entry.Received(key, value));

    /// <summary>Adds bytes that came from the peer.</summary>
    internal void AddReceived(string key, byte[] value) => _entries.Add(Entry.Received(key, value));

    /// <summary>One key with one value. Equality of entries is that of key and value.</summary>
    public readonly struct Entry : IEquatable<Entry>
    {
        private readonly string? _key;
        private readonly object? _value;

        /// <summary>Creates an ASCII entry; see <see cref="Metadata.Add(string, string)"/>.</summary>
        public Entry(string key, string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            _key = MetadataRules.NormalizeKey(key, binary: false);
            MetadataRules.CheckValue(_key, value);
            _value = value;
        }

        /// <summary>Creates a binary entry; see <see cref="Metadata.Add(string, byte[])"/>.</summary>
        public Entry(string key, byte[] value)
        {
            ArgumentNullException.ThrowIfNull(value);
            _key = MetadataRules.NormalizeKey(key, binary: true);
            _value = value;
        }

        private Entry(string key, object value)
        {
            _key = key;
            _value = value;
        }

        /// <summary>The key, in lower case.</summary>
        public string Key => _key ?? "";

        /// <summary>Whether the value is bytes.</summary>
        public bool IsBinary => _value is byte[];

        /// <summary>The ASCII value.</summary>
        /// <exception cref="InvalidOperationException">The entry is binary.</exception>
        public string Value => Text ?? throw new InvalidOperationException($"The metadata entry '{Key}' is binary; read ValueBytes.");

        /// <summary>The bytes: of a binary entry its own array, of an ASCII entry a copy of its characters.</summary>
        public byte[] ValueBytes => Bytes ?? System.Text.Encoding.Latin1.GetBytes(Text!);

        internal string? Text => _value is byte[]? null : (string?)_value ?? "";

        internal byte[]? Bytes => _value as byte[];

        /// <summary>Whether two entries have the same key and value.</summary>
        public static bool operator ==(Entry left, Entry right) => left.Equals(right);

        /// <summary>Whether two entries differ.</summary>
        public static bool operator !=(Entry left, Entry right) => !left.Equals(right);

        /// <inheritdoc/>
        public bool Equals(Entry other) =>
            string.Equals(Key, other.Key, StringComparison.Ordinal)
            && (_value is byte[] bytes
                ? other._value is byte[] otherBytes && bytes.AsSpan().SequenceEqual(otherBytes)
                : !other.IsBinary && string.Equals(Text, other.Text, StringComparison.Ordinal));

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Entry other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Key, Bytes is { } bytes ? bytes.Length : Text!.GetHashCode(StringComparison.Ordinal));

        /// <inheritdoc/>
        public override string ToString() => Bytes is { } bytes ? $"{Key}: {BinaryMetadata.Encode(bytes)}" : $"{Key}: {Text}";

        internal static Entry Received(string key, object value) => new(key, value);
    }
}
