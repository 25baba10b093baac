using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Reflection;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Naming;

/// <summary>
/// Every C# name that generated code uses, a function of the descriptors alone. One instance keeps the scopes that it has worked out;
/// it belongs to one thread and lives as long as one file is being turned into specs.
/// </summary>
public sealed class CSharpNames
{
    private readonly Func<FileDescriptor, string?>? _compiledNamespace;
    private readonly NameOverrides _overrides;

    private readonly Dictionary<FileDescriptor, string> _namespaces = new(ReferenceComparer<Descriptor>.Instance);
    private readonly Dictionary<Descriptor, string> _types = new(ReferenceComparer<Descriptor>.Instance);
    private readonly Dictionary<Descriptor, string> _extensionClasses = new(ReferenceComparer<Descriptor>.Instance);
    private readonly Dictionary<Descriptor, Dictionary<EnumValueDescriptor, string>> _enumValues = new(ReferenceComparer<Descriptor>.Instance);
    private readonly Dictionary<Descriptor, MessageNames> _messages = new(ReferenceComparer<Descriptor>.Instance);
    private readonly Dictionary<Descriptor, Dictionary<FieldDescriptor, string>> _extensions = new(ReferenceComparer<Descriptor>.Instance);
    private readonly Dictionary<Descriptor, ServiceNames> _services = new(ReferenceComparer<Descriptor>.Instance);

    /// <param name="access">The modifier of top-level types.</param>
    /// <param name="compiledNamespace">The namespace of a file whose types are compiled already; null for other files.</param>
    public CSharpNames(string access = "public", Func<FileDescriptor, string?>? compiledNamespace = null)
        : this(access, compiledNamespace, null)
    {
    }

    internal CSharpNames(string access, Func<FileDescriptor, string?>? compiledNamespace, NameOverrides? overrides)
    {
        Access = access;
        _compiledNamespace = compiledNamespace;
        _overrides = overrides ?? new NameOverrides();
    }

    /// <summary>The modifier of top-level types: <c>public</c> or <c>internal</c>. Nested types are public within it.</summary>
    public string Access { get; }

    /// <summary>The namespace of a file's types, without <c>global::</c>; empty for the global namespace.</summary>
    public string Namespace(FileDescriptor file)
    {
        if (!_namespaces.TryGetValue(file, out string? name))
            _namespaces.Add(file, name = _overrides.Namespaces.TryGetValue(file, out string? other) ? Identifiers.ToNamespace(other) : _compiledNamespace?.Invoke(file) ?? FindNamespace(file));
        return name;
    }

    /// <summary>The type with <c>global::</c>, namespace and enclosing types.</summary>
    public string TypeName(MessageDescriptor message) => Qualify(message, message.ContainingType);

    /// <inheritdoc cref="TypeName(MessageDescriptor)"/>
    public string TypeName(EnumDescriptor enumType) => Qualify(enumType, enumType.ContainingType);

    /// <summary>The name at the type's declaration, with <c>@</c> where C# wants it.</summary>
    public string SimpleName(MessageDescriptor message) => Identifiers.Escape(RawName(message, message.ContainingType));

    /// <inheritdoc cref="SimpleName(MessageDescriptor)"/>
    public string SimpleName(EnumDescriptor enumType) => Identifiers.Escape(RawName(enumType, enumType.ContainingType));

    /// <summary>The value's name inside its enum.</summary>
    public string EnumValue(EnumValueDescriptor value)
    {
        if (!_enumValues.TryGetValue(value.Enum, out Dictionary<EnumValueDescriptor, string>? names))
            _enumValues.Add(value.Enum, names = ClaimValues(value.Enum));
        return names[value];
    }

    public MessageNames Message(MessageDescriptor message)
    {
        if (!_messages.TryGetValue(message, out MessageNames? names))
            _messages.Add(message, names = new MessageNames(message, RawName(message, message.ContainingType)));
        return names;
    }

    public ServiceNames Service(ServiceDescriptor service)
    {
        if (!_services.TryGetValue(service, out ServiceNames? names))
        {
            string name = RawName(service, null);
            _services.Add(service, names = new ServiceNames(service, name, _extensionClasses[service]));
        }
        return names;
    }

    /// <summary>The static class that holds the extensions at a file's top level, <c>OrderOptionsExtensions</c> for <c>shop/order_options.proto</c>.</summary>
    public string ExtensionContainer(FileDescriptor file)
    {
        if (!_extensionClasses.ContainsKey(file))
            ClaimTopLevel(file);
        return _extensionClasses[file];
    }

    /// <summary>The extension's name inside the class that holds it.</summary>
    public string ExtensionName(FieldDescriptor extension)
    {
        Descriptor scope = extension.ExtensionScope ?? (Descriptor)extension.File;
        if (!_extensions.TryGetValue(scope, out Dictionary<FieldDescriptor, string>? names))
            _extensions.Add(scope, names = ClaimExtensions(scope));
        return names[extension];
    }

