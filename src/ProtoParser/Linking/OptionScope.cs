using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>One element with options: where they were written, what they may be, and what came of them.</summary>
internal sealed class OptionScope(OptionTarget target, Descriptor owner, ExtensionRange? range, List<OptionSyntax> syntax)
{
    public OptionTarget Target { get; } = target;

    /// <summary>The element; for an extension range, the message that has it.</summary>
    public Descriptor Owner { get; } = owner;

    public ExtensionRange? Range { get; } = range;

    public List<OptionSyntax> Syntax { get; } = syntax;

    /// <summary>Only the features are taken over: the key and value of a map entry inherit those of the map field.</summary>
    public bool FeaturesOnly { get; init; }

    /// <summary>The same syntax belongs to an earlier scope, which has reported its errors.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>One slot per element of <see cref="Syntax"/>; null for what failed or is not an option of the options message.</summary>
    public OptionValue?[] Values { get; } = new OptionValue?[syntax.Count];

    public SetFields AlreadySet { get; } = new();

    public bool HasCustom { get; set; }

    public OptionSet Options
    {
        get => Range is null ? Owner.Options : Range.Options;
        private set
        {
            if (Range is null)
                Owner.Options = value;
            else
                Range.Options = value;
        }
    }

    /// <summary>Publishes what has been interpreted so far, in source order.</summary>
    public void Publish()
    {
        var values = new List<OptionValue>(Values.Length);
        for (int i = 0; i < Values.Length; i++)
        {
            if (Values[i] is { } value)
                values.Add(value);
        }
        Options = values.Count == 0 ? OptionSet.Empty : new OptionSet(values);
    }
}

/// <summary>The fields that the options of one element have set so far, as a tree of fields, to find what is set twice.</summary>
internal sealed class SetFields
{
    private Dictionary<FieldDescriptor, SetFields>? _children;

    public SetFields? Find(FieldDescriptor field) => _children is not null && _children.TryGetValue(field, out SetFields? found) ? found : null;

    public SetFields Add(FieldDescriptor field)
    {
        _children ??= [];
        if (!_children.TryGetValue(field, out SetFields? child))
            _children.Add(field, child = new SetFields());
        return child;
    }

    public void AddAll(OptionSet message)
    {
        for (int i = 0; i < message.Values.Count; i++)
        {
            SetFields child = Add(message.Values[i].Field);
            if (message.Values[i].Message is { } inner && !message.Values[i].Field.IsRepeated)
                child.AddAll(inner);
        }
    }
}
