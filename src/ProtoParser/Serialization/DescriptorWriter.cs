using System.Collections.Generic;
using ProtoGen.Parser.Decompilation;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Serialization;

/// <summary>
/// Writes <c>google.protobuf.FileDescriptorProto</c> byte for byte as protoc's <c>-o</c> does: fields in order of their
/// numbers, source-only options stripped.
/// </summary>
internal sealed class DescriptorWriter(bool strip)
{
    private const int SourceCodeInfo = 9;

    private readonly ProtoWriter _writer = new();
    private readonly bool _strip = strip;

    /// <param name="file">A file that came as a descriptor is written as it came.</param>
    /// <param name="retainOptions">Keep options whose retention is source.</param>
    /// <param name="includeSourceInfo">Write where everything stands, and the comments.</param>
    public static byte[] Write(FileDescriptor file, bool retainOptions = false, bool includeSourceInfo = false)
    {
        if (file.Source.Descriptor is { } descriptor)
        {
            byte[] bytes = includeSourceInfo ? descriptor.ToArray() : descriptor.Without(SourceCodeInfo);
            return retainOptions ? bytes : DescriptorStripper.Strip(file, bytes);
        }
        var writer = new DescriptorWriter(strip: !retainOptions);
        writer.WriteFile(file, includeSourceInfo);
        byte[] result = writer._writer.ToArray();
        writer._writer.Release();
        return result;
    }

    private void WriteFile(FileDescriptor file, bool includeSourceInfo)
    {
        _writer.String(1, file.Path);
        if (file.Package.Length > 0)
            _writer.String(2, file.Package);
        WriteImports(file.Syntax.Imports);
        for (int i = 0; i < file.Messages.Count; i++)
            WriteMessage(4, file.Messages[i]);
        for (int i = 0; i < file.Enums.Count; i++)
            WriteEnum(5, file.Enums[i]);
        for (int i = 0; i < file.Services.Count; i++)
            WriteService(file.Services[i]);
        for (int i = 0; i < file.Extensions.Count; i++)
            WriteField(7, file.Extensions[i]);
        OptionWriter.Write(_writer, 8, file.Options, _strip);
        if (includeSourceInfo)
        {
            int start = _writer.Begin(SourceCodeInfo);
            SourceInfoWriter.Write(_writer, file, _strip);
            _writer.End(start);
        }
        WriteImportIndexes(file.Syntax.Imports);
        if (file.Edition == Edition.Proto3)
            _writer.String(12, "proto3");
        else if (file.Edition >= Edition.Edition2023)
            _writer.String(12, "editions");
        if (file.Edition >= Edition.Edition2023)
            _writer.Int32(14, (int)file.Edition);
        WriteOptionImports(file.Syntax.Imports);
    }

    private void WriteImports(List<ImportSyntax> imports)
    {
        for (int i = 0; i < imports.Count; i++)
        {
            if (imports[i].Kind != ImportKind.Option)
                _writer.String(3, imports[i].Path.Text);
        }
    }

    private void WriteImportIndexes(List<ImportSyntax> imports)
    {
        foreach ((ImportKind kind, int number) in new[] { (ImportKind.Public, 10), (ImportKind.Weak, 11) })
        {
            int index = 0;
            for (int i = 0; i < imports.Count; i++)
            {
                if (imports[i].Kind == kind)
                    _writer.Int32(number, index);
                if (imports[i].Kind != ImportKind.Option)
                    index++;
            }
        }
    }

    private void WriteOptionImports(List<ImportSyntax> imports)
    {
        for (int i = 0; i < imports.Count; i++)
        {
            if (imports[i].Kind == ImportKind.Option)
                _writer.String(15, imports[i].Path.Text);
        }
    }

    private void WriteMessage(int number, MessageDescriptor message)
    {
        int start = _writer.Begin(number);
        _writer.String(1, message.Name);
        for (int i = 0; i < message.Fields.Count; i++)
            WriteField(2, message.Fields[i]);
        for (int i = 0; i < message.NestedMessages.Count; i++)
            WriteMessage(3, message.NestedMessages[i]);
        for (int i = 0; i < message.NestedEnums.Count; i++)
            WriteEnum(4, message.NestedEnums[i]);
        for (int i = 0; i < message.ExtensionRanges.Count; i++)
        {
            ExtensionRange range = message.ExtensionRanges[i];
            int inner = _writer.Begin(5);
            _writer.Int32(1, range.Start);
            _writer.Int32(2, range.End);
            OptionWriter.Write(_writer, 3, range.Options, _strip);
            _writer.End(inner);
        }
        for (int i = 0; i < message.NestedExtensions.Count; i++)
            WriteField(6, message.NestedExtensions[i]);
        OptionWriter.Write(_writer, 7, message.Options, _strip);
        for (int i = 0; i < message.Oneofs.Count; i++)
        {
            int inner = _writer.Begin(8);
            _writer.String(1, message.Oneofs[i].Name);
            OptionWriter.Write(_writer, 2, message.Oneofs[i].Options, _strip);
            _writer.End(inner);
        }
        WriteReserved(9, 10, message.ReservedRanges, message.ReservedNames);
        if (message.Visibility != SymbolVisibility.Unset)
            _writer.Int32(11, (int)message.Visibility);
        _writer.End(start);
    }

