using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Serialization;

/// <summary>
/// Writes options as <c>protoc --retain_options</c> does. When protoc strips options it reads them back with all extensions
/// known; when it does not, custom options stay unknown fields: they come after the fields that protoc knows, in the order of
/// the source, and parts of one message stay apart.
/// </summary>
internal static class RetainedOptionWriter
{
    private const string DescriptorProto = "google/protobuf/descriptor.proto";

    public static void Write(ProtoWriter writer, IReadOnlyList<OptionValue> values)
    {
        var known = new SortedDictionary<int, List<OptionValue>>();
        for (int i = 0; i < values.Count; i++)
        {
            if (!IsKnown(values[i].Field))
                continue;
            if (!known.TryGetValue(values[i].Field.Number, out List<OptionValue>? sameField))
                known.Add(values[i].Field.Number, sameField = []);
            sameField.Add(values[i]);
        }
        foreach (List<OptionValue> sameField in known.Values)
            WriteKnown(writer, sameField);
        for (int i = 0; i < values.Count; i++)
        {
            if (!IsKnown(values[i].Field))
                OptionWriter.WriteAlone(writer, values[i]);
        }
    }

    private static void WriteKnown(ProtoWriter writer, List<OptionValue> values)
    {
        FieldDescriptor field = values[0].Field;
        if (values[0].Message is null || field.IsRepeated)
        {
            foreach (OptionValue value in values)
                OptionWriter.WriteAlone(writer, value);
            return;
        }
        var parts = new List<OptionValue>();
        foreach (OptionValue value in values)
            parts.AddRange(value.Message!.Values);
        int start = writer.Begin(field.Number);
        Write(writer, parts);
        writer.End(start);
    }

    /// <summary>Fields of descriptor.proto, and the extensions that are compiled into protoc.</summary>
    private static bool IsKnown(FieldDescriptor field) =>
        field.File.Path.Equals(DescriptorProto, StringComparison.Ordinal)
        || field.ContainingType.File.Path.StartsWith("google/protobuf/", StringComparison.Ordinal) && !field.IsExtension
        || (field.IsExtension && field.FullName is "pb.cpp" or "pb.java");
}
