namespace ProtoGen.Generator.Messages;

/// <summary>What a message is in ProtoJSON.</summary>
public enum JsonForm
{
    /// <summary>An object of its fields.</summary>
    Fields,

    /// <summary>The value of its only field: the messages of google/protobuf/wrappers.proto.</summary>
    Value,

    /// <summary>What the runtime's own part of the struct makes of it: Timestamp, Any and their like.</summary>
    Own,
}
