using ProtoGen.CodeGen;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Reflection;

/// <summary>The own JSON forms of well-known types in dynamic messages: the way leads through the generated struct of the type, which knows its form.</summary>
internal abstract class WellKnownJson
{
    private static readonly Dictionary<string, WellKnownJson> _byName = new(StringComparer.Ordinal)
    {
        ["Timestamp"] = new Of<Timestamp>(),
        ["Duration"] = new Of<Duration>(),
        ["FieldMask"] = new Of<FieldMask>(),
        ["Struct"] = new Of<Struct>(),
        ["Value"] = new Of<Value>(),
        ["ListValue"] = new Of<ListValue>(),
        ["DoubleValue"] = new Of<DoubleValue>(),
        ["FloatValue"] = new Of<FloatValue>(),
        ["Int64Value"] = new Of<Int64Value>(),
        ["UInt64Value"] = new Of<UInt64Value>(),
        ["Int32Value"] = new Of<Int32Value>(),
        ["UInt32Value"] = new Of<UInt32Value>(),
        ["BoolValue"] = new Of<BoolValue>(),
        ["StringValue"] = new Of<StringValue>(),
        ["BytesValue"] = new Of<BytesValue>(),
    };

    /// <summary>The files of these types, for an Any whose surroundings do not import them.</summary>
    public static TypeRegistry Registry { get; } = TypeRegistry.Create(
        Timestamp.Descriptor.File, Duration.Descriptor.File, FieldMask.Descriptor.File, Struct.Descriptor.File, DoubleValue.Descriptor.File, Any.Descriptor.File, Empty.Descriptor.File);

    /// <summary>The form of a type; <see cref="Json.WellKnownForms.Has"/> must be true, and the type not Any.</summary>
    public static WellKnownJson For(MessageDescriptor type) => _byName[type.Name];

    public abstract void Write(DynamicMessage message, ref JsonOutput output);

    public abstract void Read(DynamicMessage message, ref JsonInput input);

    private sealed class Of<T> : WellKnownJson
        where T : struct, IMessage<T>
    {
        public override void Write(DynamicMessage message, ref JsonOutput output)
        {
            T typed = MessageCodec.Parse<T>(message.ToByteArray(SerializeOptions.Deepest), ParseOptions.Unlimited);
            T.WriteJson(in typed, ref output);
        }

        public override void Read(DynamicMessage message, ref JsonInput input)
        {
            T typed = default;
            T.MergeJson(ref typed, ref input);
            message.Read(MessageCodec.ToByteArray(in typed, SerializeOptions.Deepest), ParseOptions.Unlimited);
        }
    }
}
