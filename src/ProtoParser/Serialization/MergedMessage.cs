using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Serialization;

/// <summary>A field of an options message with all the values that options gave it, in order.</summary>
internal sealed class MergedField(FieldDescriptor descriptor)
{
    public FieldDescriptor Descriptor { get; } = descriptor;

    /// <summary>Scalars as in <see cref="OptionValue.Scalar"/>, or <see cref="MergedMessage"/>.</summary>
    public List<object> Values { get; } = [];
}

/// <summary>An options message after merging: <c>(o).a = 1</c> and <c>(o).b = 2</c> become one message.</summary>
internal sealed class MergedMessage
{
    private readonly List<MergedField> _fields = [];

    public void Add(OptionSet options)
    {
        for (int i = 0; i < options.Values.Count; i++)
        {
            OptionValue value = options.Values[i];
            MergedField field = FieldFor(value.Field);
            if (value.Message is not { } message)
            {
                if (!value.Field.IsRepeated)
                {
                    field.Values.Clear();
                    ClearOtherMembers(value.Field);
                }
                field.Values.Add(value.Scalar);
                continue;
            }
            if (!value.Field.IsRepeated && field.Values.Count > 0)
            {
                ((MergedMessage)field.Values[0]).Add(message);
                continue;
            }
            ClearOtherMembers(value.Field);
            var inner = new MergedMessage();
            inner.Add(message);
            if (value.Field.IsMap)
                AddEntry(field, inner);
            else
                field.Values.Add(inner);
        }
    }

    /// <summary>In the order of the wire: by number.</summary>
    public List<MergedField> Sorted()
    {
        _fields.Sort((left, right) => left.Descriptor.Number.CompareTo(right.Descriptor.Number));
        return _fields;
    }

    /// <summary>Whether anything is left after source-only options are gone; protoc drops an options message that stripping emptied.</summary>
    public bool HasRetained()
    {
        for (int i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].Values.Count > 0 && !IsSourceOnly(_fields[i].Descriptor))
                return true;
        }
        return false;
    }

    public static bool IsSourceOnly(FieldDescriptor field) => field.Options.Values.Count > 0 && field.Options.GetEnum("retention") == "RETENTION_SOURCE";

    private MergedField FieldFor(FieldDescriptor descriptor)
    {
        for (int i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].Descriptor == descriptor)
                return _fields[i];
        }
        var field = new MergedField(descriptor);
        _fields.Add(field);
        return field;
    }

    private void ClearOtherMembers(FieldDescriptor member)
    {
        if (member.RealOneof is not { } oneof)
            return;
        _fields.RemoveAll(field => field.Descriptor != member && field.Descriptor.ContainingOneof == oneof);
    }

    /// <summary>An entry always has both its fields. Two entries with one key stay two, as in protoc's bytes.</summary>
    private static void AddEntry(MergedField field, MergedMessage entry)
    {
        // A damaged file may have lost them.
        IReadOnlyList<FieldDescriptor> fields = field.Descriptor.MessageType!.Fields;
        for (int i = 0; i < fields.Count; i++)
            entry.Complete(fields[i]);
        field.Values.Add(entry);
    }

    private void Complete(FieldDescriptor descriptor)
    {
        MergedField field = FieldFor(descriptor);
        if (field.Values.Count == 0)
            field.Values.Add(Zero(descriptor));
    }

    private static object Zero(FieldDescriptor field) => field.Type switch
    {
        FieldType.Double => 0.0,
        FieldType.Float => 0f,
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => 0L,
        FieldType.UInt64 or FieldType.Fixed64 => 0UL,
        FieldType.UInt32 or FieldType.Fixed32 => 0U,
        FieldType.Bool => false,
        FieldType.String => "",
        FieldType.Bytes => System.Array.Empty<byte>(),
        FieldType.Enum => field.EnumType!.Values[0],
        FieldType.Message or FieldType.Group => new MergedMessage(),
        _ => 0,
    };
}
