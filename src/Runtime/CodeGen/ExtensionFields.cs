using System.ComponentModel;
using System.Runtime.InteropServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>
/// The extensions of a message, which live among its unknown fields as wire data: read on each access, written in canonical form on assignment.
/// Records merge as on every wire: the last scalar counts, messages merge, lists append.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ExtensionFields
{
    /// <summary>The value; null when it is not set.</summary>
    /// <exception cref="ProtoException">The data is malformed or lacks a required field.</exception>
    public static TValue? Get<TMessage, TValue>(UnknownFieldData? fields, Extension<TMessage, TValue> extension)
        where TMessage : struct, IMessage<TMessage>
        where TValue : struct => TryRead(fields, extension, out TValue value) ? value : null;

    /// <summary>The value; null when it is not set.</summary>
    /// <exception cref="ProtoException">The data is malformed.</exception>
    public static string? Get<TMessage>(UnknownFieldData? fields, Extension<TMessage, string> extension)
        where TMessage : struct, IMessage<TMessage> => TryRead(fields, extension, out string value) ? value : null;

    /// <summary>The list; empty when there is none.</summary>
    /// <exception cref="ProtoException">The data is malformed or lacks a required field.</exception>
    public static Repeated<TElement> Get<TMessage, TElement>(UnknownFieldData? fields, RepeatedExtension<TMessage, TElement> extension)
        where TMessage : struct, IMessage<TMessage>
    {
        ArgumentNullException.ThrowIfNull(extension);
        if (fields is null)
            return default;
        try
        {
            return ReadAll(fields.Bytes, extension);
        }
        catch (Exception problem) when (problem is ProtoException or InsufficientExecutionStackException)
        {
            throw Unreadable(extension, problem);
        }
    }

    /// <summary>The value, or the extension's default.</summary>
    /// <exception cref="ProtoException">The data is malformed or lacks a required field.</exception>
    public static TValue GetOrDefault<TMessage, TValue>(UnknownFieldData? fields, Extension<TMessage, TValue> extension)
        where TMessage : struct, IMessage<TMessage> => TryRead(fields, extension, out TValue value) ? value : extension.DefaultValue;

    /// <summary>True when there is a value, well-formed or not.</summary>
    public static bool Has<TMessage, TValue>(UnknownFieldData? fields, Extension<TMessage, TValue> extension)
        where TMessage : struct, IMessage<TMessage>
    {
        ArgumentNullException.ThrowIfNull(extension);
        if (fields is null)
            return false;
        ReadOnlySpan<byte> data = fields.Bytes;
        ParseState state = BeginRead(data);
        var record = new UnknownRecords(data);
        while (record.Next())
        {
            if (!IsOf(extension, extension.Codec.WireType, ref record))
                continue;
            if (extension.Codec.WireType != WireFormat.Varint)
                return true;
            // A number that its closed enum does not have is an unknown field, not a value.
            TValue value = extension.Codec.Default;
            extension.Codec.Read(ref MemoryMarshal.GetReference(data), record.Value, data.Length, record.Tag, ref value, ref state);
            if (extension.Codec.IsKnown(in value))
                return true;
        }
        return false;
    }

    /// <summary>The limits are those of a parse with default options. The values begin empty, so that nothing is shared with anybody.</summary>
    private static ParseState BeginRead(ReadOnlySpan<byte> data) =>
        new(ParseOptions.DefaultMaxDepth, ParseOptions.Default.DecodeBudgetFor(data.Length)) { OwnsBoxes = true };

    private static bool TryRead<TMessage, TValue>(UnknownFieldData? fields, Extension<TMessage, TValue> extension, out TValue value)
        where TMessage : struct, IMessage<TMessage>
    {
        ArgumentNullException.ThrowIfNull(extension);
        value = extension.Codec.Default;
        if (fields is null)
            return false;
        try
        {
            return TryRead(fields.Bytes, extension, ref value);
        }
        catch (Exception problem) when (problem is ProtoException or InsufficientExecutionStackException)
        {
            throw Unreadable(extension, problem);
        }
    }

    private static bool TryRead<TMessage, TValue>(ReadOnlySpan<byte> data, Extension<TMessage, TValue> extension, ref TValue value)
        where TMessage : struct, IMessage<TMessage>
    {
        ExtensionCodec<TValue> codec = extension.Codec;
        ParseState state = BeginRead(data);
        bool isFound = false;
        var record = new UnknownRecords(data);
        while (record.Next())
        {
            if (!IsOf(extension, codec.WireType, ref record))
                continue;
            TValue next = value;
            codec.Read(ref MemoryMarshal.GetReference(data), record.Value, data.Length, record.Tag, ref next, ref state);
            if (!codec.IsKnown(in next))
                continue;
            value = next;
            isFound = true;
        }
        codec.Close(ref value, 0, ref state);
        if (isFound && !codec.IsInitialized(in value))
            throw new ProtoException("a required field is missing");
        return isFound;
    }

    private static Repeated<TElement> ReadAll<TMessage, TElement>(ReadOnlySpan<byte> data, RepeatedExtension<TMessage, TElement> extension)
        where TMessage : struct, IMessage<TMessage>
    {
        ExtensionCodec<TElement> codec = extension.Codec;
        TElement[]? items = null;
        ParseState state = BeginRead(data);
        var record = new UnknownRecords(data);
        while (record.Next())
        {
            if (IsOf(extension, codec.WireType, ref record))
            {
                ReadOne(data, record.Value, record.End, record.Tag, codec, ref items, ref state);
            }
            else if (codec.IsPackable && IsOf(extension, WireFormat.LengthDelimited, ref record))
            {
                nint pos = WireReader.Length(ref MemoryMarshal.GetReference(data), record.Value, record.End, out nint stop);
                while (pos < stop)
                    pos = ReadOne(data, pos, stop, record.Tag, codec, ref items, ref state);
            }
        }
        state.Trim(ref items, 0);
        return new Repeated<TElement>(items);
    }

    private static nint ReadOne<TElement>(
        ReadOnlySpan<byte> data, nint pos, nint end, uint tag, ExtensionCodec<TElement> codec, ref TElement[]? items, ref ParseState state)
    {
        TElement item = codec.Default;
        int growing = state.Growing;
        pos = codec.Read(ref MemoryMarshal.GetReference(data), pos, end, tag, ref item, ref state);
        codec.Close(ref item, growing, ref state);
        if (!codec.IsKnown(in item))
            return pos;
        if (!codec.IsInitialized(in item))
            throw new ProtoException("a required field is missing");
        state.AppendOne(pos, ref items, out int index)[index] = item;
        return pos;
    }

    /// <summary>True for a record of the extension in that form. A message set's item that is kept whole is entered.</summary>
    private static bool IsOf<TMessage>(Extension<TMessage> extension, uint wireType, ref UnknownRecords record)
        where TMessage : struct, IMessage<TMessage> =>
        extension.FieldNumber <= MessageSet.MaxFieldNumber
            ? record.Tag == (((uint)extension.FieldNumber << 3) | wireType)
            : record.EnterItem() == extension.FieldNumber;

    private static ProtoException Unreadable<TMessage>(Extension<TMessage> extension, Exception problem)
        where TMessage : struct, IMessage<TMessage>
    {
        string what = problem is ProtoException malformed ? malformed.Problem : "messages nest deeper than the thread's stack can hold";
        return ProtoException.At(-1, what).Within($"{TMessage.FullName}.[{extension}]");
    }
}
