using System.Collections.Generic;
using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Extensions;
using ProtoGen.Generator.Messages;
using ProtoGen.Generator.Services;

namespace ProtoGen.Generator.Pipeline;

internal enum DeclaredKind
{
    /// <summary>A message, an enum, or the class of a service.</summary>
    Type,

    /// <summary>The class of a client's extension methods.</summary>
    ClientExtensions,

    /// <summary>The class of a file's extensions, which files of one name share.</summary>
    FileExtensions,

    /// <summary>A member of that class.</summary>
    Extension,

    /// <summary>The class that holds a file's descriptor.</summary>
    Holder,
}

/// <summary>A name that a file puts into its namespace.</summary>
/// <param name="Name">Without the namespace and without <c>@</c>.</param>
/// <param name="ProtoName">What it was made from; empty for a holder.</param>
/// <param name="Owner">For an extension the class that it is a member of, else empty.</param>
internal readonly record struct DeclaredName(DeclaredKind Kind, string Name, string ProtoName, string Owner = "")
{
    public static IEnumerable<DeclaredName> Of(FileSpec spec)
    {
        foreach (MessageSpec message in spec.Messages)
            yield return new DeclaredName(DeclaredKind.Type, Unescape(message.Name), message.FullName);
        foreach (EnumSpec type in spec.Enums)
            yield return new DeclaredName(DeclaredKind.Type, Unescape(type.Name), type.FullName);
        foreach (ServiceSpec service in spec.Services)
        {
            yield return new DeclaredName(DeclaredKind.Type, Unescape(service.Class), service.FullName);
            if (service.Methods.Count > 0)
                yield return new DeclaredName(DeclaredKind.ClientExtensions, service.Extensions, service.FullName);
        }
        if (spec.Extensions is { } extensions)
        {
            yield return new DeclaredName(DeclaredKind.FileExtensions, extensions.ClassName, extensions.Items[0].FullName);
            foreach (ExtensionSpec item in extensions.Items)
                yield return new DeclaredName(DeclaredKind.Extension, Unescape(item.Name), item.FullName, extensions.ClassName);
        }
        if (spec.Reflection is { } reflection)
            yield return new DeclaredName(DeclaredKind.Holder, reflection.ClassName, "");
    }

    public static string Unescape(string name) => name.IndexOf('@') < 0 ? name : name.Replace("@", "");
}
