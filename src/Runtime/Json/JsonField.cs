using System.ComponentModel;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ProtoGen.Json;
using ProtoGen.Reflection;

namespace ProtoGen.CodeGen;

/// <summary>What ProtoJSON needs to know of one field.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonField
{
    internal JsonField(FieldDescriptor descriptor, int index, int oneof)
    {
        Descriptor = descriptor;
        Index = index;
        Oneof = oneof;
        JsonName = JsonEncodedText.Encode(descriptor.JsonName, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        ProtoName = JsonEncodedText.Encode(descriptor.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        Utf8JsonName = Encoding.UTF8.GetBytes(descriptor.JsonName);
        Enum = (descriptor.IsMap ? descriptor.MessageType!.FindFieldByNumber(2)!.EnumType : descriptor.EnumType)?.Json;
        TakesNull = !descriptor.IsRepeated && (Enum is { IsNullValue: true } || descriptor.MessageType?.FullName == "google.protobuf.Value");
    }

    internal FieldDescriptor Descriptor { get; }

    /// <summary>The place among the message's fields in the order of their numbers.</summary>
    internal int Index { get; }

    /// <summary>A number beside the indices of the fields for the oneof that this one is a member of; -1 when it is of none.</summary>
    internal int Oneof { get; }

    internal JsonEncodedText JsonName { get; }

    internal JsonEncodedText ProtoName { get; }

    internal byte[] Utf8JsonName { get; }

    /// <summary>The names of the field's enum, or of the enum of a map's values.</summary>
    internal JsonEnum? Enum { get; }

    /// <summary>For this field null is a value and not the same as absent.</summary>
    internal bool TakesNull { get; }
}
