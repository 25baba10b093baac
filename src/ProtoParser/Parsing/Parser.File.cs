using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>The top level of a file.</summary>
internal sealed partial class Parser
{
    private enum Certainty
    {
        Missing,
        Broken,
        Misplaced,
        Stated,
    }

    private Certainty _certainty;

    public FileSyntax ParseFile()
    {
        CrossGap(null, closesBlock: true);
        if (!At(Keyword.Syntax) && !At(Keyword.Edition))
            LookForLateLevel();
        else if (!ParseLevel())
            SkipStatement(0);

        while (!AtEnd)
        {
            int first = _position;
            if (At('}'))
            {
                ReportAtCurrent(DiagnosticRules.UnmatchedBrace);
                TakeEndOfDeclaration(null);
            }
            else if (!ParseTopLevel())
            {
                SkipStatement(first);
            }
        }
        _file.Span = new TextSpan(0, _text.Length);
        _file.ContentSpan = _tokens.Count == 1 ? Current.Span : TextSpan.FromBounds(_tokens[0].Start, Previous.End);
        return _file;
    }

    private bool ParseTopLevel()
    {
        if (At(';'))
        {
            TakeEndOfDeclaration(null);
            return true;
        }
        int first = _position;
        if (!TryParseVisibility(out SymbolVisibility visibility, out TextSpan visibilitySpan))
            return false;
        switch (Current.Keyword)
        {
            case Keyword.Message:
                return ParseMessage(_file.Messages, first, visibility, visibilitySpan);
            case Keyword.Enum:
                return ParseEnum(_file.Enums, first, visibility, visibilitySpan);
            case Keyword.Service:
                return ParseService();
            case Keyword.Extend:
                return ParseExtend(_file.Extends);
            case Keyword.Import:
                return ParseImport();
            case Keyword.Package:
                return ParsePackage();
            case Keyword.Option:
                return ParseOptionStatement(_file.Options);
            case Keyword.Syntax or Keyword.Edition:
                return ParseLateLevel();
            default:
                return Unexpected("at the top level", "a declaration such as 'message', 'enum', 'service', 'import' or 'option'");
        }
    }

    // A misplaced statement still says what the file means to be.
    private void LookForLateLevel()
    {
        for (int i = 1; i < _tokens.Count - 2; i++)
        {
            if (_tokens[i].Keyword is Keyword.Syntax or Keyword.Edition && _tokens[i + 1].Symbol == '=' && _tokens[i + 2].Kind == TokenKind.String
                && _tokens[i - 1].Symbol is ';' or '}')
            {
                string value = StringLiteral.DecodeText(_text, _tokens[i + 2]);
                Edition = EditionOf(_tokens[i].Keyword == Keyword.Edition, value) ?? Edition.Proto2;
                _certainty = Certainty.Misplaced;
                return;
            }
        }
        _certainty = Certainty.Missing;
        Report(DiagnosticRules.MissingSyntax, AtEnd ? default : Current.Span);
    }

    private bool ParseLevel()
    {
        int first = _position;
        _certainty = Certainty.Broken;
        var level = new SyntaxLevelSyntax { IsEdition = At(Keyword.Edition) };
        string word = level.IsEdition ? "edition" : "syntax";
        Advance();
        if (!Expect('=', "after '" + word + "'"))
            return false;
        if (!At(TokenKind.String))
            return Unexpected("after '" + word + " ='", level.IsEdition ? "a string literal such as \"2023\"" : "\"proto2\" or \"proto3\"");
        bool malformed = Current.IsMalformed;
        level.Value = TakeString();
        SetEdition(level, malformed);
        _file.Level = level;
        return EndStatement(level, first, "after the " + word);
    }

    private void SetEdition(SyntaxLevelSyntax level, bool malformed)
    {
        string value = level.Value.Text;
        Edition? known = EditionOf(level.IsEdition, value);
        if (known is null && !malformed)
            Report(level.IsEdition ? DiagnosticRules.UnknownEdition : DiagnosticRules.UnknownSyntax, level.Value.Span, value);
        Edition = known ?? (level.IsEdition ? Edition.Edition2024 : Edition.Proto2);
        _certainty = known is null ? Certainty.Broken : Certainty.Stated;
    }