    private string Qualify(Descriptor type, MessageDescriptor? container)
    {
        string name = Identifiers.Escape(RawName(type, container));
        if (container is not null)
            return TypeName(container) + "." + FixedNames.Types + "." + name;
        string ns = Namespace(type.File);
        return ns.Length == 0 ? "global::" + name : "global::" + ns + "." + name;
    }

    private string RawName(Descriptor type, MessageDescriptor? container)
    {
        if (!_types.TryGetValue(type, out string? name))
        {
            if (container is null)
                ClaimTopLevel(type.File);
            else
                ClaimNested(container);
            name = _types[type];
        }
        return name;
    }

    private void ClaimTopLevel(FileDescriptor file)
    {
        IReadOnlyList<string> reserved = Namespace(file).Length == 0 ? FixedNames.GlobalNamespace : [];
        var scope = new NameScope(FixedNames.AnyType, [.. reserved, ReflectionNames.ClassName(file.Path)]);
        ClaimTypes(scope, file.Messages, file.Enums);
        foreach (ServiceDescriptor service in file.Services)
            _types[service] = scope.Claim(service.Name == FixedNames.ServiceName ? service.Name + "_" : service.Name);
        foreach (ServiceDescriptor service in file.Services)
            _extensionClasses[service] = scope.Claim(_types[service] + "ClientExtensions");
        _extensionClasses[file] = scope.Claim(FileStem(file.Path) + FixedNames.Extensions);
        foreach (Descriptor type in file.Messages.Concat<Descriptor>(file.Enums).Concat(file.Services))
            Override(_types, _overrides.Types, type);
        foreach (Descriptor owner in file.Services.Concat<Descriptor>([file]))
            Override(_extensionClasses, _overrides.ExtensionClasses, owner);
    }

    private static string FileStem(string path)
    {
        const string Ending = ".proto";
        string name = path.Substring(path.LastIndexOf('/') + 1);
        return NameCasing.ToPascalCase(name.EndsWith(Ending, StringComparison.Ordinal) ? name.Substring(0, name.Length - Ending.Length) : name);
    }

    private Dictionary<FieldDescriptor, string> ClaimExtensions(Descriptor scope)
    {
        var message = scope as MessageDescriptor;
        string container = message is null ? ExtensionContainer(scope.File) : Message(message).ExtensionContainer;
        var members = new NameScope(FixedNames.Object, container);
        var names = new Dictionary<FieldDescriptor, string>();
        foreach (FieldDescriptor extension in message is null ? scope.File.Extensions : message.NestedExtensions)
            names[extension] = Identifiers.Escape(_overrides.Extensions.TryGetValue(extension, out string? other) ? other : members.Claim(MessageNames.PropertyName(extension)));
        return names;
    }

    private static void Override(Dictionary<Descriptor, string> names, Dictionary<Descriptor, string> overrides, Descriptor key)
    {
        if (overrides.TryGetValue(key, out string? name))
            names[key] = name;
    }

    private void ClaimNested(MessageDescriptor container) =>
        ClaimTypes(new NameScope(FixedNames.Object, [.. FixedNames.AnyType, FixedNames.Types]), container.NestedMessages, container.NestedEnums);

    private void ClaimTypes(NameScope scope, IReadOnlyList<MessageDescriptor> messages, IReadOnlyList<EnumDescriptor> enums)
    {
        foreach (MessageDescriptor message in messages.Where(message => !message.IsMapEntry))
            _types[message] = scope.Claim(FixedNames.Message.Contains(message.Name) ? message.Name + "_" : message.Name);
        foreach (EnumDescriptor enumType in enums)
            _types[enumType] = scope.Claim(enumType.Name);
    }

    private static Dictionary<EnumValueDescriptor, string> ClaimValues(EnumDescriptor enumType)
    {
        var scope = new NameScope(FixedNames.None);
        var names = new Dictionary<EnumValueDescriptor, string>();
        foreach (EnumValueDescriptor value in enumType.Values)
        {
            string name = NameCasing.ShoutyToPascalCase(NameCasing.WithoutEnumPrefix(enumType.Name, value.Name));
            names[value] = scope.Claim(name.Length == 0 ? "_" : name);
        }
        return names;
    }

    private static string FindNamespace(FileDescriptor file)
    {
        if (WellKnownNamespaces.Find(file.Path) is { } known)
            return known;
        string name = Identifiers.ToNamespace(file.Options.GetString("csharp_namespace") ?? string.Join(".", file.Package.Split('.').Select(NameCasing.ToPascalCase)));
        // What stands beside the alias of generated files may not be called like it.
        return name.Split('.')[0] == FixedNames.Alias ? FixedNames.Alias + "_" + name.Substring(FixedNames.Alias.Length) : name;
    }
}
