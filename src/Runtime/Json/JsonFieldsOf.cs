namespace ProtoGen.CodeGen;

/// <summary>The JSON names of a generated message, made when it first meets JSON; a constant to the JIT compiler.</summary>
internal static class JsonFieldsOf<T>
    where T : struct, IMessage<T>
{
    internal static readonly JsonFields Fields = T.Descriptor.Json;

    internal static readonly JsonField[] All = Fields.All;
}
