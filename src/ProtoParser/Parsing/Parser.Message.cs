using System.Collections.Generic;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>Messages, oneofs and extend blocks.</summary>
internal sealed partial class Parser
{
    /// <summary>protoc's limit; groups count as messages.</summary>
    private const int MaxMessageDepth = 31;

    private int _messageDepth;

    private bool ParseMessage(List<MessageSyntax> messages, int first, SymbolVisibility visibility, TextSpan visibilitySpan)
    {
        var message = new MessageSyntax { Visibility = visibility, VisibilitySpan = visibilitySpan, KeywordSpan = Current.Span };
        Advance();
        if (!AtNameOfBlock())
        {
            Unexpected("after 'message'", "a message name");
            // The members of a nameless message still deserve their own diagnostics.
            return At('{') && ParseMessageBlock(message, first);
        }
        message.Name = TakeIdentifier();
        messages.Add(message);
        return ParseMessageBlock(message, first);
    }

    // In a half-typed file the word after a bare 'message' may be the start of the next declaration.
    private bool AtNameOfBlock() => At(TokenKind.Identifier) && !(Current.IsFirstOnLine && StartsStatement());

    private bool ParseMessageBlock(MessageSyntax message, int first)
    {
        string name = message.Name.IsMissing ? "the message" : "message '" + message.Name.Text + "'";
        if (At('{') && _messageDepth >= MaxMessageDepth)
        {
            ReportAtCurrent(DiagnosticRules.NestingTooDeep, message.IsGroup ? "group" : "message", MaxMessageDepth.ToString(System.Globalization.CultureInfo.InvariantCulture));
            message.Span = SpanFrom(first);
            SkipBlock();
            return true;
        }
        int open = OpenBlock(message, first, "after the name of " + name);
        if (open == NoBlock)
            return GoesOnAfterMissingBlock();
        _messageDepth++;
        while (!CloseBlock(message, first, open, BlockKind.Message, name))
        {
            int statement = _position;
            if (!ParseMessageMember(message))
                SkipStatement(statement);
        }
        _messageDepth--;
        return true;
    }

    private bool ParseMessageMember(MessageSyntax message)
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
                return ParseMessage(message.Messages, first, visibility, visibilitySpan);
            case Keyword.Enum:
                return ParseEnum(message.Enums, first, visibility, visibilitySpan);
            case Keyword.Extensions:
                return ParseExtensions(message);
            case Keyword.Reserved:
                return ParseReserved(message.Reserved, ofEnum: false);
            case Keyword.Extend:
                return ParseExtend(message.Extends);
            case Keyword.Option:
                return ParseOptionStatement(message.Options);
            case Keyword.Oneof:
                return ParseOneof(message);
            default:
                return ParseField(new FieldScope(BlockKind.Message, message.Fields, message.Messages, null));
        }
    }

    private bool ParseOneof(MessageSyntax message)
    {
        int first = _position;
        var oneof = new OneofSyntax();
        Advance();
        if (AtNameOfBlock())
        {
            oneof.Name = TakeIdentifier();
            message.Oneofs.Add(oneof);
        }
        else
        {
            Unexpected("after 'oneof'", "a oneof name");
            if (!At('{'))
                return false;
        }
        string name = oneof.Name.IsMissing ? "the oneof" : "oneof '" + oneof.Name.Text + "'";
        int open = OpenBlock(oneof, first, "after the name of " + name);
        if (open == NoBlock)
            return GoesOnAfterMissingBlock();
        if (At('}'))
            ReportAtCurrent(DiagnosticRules.UnexpectedToken, DescribeCurrent(), "in " + name, "at least one field");
        // A member of a nameless oneof is a plain field for those who come after.
        var scope = new FieldScope(BlockKind.Oneof, message.Fields, message.Messages, oneof.Name.IsMissing ? null : oneof);
        while (!CloseBlock(oneof, first, open, BlockKind.Oneof, name))
        {
            int statement = _position;
            if (!(At(Keyword.Option) ? ParseOptionStatement(oneof.Options) : ParseField(scope)))
                SkipStatement(statement);
        }
        return true;
    }

    private bool ParseExtend(List<ExtendSyntax> extends)
    {
        int first = _position;
        var extend = new ExtendSyntax();
        Advance();
        if (TryTakeMessageType(out NameSyntax extendee, "after 'extend'"))
        {
            extend.Extendee = extendee;
            extends.Add(extend);
        }
        else if (!At('{'))
        {
            return false;
        }
        int open = OpenBlock(extend, first, "after the extended type");
        if (open == NoBlock)
            return GoesOnAfterMissingBlock();
        if (At('}'))
            ReportAtCurrent(DiagnosticRules.UnexpectedToken, DescribeCurrent(), "in the extend block", "at least one field");
        var scope = new FieldScope(BlockKind.Extend, extend.Fields, extend.Messages, null);
        while (!CloseBlock(extend, first, open, BlockKind.Extend, "the extend block"))
        {
            int statement = _position;
            if (!ParseField(scope))
                SkipStatement(statement);
        }
        return true;
    }
}
