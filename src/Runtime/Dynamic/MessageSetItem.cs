namespace ProtoGen.Reflection;

/// <summary>The wire format of <c>message_set_wire_format</c>: each extension is a group 1 of its number (field 2) and its bytes (field 3).</summary>
internal static class MessageSetItem
{
    public const uint StartTag = 0x0b;
    public const uint EndTag = 0x0c;
    public const uint TypeIdTag = 0x10;
    public const uint MessageTag = 0x1a;
}
