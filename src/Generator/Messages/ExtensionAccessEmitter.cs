using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>Writes the methods of an extendable message that take extensions. Each forwards to the runtime.</summary>
internal static class ExtensionAccessEmitter
{
    private const string Malformed = "/// <exception cref=\"global::ProtoGen.ProtoException\">The extension's data is malformed or lacks a required field.</exception>";

    public static void Emit(SourceWriter writer, MessageSpec message)
    {
        string single = $"global::ProtoGen.Extension<{message.TypeName}, TValue> extension";
        string text = $"global::ProtoGen.Extension<{message.TypeName}, string> extension";
        string list = $"global::ProtoGen.RepeatedExtension<{message.TypeName}, TElement> extension";
        string elements = "global::ProtoGen.Repeated<TElement>";

        Reader(writer, "An extension's value; null when it is not set. Read anew on each call.", $"TValue? GetExtension<TValue>({single}) where TValue : struct", "Get");
        Reader(writer, "An extension's value; null when it is not set. Read anew on each call.", $"string? GetExtension({text})", "Get");
        Reader(writer, "An extension's list. Read anew on each call.", $"{elements} GetExtension<TElement>({list})", "Get");
        Reader(writer, "An extension's value, or its default when it is not set. Read anew on each call.", $"TValue GetExtensionOrDefault<TValue>({single})", "GetOrDefault");

        writer.Line();
        writer.DocXml("True when an extension is set.");
        writer.Line($"public readonly bool HasExtension<TValue>({single}) => pgen::ExtensionFields.Has(_unknownFields, extension);");

        Setter(writer, "Sets an extension; null clears it.", $"SetExtension<TValue>({single}, TValue? value) where TValue : struct", "in value");
        Setter(writer, "Sets an extension; null clears it.", $"SetExtension({text}, string? value)", "value");
        Setter(writer, "Sets an extension's list; an empty one clears it.", $"SetExtension<TElement>({list}, {elements} value)", "value");

        writer.Line();
        writer.DocXml("Unsets an extension.");
        writer.Line($"public void ClearExtension(global::ProtoGen.Extension<{message.TypeName}> extension) => pgen::ExtensionFields.Clear(ref _unknownFields, extension);");
    }

    private static void Reader(SourceWriter writer, string summary, string signature, string method)
    {
        writer.Line();
        writer.DocXml(summary);
        writer.Line(Malformed);
        writer.Line($"public readonly {signature} => pgen::ExtensionFields.{method}(_unknownFields, extension);");
    }

    private static void Setter(SourceWriter writer, string summary, string signature, string value)
    {
        writer.Line();
        writer.DocXml(summary);
        writer.Line($"public void {signature} => pgen::ExtensionFields.Set(ref _unknownFields, extension, {value});");
    }
}
