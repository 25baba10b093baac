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

    public static TypeTable Generated()
    {
        var table = new TypeTable();
        table.Add<Proto2.TestAllTypesProto2>();
        table.Add<Proto2.TestAllRequiredTypesProto2>();
        table.Add<Proto2.UnknownToTestAllTypes>();
        table.Add<Proto3.TestAllTypesProto3>();
        table.Add<EdProto2.TestAllTypesProto2>();
        table.Add<EdProto3.TestAllTypesProto3>();
        table.Add<Ed.TestAllTypesEdition2023>();
        return table;
    }

    public ITestType? Find(string fullName) => _types.GetValueOrDefault(fullName);

    private void Add<T>()
        where T : struct, IMessage<T> => _types.Add(T.FullName, new GeneratedType<T>());
}
