namespace ProtoGen.Reflection;

/// <summary>Field numbers of the options messages in google/protobuf/descriptor.proto.</summary>
internal static class OptionNumbers
{
    public const int FileDeprecated = 23;
    public const int FileFeatures = 50;
    public const int MessageSetWireFormat = 1;
    public const int MessageDeprecated = 3;
    public const int MessageMapEntry = 7;
    public const int MessageFeatures = 12;
    public const int FieldPacked = 2;
    public const int FieldDeprecated = 3;
    public const int FieldDebugRedact = 16;
    public const int FieldFeatures = 21;
    public const int OneofFeatures = 1;
    public const int EnumDeprecated = 3;
    public const int EnumFeatures = 7;
    public const int EnumValueDeprecated = 1;
    public const int EnumValueDebugRedact = 3;
    public const int ServiceDeprecated = 33;
    public const int MethodDeprecated = 33;
    public const int MethodIdempotencyLevel = 34;
}
