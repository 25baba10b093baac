using Google.Protobuf;
using Google.Protobuf.Reflection;
using ProtoGen.CodeGen;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Tests.Wire.Differential;

/// <summary>One message type as both sides have it.</summary>
public abstract class Pair(MessageDescriptor descriptor)
{
    public MessageDescriptor Descriptor { get; } = descriptor;

    public string Name => Descriptor.FullName;

    /// <summary>Some fields have implicit presence with us and explicit presence in the proto2 equivalent that Google compiles.</summary>
    public bool DiffersInPresence { get; init; }

    /// <summary>Parses and writes with our codec; throws <see cref="ProtoException"/>, or something that is a bug.</summary>
    public abstract byte[] Ours(byte[] data);

    /// <summary>Merges one serialized message into another along a mask.</summary>
    public abstract byte[] Merge(FieldMask mask, byte[] source, byte[] destination, FieldMaskMergeOptions options);

    /// <summary>Our own descriptor.</summary>
    public abstract ProtoGen.Reflection.MessageDescriptor OurDescriptor { get; }

    /// <summary>Our JSON of binary data.</summary>
    public abstract string OurJson(byte[] data, JsonFormatOptions? options = null);

    /// <summary>Our binary data of JSON.</summary>
    public abstract byte[] OursFromJson(string json);

    /// <summary>Our own equality, hash and copy rules applied to two parses of the same data.</summary>
    public abstract void CheckValueSemantics(byte[] data);

    /// <summary>Parses with Google's classes. Their parser by reflection leaves the check of required fields out, which their generic one makes.</summary>
    public IMessage Google(byte[] data)
    {
        IMessage message = Descriptor.Parser.ParseFrom(data);
        if (!message.IsInitialized())
            throw new InvalidOperationException("A required field is missing.");
        return message;
    }

    public override string ToString() => Name;

    public static Pair Of<T>(MessageDescriptor descriptor)
        where T : struct, IMessage<T> => new Pair<T>(descriptor);
}

public sealed class Pair<T>(MessageDescriptor descriptor) : Pair(descriptor)
    where T : struct, IMessage<T>
{
    public override byte[] Ours(byte[] data) => MessageCodec.ToByteArray(MessageCodec.Parse<T>(data));

    public override byte[] Merge(FieldMask mask, byte[] source, byte[] destination, FieldMaskMergeOptions options)
    {
        T from = MessageCodec.Parse<T>(source);
        T to = MessageCodec.Parse<T>(destination);
        mask.Merge(in from, ref to, options);
        return MessageCodec.ToByteArray(in to);
    }

    public override ProtoGen.Reflection.MessageDescriptor OurDescriptor => T.Descriptor;

    public override string OurJson(byte[] data, JsonFormatOptions? options = null) => JsonCodec.Format(MessageCodec.Parse<T>(data), options);

    public override byte[] OursFromJson(string json) => MessageCodec.ToByteArray(JsonCodec.Parse<T>(json));

    public override void CheckValueSemantics(byte[] data)
    {
        T first = MessageCodec.Parse<T>(data);
        T second = MessageCodec.Parse<T>(data);
        Assert.True(T.AreEqual(in first, in second), "two parses of the same bytes must be equal");
        Assert.Equal(first.GetHashCode(), second.GetHashCode());

        byte[] written = MessageCodec.ToByteArray(in first);
        T back = MessageCodec.Parse<T>(written);
        Assert.True(T.AreEqual(in first, in back), "a round trip must not change the value");
        Assert.Equal(written.Length, MessageCodec.CalculateSize(in first));

        // Merging into a copy must not be seen by the original.
        T copy = first;
        MessageCodec.MergeFrom(ref copy, data);
        Assert.Equal(written, MessageCodec.ToByteArray(in first));
        T twice = MessageCodec.Parse<T>((byte[])[.. data, .. data]);
        Assert.True(T.AreEqual(in twice, in copy), "merging must be parsing of the concatenation");
    }
}
