using System.Text;
using ProtoGen.Json;
using ProtoGen.Reflection;

namespace ProtoGen.CodeGen;

/// <summary>What ProtoJSON needs to know of a message: its fields in the order of their numbers, found by JSON name or .proto name.</summary>
internal sealed class JsonFields
{
    private readonly JsonField[] _fields;
    private readonly Utf8Names _names;

    internal JsonFields(MessageDescriptor descriptor)
    {
        Descriptor = descriptor;
        var oneofs = descriptor.Oneofs.Where(oneof => !oneof.IsSynthetic).ToList();
        int count = descriptor.Fields.Count;
        MarkCount = count + oneofs.Count;
        _fields = [.. descriptor.Fields.OrderBy(field => field.Number).Select(
            (field, index) => new JsonField(field, index, field.RealOneof is { } oneof ? count + oneofs.IndexOf(oneof) : -1))];
        _names = new Utf8Names(_fields.Length * 2);
        // The JSON names go first: where one field's .proto name is another one's JSON name, the latter counts.
        foreach (JsonField field in _fields)
            _names.Add(field.Utf8JsonName, field.Index);
        foreach (JsonField field in _fields)
            _names.Add(Encoding.UTF8.GetBytes(field.Descriptor.Name), field.Index);
    }

    internal MessageDescriptor Descriptor { get; }

    /// <summary>In the order of their numbers. Nobody changes it.</summary>
    internal JsonField[] All => _fields;

    /// <summary>How many fields and oneofs there are, which is how many marks a reader needs.</summary>
    internal int MarkCount { get; }

    /// <summary>The field that a member of a JSON object means; null when there is none.</summary>
    /// <param name="name">The name in UTF-8.</param>
    /// <param name="expected">Which field most likely comes next.</param>
    internal JsonField? Find(ReadOnlySpan<byte> name, int expected)
    {
        JsonField[] fields = _fields;
        if ((uint)expected < (uint)fields.Length && name.SequenceEqual(fields[expected].Utf8JsonName))
            return fields[expected];
        return _names.TryFind(name, out int index) ? fields[index] : null;
    }
}
