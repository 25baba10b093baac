using ProtoGen.Reflection;

namespace ProtoGen.Json;

/// <summary>Knows the types to which ProtoJSON gives another form than an object of their fields.</summary>
internal static class WellKnownForms
{
    private static readonly HashSet<string> _names =
    [
        "Any", "Duration", "FieldMask", "ListValue", "Struct", "Timestamp", "Value",
        "BoolValue", "BytesValue", "DoubleValue", "FloatValue", "Int32Value", "Int64Value", "StringValue", "UInt32Value", "UInt64Value",
    ];

    /// <summary>True for a type with a form of its own. Inside an Any such a type is the member <c>value</c>.</summary>
    public static bool Has(MessageDescriptor message) =>
        message.File.Package == "google.protobuf" && message.ContainingType is null && _names.Contains(message.Name);
}
