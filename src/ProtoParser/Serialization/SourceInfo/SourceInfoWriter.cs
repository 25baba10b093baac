using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Serialization;

/// <summary>
/// Writes <c>google.protobuf.SourceCodeInfo</c> as <c>protoc --include_source_info</c> does: one location for each thing that
/// protoc's parser meets, in the order in which it meets them. The syntax groups members by kind, so they are brought back
/// into source order here. Meaningful only for files without errors; never fails on others. This part writes the top level.
/// </summary>
internal sealed partial class SourceInfoWriter
{
    private readonly ProtoWriter _writer;
    private readonly FileDescriptor _file;
    private readonly bool _strip;
    private readonly SourcePositions _positions;
    private readonly LocationPath _path = new();

    /// <summary>Members of the scopes that are open, innermost last.</summary>
    private readonly List<SyntaxNode> _members = [];

    private SourceInfoWriter(ProtoWriter writer, FileDescriptor file, bool strip)
    {
        _writer = writer;
        _file = file;
        _strip = strip;
        _positions = new SourcePositions(file.Source);
    }

    /// <param name="writer">Gets the content of the message, without tag and length.</param>
    /// <param name="file">The file with its syntax.</param>
    /// <param name="strip">Leave out the locations of options whose retention is source.</param>
    public static void Write(ProtoWriter writer, FileDescriptor file, bool strip) => new SourceInfoWriter(writer, file, strip).WriteFile(file.Syntax);

    private void WriteFile(FileSyntax file)
    {
        WriteRoot(file);
        if (file.Level is { } level)
            Child(12, level.Span, level.Comments);
        int first = _members.Count;
        if (file.Package is { } package)
            _members.Add(package);
        _members.AddRange(file.Imports);
        _members.AddRange(file.Options);
        _members.AddRange(file.Messages);
        _members.AddRange(file.Enums);
        _members.AddRange(file.Extends);
        _members.AddRange(file.Services);
        SortMembers(first);
        var scope = new Scope(messagesNumber: 4, _file.Messages);
        var options = OptionPaths.For(file.Options, _file.Options, isField: false, _strip);
        var imports = default(ImportCounts);
        int enums = 0;
        int services = 0;
        for (int i = first; i < _members.Count; i++)
        {
            switch (_members[i])
            {
                case PackageSyntax package1:
                    Child(2, package1.Span, package1.Comments);
                    break;
                case ImportSyntax import:
                    WriteImport(import, ref imports);
                    break;
                case OptionSyntax option:
                    WriteOptionStatement(8, option, options);
                    break;
                case MessageSyntax message:
                    WriteMessage(message, scope);
                    break;
                case EnumSyntax @enum:
                    WriteEnum(5, enums, @enum, At(_file.Enums, enums));
                    enums++;
                    break;
                case ExtendSyntax extend:
                    WriteExtend(7, extend, scope, _file.Extensions);
                    break;
                case ServiceSyntax service:
                    WriteService(services, service, At(_file.Services, services));
                    services++;
                    break;
            }
        }
        _members.RemoveRange(first, _members.Count - first);
    }

    private void WriteRoot(FileSyntax file)
    {
        if (file.ContentSpan.Length > 0)
        {
            Location(file.ContentSpan);
            return;
        }
        // Without a token protoc ends the file at the place before the first one, which is the very start.
        int location = _writer.Begin(1);
        int span = _writer.Begin(2);
        (int line, int column) = _positions.Find(file.ContentSpan.Start);
        _writer.Varint((uint)line);
        _writer.Varint((uint)column);
        if (line != 0)
            _writer.Varint(0);
        _writer.Varint(0);
        _writer.End(span);
        _writer.End(location);
    }

    private struct ImportCounts
    {
        public int All;
        public int Public;
        public int Weak;
        public int Option;
    }

    private void WriteImport(ImportSyntax import, ref ImportCounts counts)
    {
        if (import.Kind == ImportKind.Option)
        {
            Child(15, counts.Option++, import.Span, import.Comments);
            return;
        }
        Child(3, counts.All++, import.Span, import.Comments);
        if (import.Kind == ImportKind.Public)
            Child(10, counts.Public++, import.KindSpan);
        else if (import.Kind == ImportKind.Weak)
            Child(11, counts.Weak++, import.KindSpan);
    }

