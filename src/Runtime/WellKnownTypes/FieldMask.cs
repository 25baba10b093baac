using System.Runtime.CompilerServices;
using ProtoGen.Reflection;

namespace ProtoGen.WellKnownTypes;

/// <summary>A set of field paths such as <c>address.city</c>, written as <c>["name", "address.city"]</c>: for partial reads and updates.</summary>
[CollectionBuilder(typeof(FieldMask), nameof(Create))]
public partial struct FieldMask
{
    /// <summary>A mask with these paths as they are, for collection expressions.</summary>
    public static FieldMask Create(params ReadOnlySpan<string> paths) => new() { Paths = Repeated.Create(paths) };

    /// <summary>A mask with the paths between the commas, as they are in the .proto file (<c>full_name,address.city</c>); empty paths are left out.</summary>
    public static FieldMask FromString(string paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return new() { Paths = Repeated.From(paths.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) };
    }

    /// <summary>A mask of fields of a message type by their numbers.</summary>
    /// <exception cref="ArgumentException">The type has no field with that number.</exception>
    public static FieldMask FromFieldNumbers<T>(params ReadOnlySpan<int> numbers)
        where T : struct, IMessage<T>
    {
        string[] paths = new string[numbers.Length];
        for (int i = 0; i < paths.Length; i++)
            paths[i] = T.Descriptor.FindFieldByNumber(numbers[i])?.Name ?? throw new ArgumentException($"{T.FullName} has no field {numbers[i]}.", nameof(numbers));
        return new() { Paths = Repeated.Wrap(paths) };
    }

    /// <summary>The paths with commas between them.</summary>
    public readonly string ToPathString() => string.Join(',', Paths.AsSpan());

    /// <summary>Enumerates the paths.</summary>
    public readonly Repeated<string>.Enumerator GetEnumerator() => Paths.GetEnumerator();

    /// <summary>True when every path leads to a field of the message type.</summary>
    public readonly bool IsValidFor<T>()
        where T : struct, IMessage<T> => IsValidFor(T.Descriptor);

    /// <summary>True when every path leads to a field of the message type.</summary>
    public readonly bool IsValidFor(MessageDescriptor type)
    {
        foreach (string path in Paths)
        {
            if (!IsValidPath(type, path))
                return false;
        }
        return true;
    }

    /// <summary>True when a path leads to a field of the message type: by names as in the .proto file, through singular messages only.</summary>
    public static bool IsValidPath(MessageDescriptor type, string path)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(path);
        MessageDescriptor? message = type;
        foreach (string name in path.Split('.'))
        {
            if (message?.FindFieldByName(name) is not { } field)
                return false;
            message = field.IsRepeated ? null : field.MessageType;
        }
        return true;
    }
}
