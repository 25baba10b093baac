using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Linking;

namespace ProtoGen.Parser.Decompilation;

/// <summary>
/// Writes a serialized <c>google.protobuf.FileDescriptorProto</c> as the .proto source that would give it, so that parser and linker
/// have one kind of input. Custom options are left out: what imports the file does not depend on them. This part writes the top level.
/// </summary>
internal sealed partial class DescriptorPrinter
{
    // protoc accepts no descriptor that nests deeper.
    private const int MaxDepth = 100;

    private readonly StringBuilder _text = new();
    private int _depth;
    private string _syntax = "proto2";

    /// <exception cref="InvalidDescriptorException">The bytes are no such message.</exception>
    public static string Print(WireMessage file)
    {
        var printer = new DescriptorPrinter();
        printer.PrintFile(file);
        return printer._text.ToString();
    }

    private void PrintFile(WireMessage file)
    {
        string syntax = file.Text(12);
        _syntax = syntax.Length == 0 ? "proto2" : syntax;
        if (_syntax == "editions")
            Line($"edition = {Quote(EditionName(file.Int(14)))};");
        else
            Line($"syntax = {Quote(_syntax)};");
        string package = file.Text(2);
        if (package.Length > 0)
            Line($"package {Dotted(package)};");
        PrintImports(file);
        PrintOptions(file.Message(8), OptionTarget.File);
        foreach (WireMessage message in file.Messages(4))
            PrintMessage(message, package, GroupsIn(file, 7, package));
        foreach (WireMessage descriptor in file.Messages(5))
            PrintEnum(descriptor);
        foreach (WireMessage service in file.Messages(6))
            PrintService(service);
        PrintExtensions(file, 7, 4, package);
    }

    private static string EditionName(int edition) => edition switch
    {
        >= 1000 and <= 1001 => (edition + 1023).ToString(CultureInfo.InvariantCulture),
        1002 => "2026",
        _ => edition.ToString(CultureInfo.InvariantCulture),
    };

    private void PrintImports(WireMessage file)
    {
        var publicImports = new HashSet<int>(file.Ints(10));
        var weakImports = new HashSet<int>(file.Ints(11));
        int index = 0;
        foreach (string import in file.Texts(3))
        {
            string kind = publicImports.Contains(index) ? "public " : weakImports.Contains(index) ? "weak " : "";
            Line($"import {kind}{Quote(import)};");
            index++;
        }
        foreach (string import in file.Texts(15))
            Line($"import option {Quote(import)};");
    }

    private void PrintService(WireMessage service)
    {
        Open($"service {Identifier(service.Text(1))}");
        PrintOptions(service.Message(3), OptionTarget.Service);
        foreach (WireMessage method in service.Messages(2))
        {
            string input = (method.Bool(5) ? "stream " : "") + Dotted(method.Text(2));
            string output = (method.Bool(6) ? "stream " : "") + Dotted(method.Text(3));
            Open($"rpc {Identifier(method.Text(1))} ({input}) returns ({output})");
            PrintOptions(method.Message(4), OptionTarget.Method);
            Close();
        }
        Close();
    }

    private void PrintEnum(WireMessage descriptor)
    {
        Open($"{Visibility(descriptor.Int(6))}enum {Identifier(descriptor.Text(1))}");
        PrintOptions(descriptor.Message(3), OptionTarget.Enum);
        foreach (WireMessage value in descriptor.Messages(2))
            Line($"{Identifier(value.Text(1))} = {Number(value.Int(2))}{Brackets(Options(value.Message(3), OptionTarget.EnumValue))};");
        // The last number of an enum's range is part of it, unlike in messages.
        foreach (WireMessage range in descriptor.Messages(4))
            Line($"reserved {Number(range.Int(1))} to {Number(range.Int(2))};");
        PrintReservedNames(descriptor.Texts(5));
        Close();
    }

    private void PrintReservedNames(IEnumerable<string> names)
    {
        foreach (string name in names)
            Line($"reserved {(_syntax == "editions" ? Identifier(name) : Quote(name))};");
    }

    private static string Visibility(int value) => value switch { 1 => "local ", 2 => "export ", _ => "" };

    private static string Brackets(List<string> options) => options.Count == 0 ? "" : $" [{string.Join(", ", options)}]";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Identifier(string name) =>
        Chars.IsIdentifier(name) ? name : throw new InvalidDescriptorException($"\"{name}\" is no name");

    private static string Dotted(string name)
    {
        foreach (string part in name.TrimStart('.').Split('.'))
            Identifier(part);
        return name;
    }

    private static string Quote(string text) => Quote(Utf8Text.Encode(text));

    private static string Quote(byte[] bytes)
    {
        var quoted = new StringBuilder("\"");
        foreach (byte b in bytes)
        {
            if (b is >= 0x20 and < 0x7F && b != '"' && b != '\\')
                quoted.Append((char)b);
            else
                quoted.Append('\\').Append(Convert.ToString(b, 8).PadLeft(3, '0'));
        }
        return quoted.Append('"').ToString();
    }

    private void Open(string header)
    {
        if (_depth > MaxDepth)
            throw new InvalidDescriptorException("nested too deeply");
        Line(header + " {");
        _depth++;
    }

    private void Close()
    {
        _depth--;
        Line("}");
    }

    private void Line(string text) => _text.Append(' ', 2 * _depth).Append(text).Append('\n');
}
