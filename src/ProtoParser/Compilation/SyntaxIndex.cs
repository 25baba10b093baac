using System;
using System.Collections.Generic;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser;

/// <summary>Which file declares which full name, read from syntax alone: only for the wording of messages, so it is made on demand.</summary>
internal sealed class SyntaxIndex
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    public SyntaxIndex(IReadOnlyList<ParsedFile> files)
    {
        for (int i = 0; i < files.Count; i++)
        {
            FileSyntax file = files[i].Syntax;
            string scope = file.Package?.Name.Text is { Length: > 0 } package ? package + "." : "";
            Add(file.Source.Path, scope, file.Messages, file.Enums, file.Extends);
        }
    }

    public string? Find(string fullName) => _files.TryGetValue(fullName, out string? path) ? path : null;

    private void Add(string path, string scope, List<MessageSyntax> messages, List<EnumSyntax> enums, List<ExtendSyntax> extends)
    {
        var pending = new Stack<(string Scope, MessageSyntax Message)>();
        Enter(path, scope, enums, extends);
        foreach (MessageSyntax message in messages)
            pending.Push((scope, message));
        while (pending.Count > 0)
        {
            (string outer, MessageSyntax message) = pending.Pop();
            if (message.Name.IsMissing)
                continue;
            string name = outer + message.Name.Text;
            Enter(path, name);
            Enter(path, name + ".", message.Enums, message.Extends);
            foreach (MessageSyntax nested in message.Messages)
                pending.Push((name + ".", nested));
        }
    }

    private void Enter(string path, string scope, List<EnumSyntax> enums, List<ExtendSyntax> extends)
    {
        foreach (EnumSyntax descriptor in enums)
        {
            if (!descriptor.Name.IsMissing)
                Enter(path, scope + descriptor.Name.Text);
        }
        foreach (ExtendSyntax extend in extends)
        {
            foreach (FieldSyntax field in extend.Fields)
            {
                if (!field.Name.IsMissing)
                    Enter(path, scope + field.Name.Text);
            }
        }
    }

    private void Enter(string path, string name)
    {
        if (!_files.ContainsKey(name))
            _files.Add(name, path);
    }
}