    private void WriteService(int index, ServiceSyntax syntax, ServiceDescriptor? service)
    {
        int path = _path.Push(6, index);
        Location(syntax.Span, syntax.Comments);
        Child(1, syntax.Name.Span);
        int first = _members.Count;
        _members.AddRange(syntax.Methods);
        _members.AddRange(syntax.Options);
        SortMembers(first);
        var options = OptionPaths.For(syntax.Options, service?.Options, isField: false, _strip);
        int methods = 0;
        for (int i = first; i < _members.Count; i++)
        {
            if (_members[i] is OptionSyntax option)
            {
                WriteOptionStatement(3, option, options);
                continue;
            }
            WriteMethod(methods, (MethodSyntax)_members[i], service is null ? null : At(service.Methods, methods));
            methods++;
        }
        _members.RemoveRange(first, _members.Count - first);
        _path.Pop(path);
    }

    private void WriteMethod(int index, MethodSyntax syntax, MethodDescriptor? method)
    {
        int path = _path.Push(2, index);
        Location(syntax.Span, syntax.Comments);
        Child(1, syntax.Name.Span);
        if (syntax.ClientStreaming)
            Child(5, syntax.ClientStreamingSpan);
        Child(2, syntax.InputType.Span);
        if (syntax.ServerStreaming)
            Child(6, syntax.ServerStreamingSpan);
        Child(3, syntax.OutputType.Span);
        if (syntax.Options.Count > 0)
        {
            var options = OptionPaths.For(syntax.Options, method?.Options, isField: false, _strip);
            for (int i = 0; i < syntax.Options.Count; i++)
                WriteOptionStatement(4, syntax.Options[i], options);
        }
        _path.Pop(path);
    }

    private void SortMembers(int first)
    {
        for (int i = first + 1; i < _members.Count; i++)
        {
            if (_members[i].Span.Start < _members[i - 1].Span.Start)
            {
                _members.Sort(first, _members.Count - first, BySpanStart.Instance);
                return;
            }
        }
    }

    private sealed class BySpanStart : IComparer<SyntaxNode>
    {
        public static readonly BySpanStart Instance = new();

        public int Compare(SyntaxNode? left, SyntaxNode? right) => left!.Span.Start.CompareTo(right!.Span.Start);
    }

    private static T? At<T>(IReadOnlyList<T> list, int index)
        where T : class => index < list.Count ? list[index] : null;

    private void Child(int number, TextSpan span, CommentsSyntax? comments = null)
    {
        int path = _path.Push(number);
        Location(span, comments);
        _path.Pop(path);
    }

    private void Child(int number, int index, TextSpan span, CommentsSyntax? comments = null)
    {
        int path = _path.Push(number, index);
        Location(span, comments);
        _path.Pop(path);
    }

    /// <summary>Writes the location of what the path leads to at this moment.</summary>
    private void Location(TextSpan span, CommentsSyntax? comments = null)
    {
        int location = _writer.Begin(1);
        if (_path.Length > 0)
        {
            _writer.Tag(1, 2);
            _writer.Varint((uint)_path.Length);
            _writer.Raw(_path.Bytes, _path.Length);
        }
        (int startLine, int startColumn) = _positions.Find(span.Start);
        (int endLine, int endColumn) = _positions.Find(span.End);
        int inner = _writer.Begin(2);
        _writer.Varint((uint)startLine);
        _writer.Varint((uint)startColumn);
        if (endLine != startLine)
            _writer.Varint((uint)endLine);
        _writer.Varint((uint)endColumn);
        _writer.End(inner);
        if (comments is not null)
            WriteComments(comments);
        _writer.End(location);
    }

    private void WriteComments(CommentsSyntax comments)
    {
        if (comments.Leading is { } leading)
            _writer.String(3, leading);
        if (comments.Trailing is { } trailing)
            _writer.String(4, trailing);
        for (int i = 0; i < comments.Detached.Count; i++)
            _writer.String(6, comments.Detached[i]);
    }
}
