using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Naming;

/// <summary>
/// The members of one message struct. Claims are made in the order of the contract: fixed members and the message's own name, the
/// properties in declaration order, the derived names of fields, those of oneofs, the class of extensions, and the private fields at last.
/// </summary>
public sealed class MessageNames
{
    private readonly Dictionary<FieldDescriptor, FieldNames> _fields = [];
    private readonly Dictionary<OneofDescriptor, OneofNames> _oneofs = [];

    internal MessageNames(MessageDescriptor message, string ownName)
    {
        var members = new NameScope(FixedNames.Message, [ownName, .. AccessorOwner(ownName)]);
        var properties = new List<(FieldDescriptor Field, string Name)>();
        foreach (FieldDescriptor field in message.Fields)
            properties.Add((field, members.Claim(PropertyName(field))));
        foreach ((FieldDescriptor field, string property) in properties)
        {
            string number = members.Claim(property + "FieldNumber");
            string has = field.HasPresence ? members.Claim("Has" + property) : "";
            string orDefault = field.HasPresence ? members.Claim(property + "OrDefault") : "";
            _fields.Add(field, new FieldNames(property, number, has, orDefault, ""));
        }
        foreach (OneofDescriptor oneof in message.Oneofs.Where(oneof => !oneof.IsSynthetic))
            _oneofs.Add(oneof, new OneofNames(oneof, OneofName(oneof), members, _fields));

        ExtensionContainer = message.NestedExtensions.Count > 0 ? members.Claim(FixedNames.Extensions) : "";

        foreach ((FieldDescriptor field, string property) in properties)
            _fields[field] = _fields[field] with { Storage = members.Claim("_" + NameCasing.LowerFirst(property)) };
        foreach (OneofDescriptor oneof in message.Oneofs.Where(oneof => !oneof.IsSynthetic))
            _oneofs[oneof].ClaimStorage(members);
    }

    /// <summary>The static class that holds the nested types; no message is ever named like it.</summary>
    public string NestedContainer { get; } = FixedNames.Types;

    /// <summary>The static class that holds the extensions declared inside; empty when there are none.</summary>
    public string ExtensionContainer { get; }

    public FieldNames this[FieldDescriptor field] => _fields[field];

    /// <summary>The names of a real oneof.</summary>
    /// <exception cref="KeyNotFoundException">The oneof is synthetic, or another message's.</exception>
    public OneofNames this[OneofDescriptor oneof] => _oneofs[oneof];

    /// <summary>In a struct <c>get_Phone</c> no property can be called <c>Phone</c>: its accessor would be a member named like the type.</summary>
    private static string[] AccessorOwner(string ownName) =>
        ownName.StartsWith("get_", StringComparison.Ordinal) || ownName.StartsWith("set_", StringComparison.Ordinal) ? [ownName.Substring(4)] : [];

    /// <summary>A group's property is named like its message, whose spelling the lower-cased field name has lost.</summary>
    internal static string PropertyName(FieldDescriptor field)
    {
        string name = NameCasing.ToPascalCase(IsGroupLike(field) ? field.MessageType!.Name : field.Name);
        return name.Length == 0 ? "Field" : name;
    }

    private static bool IsGroupLike(FieldDescriptor field) =>
        field.IsDelimited && field.MessageType is { } type
        && string.Equals(type.Name, field.Name, StringComparison.OrdinalIgnoreCase)
        && type.ContainingType == (field.IsExtension ? field.ExtensionScope : field.ContainingType);

    private static string OneofName(OneofDescriptor oneof)
    {
        string name = NameCasing.ToPascalCase(oneof.Name);
        return name.Length == 0 ? "Oneof" : name;
    }
}
