using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>Services and their methods.</summary>
internal sealed partial class Parser
{
    private bool ParseService()
    {
        int first = _position;
        var service = new ServiceSyntax();
        Advance();
        if (AtNameOfBlock())
        {
            service.Name = TakeIdentifier();
            _file.Services.Add(service);
        }
        else
        {
            Unexpected("after 'service'", "a service name");
            if (!At('{'))
                return false;
        }
        string name = service.Name.IsMissing ? "the service" : "service '" + service.Name.Text + "'";
        int open = OpenBlock(service, first, "after the name of " + name);
        if (open == NoBlock)
            return GoesOnAfterMissingBlock();
        while (!CloseBlock(service, first, open, BlockKind.Service, name))
        {
            int statement = _position;
            if (!ParseServiceMember(service))
                SkipStatement(statement);
        }
        return true;
    }

    private bool ParseServiceMember(ServiceSyntax service)
    {
        switch (Current.Keyword)
        {
            case Keyword.Rpc:
                return ParseMethod(service);
            case Keyword.Option:
                return ParseOptionStatement(service.Options);
        }
        if (!At(';'))
            return Unexpected("in a service", "'rpc' or 'option'");
        TakeEndOfDeclaration(null);
        return true;
    }

    private bool ParseMethod(ServiceSyntax service)
    {
        int first = _position;
        var method = new MethodSyntax();
        Advance();
        if (!TryTakeIdentifier(out NameSyntax name, "after 'rpc'", "a method name"))
            return false;
        method.Name = name;
        if (!Expect('(', "after the method name"))
            return false;
        method.ClientStreamingSpan = TakeStream();
        bool known = TryTakeMessageType(out NameSyntax input, "as the request of an rpc");
        if (!known && !At(')'))
            return false;
        method.InputType = input;
        if (!Expect(')', "after the request type"))
            return false;
        if (!TryTake(Keyword.Returns))
            return Unexpected("after the request type", "'returns'");
        if (!Expect('(', "after 'returns'"))
            return false;
        method.ServerStreamingSpan = TakeStream();
        bool outputKnown = TryTakeMessageType(out NameSyntax output, "as the response of an rpc");
        if (!outputKnown && !At(')'))
            return false;
        method.OutputType = output;
        // A method is kept once both of its types are there: without one it means nothing.
        if (known && outputKnown)
            service.Methods.Add(method);
        if (!Expect(')', "after the response type"))
            return false;
        return At('{') ? ParseMethodBlock(method, first) : EndStatement(method, first, "after the response type");
    }

    private TextSpan TakeStream()
    {
        if (!At(Keyword.Stream))
            return default;
        TextSpan span = Current.Span;
        Advance();
        return span;
    }

    private bool TryTakeMessageType(out NameSyntax type, string place)
    {
        Keyword keyword = Current.Keyword;
        if (!keyword.IsScalar() && keyword != Keyword.Group)
            return TryTakeDottedName(out type, place, "a message type", leadingPoint: true);
        ReportAtCurrent(DiagnosticRules.ScalarAsMessage, TextOf(Current), place);
        Advance();
        type = default;
        return false;
    }

    private bool ParseMethodBlock(MethodSyntax method, int first)
    {
        string name = "method '" + method.Name.Text + "'";
        int open = OpenBlock(method, first, "after the response type");
        while (!CloseBlock(method, first, open, BlockKind.Method, name))
        {
            int statement = _position;
            if (At(';'))
                TakeEndOfDeclaration(null);
            else if (!(At(Keyword.Option) ? ParseOptionStatement(method.Options) : Unexpected("in " + name, "'option'")))
                SkipStatement(statement);
        }
        return true;
    }
}
