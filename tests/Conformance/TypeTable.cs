using ProtoGen.Reflection;
using Ed = ProtobufTestMessages.Editions;
using EdProto2 = ProtobufTestMessages.Editions.Proto2;
using EdProto3 = ProtobufTestMessages.Editions.Proto3;
using Proto2 = ProtobufTestMessages.Proto2;
using Proto3 = ProtobufTestMessages.Proto3;

namespace ProtoGen.Conformance;

/// <summary>The types that the suite asks for, by full name.</summary>
internal sealed class TypeTable
{
    private readonly Dictionary<string, ITestType> _types = new(StringComparer.Ordinal);

    private TypeTable() => Registry = TypeRegistry.Create(
        Proto2.TestAllTypesProto2.Descriptor.File, Proto3.TestAllTypesProto3.Descriptor.File, EdProto2.TestAllTypesProto2.Descriptor.File,
        EdProto3.TestAllTypesProto3.Descriptor.File, Ed.TestAllTypesEdition2023.Descriptor.File);

    /// <summary>What Any and extensions are looked up in: all files of the suite and what they import.</summary>
    public TypeRegistry Registry { get; }

    /// <param name="isDynamic">Messages known by their descriptors only take the place of the generated structs.</param>
    public static TypeTable Create(bool isDynamic)
    {
        var table = new TypeTable();
        table.Add<Proto2.TestAllTypesProto2>(isDynamic);
        table.Add<Proto2.TestAllRequiredTypesProto2>(isDynamic);
        table.Add<Proto2.UnknownToTestAllTypes>(isDynamic);
        table.Add<Proto3.TestAllTypesProto3>(isDynamic);
        table.Add<EdProto2.TestAllTypesProto2>(isDynamic);
        table.Add<EdProto3.TestAllTypesProto3>(isDynamic);
        table.Add<Ed.TestAllTypesEdition2023>(isDynamic);
        return table;
    }

    public ITestType? Find(string fullName) => _types.GetValueOrDefault(fullName);

    private void Add<T>(bool isDynamic)
        where T : struct, IMessage<T> => _types.Add(T.FullName, isDynamic ? new DynamicType(T.Descriptor, Registry) : new GeneratedType<T>());
}
