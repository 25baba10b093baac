namespace ProtoGen.Reflection;

/// <summary>Steps over fields without a descriptor. What kind of value comes shows in its first token.</summary>
internal sealed partial class TextFormatParser
{
    /// <summary>The value of a field whose name is taken.</summary>
    private void SkipField()
    {
        bool isAny = TryTake(':'); // without a colon, only messages and lists of messages
        if (!TryTake('['))
        {
            SkipValue(isAny);
            return;
        }
        if (TryTake(']'))
            return;
        do
            SkipValue(isAny);
        while (TryTake(','));
        Take(']', "',' or ']'");
    }

    private void SkipValue(bool isAny)
    {
        if (!isAny || _tokens.IsAt('{') || _tokens.IsAt('<'))
        {
            SkipBody();
            return;
        }
        if (_tokens.Current.Kind == TextTokenKind.String)
        {
            ReadBytes();
            return;
        }
        if (TryTake('-') && _tokens.Current.Kind == TextTokenKind.Identifier)
        {
            ReadSpecial();
            return;
        }
        if (_tokens.Current.Kind is TextTokenKind.End or TextTokenKind.Symbol or TextTokenKind.String)
            throw Unexpected("a value");
        _tokens.Advance();
    }

    private void SkipBody()
    {
        char end = EnterBody();
        while (!TryTake(end))
        {
            if (_tokens.IsAt('['))
                _tokens.TakeBracketedName();
            else if (_tokens.Current.Kind == TextTokenKind.Identifier)
                _tokens.Advance();
            else
                throw Unexpected($"the name of a field or '{end}'");
            SkipField();
            SkipSeparator();
        }
        _depth++;
    }
}