    private static Edition? EditionOf(bool isEdition, string value) => (isEdition, value) switch
    {
        (false, "proto2") => Edition.Proto2,
        (false, "proto3") => Edition.Proto3,
        (true, "2023") => Edition.Edition2023,
        (true, "2024") => Edition.Edition2024,
        (true, "2026") => Edition.Edition2026,
        _ => null,
    };

    /// <summary>Reports what is wrong only at this language level; silent when the file could not say which one it means.</summary>
    private void ReportForLevel(DiagnosticRule rule, TextSpan span, params string[] arguments)
    {
        if (_certainty is Certainty.Stated or Certainty.Misplaced)
        {
            Report(rule, span, arguments);
        }
        else if (_certainty == Certainty.Missing)
        {
            // The file is read as proto2 for want of better: the first consequence says enough.
            Report(rule, span, arguments);
            _certainty = Certainty.Broken;
        }
    }

    private bool ParseLateLevel()
    {
        string word = At(Keyword.Edition) ? "edition" : "syntax";
        if (_certainty == Certainty.Misplaced && _file.Level is null)
        {
            Report(DiagnosticRules.LevelNotFirst, Current.Span, word);
            return ParseLevel();
        }
        Report(_file.Level is null ? DiagnosticRules.LevelNotFirst : DiagnosticRules.DuplicateLevel, Current.Span, word);
        _lastReported = _position;
        return false;
    }

    private bool ParsePackage()
    {
        int first = _position;
        var package = new PackageSyntax();
        Advance();
        if (_file.Package is not null)
            Report(DiagnosticRules.DuplicatePackage, _tokens[first].Span);
        if (!TryTakeDottedName(out NameSyntax name, "after 'package'", "a package name"))
            return false;
        package.Name = name;
        _file.Package ??= package;
        return EndStatement(package, first, "after the package name");
    }

    private bool ParseImport()
    {
        int first = _position;
        var import = new ImportSyntax();
        Advance();
        import.Kind = Current.Keyword switch
        {
            Keyword.Public => ImportKind.Public,
            Keyword.Weak => ImportKind.Weak,
            Keyword.Option => ImportKind.Option,
            _ => ImportKind.Plain,
        };
        if (import.Kind != ImportKind.Plain)
        {
            import.KindSpan = Current.Span;
            Advance();
        }
        if (!At(TokenKind.String))
            return Unexpected("after 'import'", "the path of a file as a string literal");
        import.Path = TakeString();
        if (import.Kind != ImportKind.Option && HasOptionImport())
            Report(DiagnosticRules.ImportAfterOptionImport, _tokens[first].Span);
        _file.Imports.Add(import);
        return EndStatement(import, first, "after the imported path");
    }

    private bool HasOptionImport()
    {
        int count = _file.Imports.Count;
        // Only the last one can answer: an option import followed by a plain one has been reported.
        return count > 0 && _file.Imports[count - 1].Kind == ImportKind.Option;
    }

    /// <summary>Takes <c>export</c> or <c>local</c> where the edition has them; false when something else than a message or enum follows.</summary>
    private bool TryParseVisibility(out SymbolVisibility visibility, out TextSpan span)
    {
        visibility = SymbolVisibility.Unset;
        span = default;
        if (Edition < Edition.Edition2024 || Current.Keyword is not (Keyword.Export or Keyword.Local))
            return true;
        visibility = At(Keyword.Export) ? SymbolVisibility.Export : SymbolVisibility.Local;
        span = Current.Span;
        Advance();
        if (At(Keyword.Message) || At(Keyword.Enum))
            return true;
        ReportAtCurrent(DiagnosticRules.MisplacedVisibility, DescribeCurrent(), visibility == SymbolVisibility.Export ? "export" : "local");
        return false;
    }
}
