using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Serialization;

/// <summary>
/// The paths of the options of one element, handed out in source order. A path leads along the fields of the options message
/// to the one that was set, and ends with an index when that is repeated.
/// </summary>
internal sealed class OptionPaths
{
    private const int UninterpretedOption = 999;

    private static readonly OptionPaths _none = new([], null, isField: false, strip: false);

    private readonly OptionSet? _options;
    private readonly bool _strip;
    private Counter? _counts;
    private int _next;

    /// <param name="syntax">As written; for a field <c>default</c> and <c>json_name</c> included.</param>
    /// <param name="options">What they became.</param>
    /// <param name="isField">The element is a field.</param>
    /// <param name="strip">Skip options whose retention is source.</param>
    public static OptionPaths For(List<OptionSyntax> syntax, OptionSet? options, bool isField, bool strip) =>
        syntax.Count == 0 ? _none : new OptionPaths(syntax, options, isField, strip);

    private OptionPaths(List<OptionSyntax> syntax, OptionSet? options, bool isField, bool strip)
    {
        Syntax = syntax;
        _strip = strip;
        int written = syntax.Count;
        for (int i = 0; isField && i < syntax.Count; i++)
            written -= IsPseudoOption(syntax[i]) ? 1 : 0;
        // In a file with errors some options are missing, and which one is which is not known.
        _options = options?.Values.Count == written ? options : null;
        IsStripped = strip && written > 0 && _options is not null && AreAllSourceOnly(_options);
    }

    /// <summary>As written.</summary>
    public List<OptionSyntax> Syntax { get; }

    /// <summary>Stripping leaves no options, so there is no options message and none of its locations either.</summary>
    public bool IsStripped { get; }

    /// <summary><c>default</c> and <c>json_name</c> look like options but are parts of the field itself.</summary>
    public static bool IsPseudoOption(OptionSyntax option) =>
        option.Name.Count == 1 && !option.Name[0].IsExtension && option.Name[0].Text is "default" or "json_name";

    /// <summary>Appends the path of the next option to that of the options message; false when the option is stripped.</summary>
    public bool TryPushNext(LocationPath path)
    {
        if (_options is null)
        {
            path.Push(UninterpretedOption, _next++);
            return true;
        }
        OptionValue value = _options.Values[_next++];
        Counter? counter = _options.Values.Count > 1 ? _counts ??= new Counter() : null;
        while (true)
        {
            if (_strip && MergedMessage.IsSourceOnly(value.Field))
                return false;
            path.Push(value.Field.Number);
            counter = counter?.For(value.Field);
            if (!value.IsNamePart)
                break;
            value = value.Message!.Values[0];
        }
        if (value.Field.IsRepeated)
            path.Push(counter is null ? 0 : counter.Count++);
        return true;
    }

    private static bool AreAllSourceOnly(OptionSet options)
    {
        for (int i = 0; i < options.Values.Count; i++)
        {
            if (!MergedMessage.IsSourceOnly(options.Values[i].Field))
                return false;
        }
        return true;
    }

    /// <summary>How often a repeated field has been set so far, in a tree of fields.</summary>
    private sealed class Counter
    {
        private Dictionary<FieldDescriptor, Counter>? _children;

        public int Count { get; set; }

        public Counter For(FieldDescriptor field)
        {
            _children ??= new Dictionary<FieldDescriptor, Counter>(Linking.ReferenceComparer<FieldDescriptor>.Instance);
            if (!_children.TryGetValue(field, out Counter? child))
                _children.Add(field, child = new Counter());
            return child;
        }
    }
}