    private void WriteField(int number, FieldDescriptor field)
    {
        int start = _writer.Begin(number);
        _writer.String(1, field.Name);
        if (field.IsExtension)
            _writer.String(2, "." + field.ContainingType.FullName);
        _writer.Int32(3, field.Number);
        _writer.Int32(4, field.Label switch { FieldLabel.Repeated => 3, FieldLabel.Required => 2, _ => 1 });
        // In editions DELIMITED is a feature, and the type stays that of any message.
        bool isFeature = field.Type == FieldType.Group && field.File.Edition >= Edition.Edition2023;
        _writer.Int32(5, (int)(isFeature ? FieldType.Message : field.Type));
        Descriptor? type = field.MessageType ?? (Descriptor?)field.EnumType;
        if (type is not null)
            _writer.String(6, "." + type.FullName);
        if (field.DefaultText is { } defaultText)
            _writer.String(7, defaultText);
        OptionWriter.Write(_writer, 8, field.Options, _strip);
        if (field.ContainingOneof is { } oneof)
            _writer.Int32(9, IndexOf(field.ContainingType.Oneofs, oneof));
        _writer.String(10, field.JsonName);
        if (field.IsProto3Optional)
            _writer.Bool(17, true);
        _writer.End(start);
    }

    private static int IndexOf(IReadOnlyList<OneofDescriptor> oneofs, OneofDescriptor oneof)
    {
        for (int i = 0; i < oneofs.Count; i++)
        {
            if (oneofs[i] == oneof)
                return i;
        }
        return 0;
    }

    private void WriteEnum(int number, EnumDescriptor descriptor)
    {
        int start = _writer.Begin(number);
        _writer.String(1, descriptor.Name);
        for (int i = 0; i < descriptor.Values.Count; i++)
        {
            EnumValueDescriptor value = descriptor.Values[i];
            int inner = _writer.Begin(2);
            _writer.String(1, value.Name);
            _writer.Int32(2, value.Number);
            OptionWriter.Write(_writer, 3, value.Options, _strip);
            _writer.End(inner);
        }
        OptionWriter.Write(_writer, 3, descriptor.Options, _strip);
        WriteReserved(4, 5, descriptor.ReservedRanges, descriptor.ReservedNames);
        if (descriptor.Visibility != SymbolVisibility.Unset)
            _writer.Int32(6, (int)descriptor.Visibility);
        _writer.End(start);
    }

    private void WriteMethodOptions(MethodDescriptor method)
    {
        OptionWriter.Write(_writer, 4, method.Options, _strip);
        // A body in braces, even an empty one, leaves an options message behind.
        if (method.Options.Values.Count == 0 && method.Declaration is { Span.Length: > 0 } syntax && method.File.Source.Content[syntax.Span.End - 1] == '}')
            _writer.End(_writer.Begin(4));
    }

    private void WriteReserved(int rangeNumber, int nameNumber, IReadOnlyList<NumberRange> ranges, IReadOnlyList<string> names)
    {
        for (int i = 0; i < ranges.Count; i++)
        {
            int inner = _writer.Begin(rangeNumber);
            _writer.Int32(1, ranges[i].Start);
            _writer.Int32(2, ranges[i].End);
            _writer.End(inner);
        }
        for (int i = 0; i < names.Count; i++)
            _writer.String(nameNumber, names[i]);
    }

    private void WriteService(ServiceDescriptor service)
    {
        int start = _writer.Begin(6);
        _writer.String(1, service.Name);
        for (int i = 0; i < service.Methods.Count; i++)
        {
            MethodDescriptor method = service.Methods[i];
            int inner = _writer.Begin(2);
            _writer.String(1, method.Name);
            _writer.String(2, "." + method.InputType.FullName);
            _writer.String(3, "." + method.OutputType.FullName);
            WriteMethodOptions(method);
            if (method.ClientStreaming)
                _writer.Bool(5, true);
            if (method.ServerStreaming)
                _writer.Bool(6, true);
            _writer.End(inner);
        }
        OptionWriter.Write(_writer, 3, service.Options, _strip);
        _writer.End(start);
    }
}
