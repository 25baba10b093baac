using System.Collections.Generic;
using System.Linq;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Naming;

/// <summary>The C# names that come from one rpc.</summary>
/// <param name="Name">The rpc's own name: the server's method, the client's streaming method, the blocking unary extension.</param>
/// <param name="Async">With <c>Async</c>: the client's unary method, the extensions that take a request stream; empty for a server stream.</param>
/// <param name="Field">The static field that describes the method, <c>s_getUser</c>.</param>
public sealed record MethodNames(string Name, string Async, string Field);

/// <summary>
/// The C# names of one service. The methods of the base class, the client, its interface and its extensions share one scope, so that an rpc
/// has the same name on all sides: fixed members and the names of those types first, the rpcs in declaration order, then the <c>Async</c> names.
/// </summary>
public sealed class ServiceNames
{
    private readonly Dictionary<MethodDescriptor, MethodNames> _methods = [];

    internal ServiceNames(ServiceDescriptor service, string rawClass, string extensions)
    {
        var types = new NameScope(FixedNames.None, rawClass, FixedNames.ServiceName);
        string rawBase = types.Claim(rawClass + "Base");
        string rawClient = types.Claim(rawClass + "Client");
        string rawInterface = types.Claim("I" + rawClass + "Client");
        Class = Identifiers.Escape(rawClass);
        Base = Identifiers.Escape(rawBase);
        Client = Identifiers.Escape(rawClient);
        Interface = Identifiers.Escape(rawInterface);
        Extensions = extensions;

        var methods = new NameScope(FixedNames.Object, rawClass, rawBase, rawClient, rawInterface, extensions, FixedNames.Invoker, "_");
        var claimed = new List<(MethodDescriptor Method, string Name)>();
        foreach (MethodDescriptor method in service.Methods)
            claimed.Add((method, methods.Claim(method.Name)));
        var asyncs = claimed.Select(one => one.Method.ServerStreaming && !one.Method.ClientStreaming ? "" : methods.Claim(one.Name + "Async")).ToList();
        for (int i = 0; i < claimed.Count; i++)
        {
            // The base class and the client see the field of the class around them, so no method of theirs may hide it.
            string field = types.Claim(methods.Claim("s_" + NameCasing.LowerFirst(claimed[i].Name)));
            _methods.Add(claimed[i].Method, new MethodNames(Identifiers.Escape(claimed[i].Name), Identifiers.Escape(asyncs[i]), field));
        }
    }

    /// <summary>The static class that holds the rest, <c>Users</c>.</summary>
    public string Class { get; }

    /// <summary>The server's base class, <c>UsersBase</c>.</summary>
    public string Base { get; }

    /// <summary>The client class, <c>UsersClient</c>.</summary>
    public string Client { get; }

    /// <summary>The client's interface, <c>IUsersClient</c>.</summary>
    public string Interface { get; }

    /// <summary>The class of extension methods, <c>UsersClientExtensions</c>, which stands beside <see cref="Class"/> in the namespace.</summary>
    public string Extensions { get; }

    public MethodNames this[MethodDescriptor method] => _methods[method];
}
