namespace ProtoGen.Reflection;

/// <summary>
/// Reads a <c>google.protobuf.FileDescriptorProto</c> into descriptors: everything that one file says by itself. Names of types and features
/// are left to <see cref="DescriptorLinker"/>, because records may come in any order.
/// </summary>
internal readonly ref partial struct DescriptorReader
{
    private readonly FileDescriptor _file;
    private readonly ReadOnlySpan<FileDescriptor> _given;

    public DescriptorReader(FileDescriptor file, ReadOnlySpan<FileDescriptor> given)
    {
        _file = file;
        _given = given;
    }

    /// <exception cref="ProtoException">The data is malformed.</exception>
    public void ReadFile()
    {
        var imports = new List<string>();
        var publicImports = new List<int>();
        var messages = new List<MessageDescriptor>();
        var enums = new List<EnumDescriptor>();
        var extensions = new List<FieldDescriptor>();
        var services = new List<ServiceDescriptor>();
        string syntax = "";
        int edition = 0;
        var cursor = new WireCursor(_file.SerializedData.Span);
        while (cursor.Next())
        {
            switch (cursor.Number)
            {
                case 1 when cursor.IsLengthDelimited:
                    _file.Path = cursor.ReadString();
                    break;
                case 2 when cursor.IsLengthDelimited:
                    _file.Package = cursor.ReadString();
                    break;
                case 3 when cursor.IsLengthDelimited:
                    imports.Add(cursor.ReadString());
                    break;
                case 4 when cursor.IsLengthDelimited:
                    messages.Add(ReadMessage(cursor.Enter(), null, messages.Count, ParseOptions.DefaultMaxDepth));
                    break;
                case 5 when cursor.IsLengthDelimited:
                    enums.Add(ReadEnum(cursor.Enter(), null, enums.Count));
                    break;
                case 6 when cursor.IsLengthDelimited:
                    services.Add(ReadService(cursor.Enter(), services.Count));
                    break;
                case 7 when cursor.IsLengthDelimited:
                    extensions.Add(ReadField(cursor.Enter(), null, isExtension: true, extensions.Count, out _));
                    break;
                case 8 when cursor.IsLengthDelimited:
                    _file.OptionsData = AddOptions(_file.OptionsData, in cursor);
                    break;
                case 10:
                    ReadIndexes(in cursor, publicImports);
                    break;
                case 12 when cursor.IsLengthDelimited:
                    syntax = cursor.ReadString();
                    break;
                case 14 when cursor.IsVarint:
                    edition = cursor.Int32;
                    break;
            }
        }

        if (_file.Path.Length == 0)
            throw new ProtoException("a file descriptor has no name");
        CheckPackage();
        _file.Edition = EditionOf(syntax, edition);
        _file.IsDeprecated = OptionReader.IsSet(_file.OptionsData, OptionNumbers.FileDeprecated);
        _file.Messages = messages.AsReadOnly();
        _file.Enums = enums.AsReadOnly();
        _file.Extensions = extensions.AsReadOnly();
        _file.Services = services.AsReadOnly();
        foreach (MessageDescriptor message in messages)
            _file.Types.Add(message);
        foreach (EnumDescriptor enumType in enums)
            _file.Types.Add(enumType);
        SetDependencies(imports, publicImports);
    }

    private static Edition EditionOf(string syntax, int edition) => syntax switch
    {
        "" or "proto2" => Editions.Proto2,
        "proto3" => Editions.Proto3,
        // A later edition is read by the rules of the last one known here.
        "editions" when edition >= (int)Editions.Edition2023 => (Edition)edition,
        "editions" => throw new ProtoException("the edition is missing or older than 2023"),
        _ => throw new ProtoException("the syntax is neither proto2, proto3 nor editions"),
    };

    private void CheckPackage()
    {
        if (_file.Package.Length == 0)
            return;
        foreach (Range part in _file.Package.AsSpan().Split('.'))
            CheckName(_file.Package.AsSpan()[part], "package");
    }

    private void SetDependencies(List<string> imports, List<int> publicImports)
    {
        var dependencies = new List<FileDescriptor>();
        var byIndex = new FileDescriptor?[imports.Count];
        var byPath = new Dictionary<string, FileDescriptor>(StringComparer.Ordinal);
        foreach (FileDescriptor file in _given)
            byPath[file.Path] = file;
        for (int i = 0; i < byIndex.Length; i++)
        {
            if (!byPath.TryGetValue(imports[i], out byIndex[i]))
                continue;
            dependencies.Add(byIndex[i]!);
        }
        var publicDependencies = new List<FileDescriptor>();
        foreach (int index in publicImports)
        {
            if ((uint)index >= (uint)byIndex.Length)
                throw new ProtoException("a public import does not refer to an import");
            if (byIndex[index] is { } file)
                publicDependencies.Add(file);
        }
        _file.Dependencies = dependencies.AsReadOnly();
        _file.PublicDependencies = publicDependencies.AsReadOnly();
    }

    /// <summary>One number, or several packed.</summary>
    private static void ReadIndexes(in WireCursor cursor, List<int> indexes)
    {
        if (cursor.IsVarint)
        {
            indexes.Add(cursor.Int32);
            return;
        }
        if (!cursor.IsLengthDelimited)
            return;
        var data = cursor.Payload;
        ref byte start = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(data);
        for (nint pos = 0; pos < data.Length;)
        {
            pos = CodeGen.WireReader.Int32(ref start, pos, data.Length, out int index);
            indexes.Add(index);
        }
    }

    /// <summary>Keeps an options message as it stands; the rare second record of the same field is appended, which is how messages merge.</summary>
    private ReadOnlyMemory<byte> AddOptions(ReadOnlyMemory<byte> known, in WireCursor cursor)
    {
        if (!known.IsEmpty)
            return (byte[])[.. known.Span, .. cursor.Payload];
        return _file.SerializedData[(int)cursor.ValueStart..(int)cursor.ValueEnd];
    }

    /// <summary>A digit may come first: the entries of a map field <c>_1</c> have the type <c>1Entry</c>.</summary>
    private static void CheckName(ReadOnlySpan<char> name, string what)
    {
        bool isValid = name.Length > 0;
        foreach (char c in name)
            isValid &= char.IsAsciiLetterOrDigit(c) || c == '_';
        if (!isValid)
            throw new ProtoException($"the name of a {what} is missing or not an identifier");
    }
}
