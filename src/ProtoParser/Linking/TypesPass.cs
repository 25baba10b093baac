using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>Resolves the types of fields, what extensions extend, and the requests and responses of methods.</summary>
internal static class TypesPass
{
    private static readonly Dictionary<string, FieldType> _scalars = new(System.StringComparer.Ordinal)
    {
        ["double"] = FieldType.Double,
        ["float"] = FieldType.Float,
        ["int64"] = FieldType.Int64,
        ["uint64"] = FieldType.UInt64,
        ["int32"] = FieldType.Int32,
        ["fixed64"] = FieldType.Fixed64,
        ["fixed32"] = FieldType.Fixed32,
        ["bool"] = FieldType.Bool,
        ["string"] = FieldType.String,
        ["bytes"] = FieldType.Bytes,
        ["uint32"] = FieldType.UInt32,
        ["sfixed32"] = FieldType.SFixed32,
        ["sfixed64"] = FieldType.SFixed64,
        ["sint32"] = FieldType.SInt32,
        ["sint64"] = FieldType.SInt64,
    };

    public static void Run(LinkContext context)
    {
        List<FieldDescriptor> fields = context.Fields;
        for (int i = 0; i < fields.Count; i++)
        {
            FieldDescriptor field = fields[i];
            bool ok = !field.IsExtension || ResolveExtendee(context, field);
            if (!ResolveType(context, field) || !ok)
                context.Unresolved.Add(field);
        }
        // A map whose key or value did not resolve goes as a whole.
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i].MapField is { } map && context.Unresolved.Contains(fields[i]))
                context.Unresolved.Add(map);
        }
        IReadOnlyList<ServiceDescriptor> services = context.File.Services;
        for (int i = 0; i < services.Count; i++)
        {
            IReadOnlyList<MethodDescriptor> methods = services[i].Methods;
            for (int j = 0; j < methods.Count; j++)
                ResolveMethod(context, methods[j]);
        }
    }

    public static bool TryGetScalar(string name, out FieldType type) => _scalars.TryGetValue(name, out type);

    private static bool ResolveType(LinkContext context, FieldDescriptor field)
    {
        FieldSyntax? syntax = field.FieldSyntax;
        if (syntax?.Map is not null)
        {
            // A map where none may be, in an extend block, has no entry type.
            field.Type = FieldType.Message;
            return field.MessageType is not null;
        }
        if (syntax?.Group is { } group)
        {
            field.Type = FieldType.Group;
            field.MessageType = context.Groups.TryGetValue(group, out MessageDescriptor? body) ? body : null;
            return field.MessageType is not null;
        }
        NameSyntax type = syntax?.Type ?? field.EntryType;
        if (type.IsMissing)
            return false;
        if (_scalars.TryGetValue(type.Text, out FieldType scalar))
        {
            field.Type = scalar;
            return true;
        }
        Symbol symbol = context.Names.Resolve(type.Text, field.FullName, typesOnly: true);
        switch (symbol.Descriptor)
        {
            case MessageDescriptor message when IsVisible(context, message, message.Visibility, message.ContainingType is not null, type.Span):
                field.Type = FieldType.Message;
                field.MessageType = message;
                if (message.IsMapEntry)
                {
                    context.Report(LinkRules.MapEntryAsType, type.Span, message.FullName);
                    return false;
                }
                return true;
            case EnumDescriptor enumType when IsVisible(context, enumType, enumType.Visibility, enumType.ContainingType is not null, type.Span):
                field.Type = FieldType.Enum;
                field.EnumType = enumType;
                return true;
            case MessageDescriptor or EnumDescriptor:
                return false;
        }
        if (symbol.Exists)
            context.Report(LinkRules.NotAType, type.Span, type.Text, symbol.Kind);
        else
            context.Names.ReportUnresolved(type.Text, field.FullName, type.Span, symbol);
        return false;
    }

    private static bool ResolveExtendee(LinkContext context, FieldDescriptor field)
    {
        NameSyntax name = field.Extendee;
        if (name.IsMissing)
            return false;
        Symbol symbol = context.Names.Resolve(name.Text, field.FullName, typesOnly: false);
        if (symbol.Descriptor is MessageDescriptor message)
        {
            field.ContainingType = message;
            return IsVisible(context, message, message.Visibility, message.ContainingType is not null, name.Span);
        }
        // All fields of one extend block share the extendee: one message is enough.
        if (IsFirstOfBlock(context, field))
        {
            if (symbol.Exists)
                context.Report(LinkRules.NotAMessage, name.Span, name.Text, symbol.Kind);
            else
                context.Names.ReportUnresolved(name.Text, field.FullName, name.Span, symbol);
        }
        return false;
    }

    private static bool IsFirstOfBlock(LinkContext context, FieldDescriptor field)
    {
        IReadOnlyList<FieldDescriptor> block = field.ExtensionScope?.NestedExtensions ?? context.File.Extensions;
        for (int i = 0; i < block.Count; i++)
        {
            if (block[i].Extendee.Span == field.Extendee.Span)
                return block[i] == field;
        }
        return true;
    }

    private static void ResolveMethod(LinkContext context, MethodDescriptor method)
    {
        var syntax = (MethodSyntax)method.Declaration!;
        MessageDescriptor? input = ResolveMessage(context, method, syntax.InputType);
        MessageDescriptor? output = ResolveMessage(context, method, syntax.OutputType);
        if (input is null || output is null)
        {
            context.UnresolvedMethods.Add(method);
            return;
        }
        method.InputType = input;
        method.OutputType = output;
    }

    private static MessageDescriptor? ResolveMessage(LinkContext context, MethodDescriptor method, NameSyntax name)
    {
        if (name.IsMissing)
            return null;
        Symbol symbol = context.Names.Resolve(name.Text, method.FullName, typesOnly: false);
        if (symbol.Descriptor is MessageDescriptor message)
            return IsVisible(context, message, message.Visibility, message.ContainingType is not null, name.Span) ? message : null;
        if (symbol.Exists)
            context.Report(LinkRules.NotAMessage, name.Span, name.Text, symbol.Kind);
        else
            context.Names.ReportUnresolved(name.Text, method.FullName, name.Span, symbol);
        return null;
    }

    /// <summary>Whether another file may use a symbol: it is exported, by its own word or by the default of its file.</summary>
    private static bool IsVisible(LinkContext context, Descriptor symbol, SymbolVisibility visibility, bool isNested, TextSpan span)
    {
        if (symbol.File == context.File || IsExported(symbol, visibility, isNested))
            return true;
        string reason = visibility == SymbolVisibility.Local ? "" : ": its file does not export it by default";
        context.Report(LinkRules.NotVisible, span, symbol, "declared here", symbol.FullName, symbol.File.Path, reason);
        return false;
    }

    private static bool IsExported(Descriptor symbol, SymbolVisibility visibility, bool isNested)
    {
        if (visibility != SymbolVisibility.Unset)
            return visibility == SymbolVisibility.Export;
        return symbol.File.Features.DefaultSymbolVisibility switch
        {
            DefaultSymbolVisibilityFeature.ExportAll => true,
            DefaultSymbolVisibilityFeature.ExportTopLevel => !isNested,
            _ => false,
        };
    }
}
