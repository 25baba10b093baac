using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Hosting;

/// <summary>
/// Finds the attributes that apply to one rpc: those of the service type, then those of the method that implements it, so that the
/// method's win. Binding itself needs no reflection; attributes such as [Authorize] can be had in no other way.
/// </summary>
internal static class MethodAttributes
{
    public static List<object> Collect(
        [DynamicallyAccessedMembers(ServiceMembers.Needed)] Type serviceType, string rpcName, Type requestType)
    {
        List<object> attributes = [.. serviceType.GetCustomAttributes(inherit: true)];
        foreach (MethodInfo method in Implementations(serviceType, rpcName, requestType))
        {
            attributes.AddRange(method.GetCustomAttributes(inherit: true));
        }

        return attributes;
    }

    private static List<MethodInfo> Implementations(
        [DynamicallyAccessedMembers(ServiceMembers.Needed)] Type serviceType, string rpcName, Type requestType)
    {
        List<MethodInfo> exact = [];
        List<MethodInfo> similar = [];
        foreach (MethodInfo method in serviceType.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!TakesRequest(method, requestType))
            {
                continue;
            }

            if (method.Name == rpcName)
            {
                exact.Add(method);
            }
            else if (Simplify(method.Name) == Simplify(rpcName))
            {
                similar.Add(method);
            }
        }

        return exact.Count > 0 ? exact : similar;
    }

    /// <summary>A streaming response has two virtuals of one name; the attributes of both count, whichever is overridden.</summary>
    private static bool TakesRequest(MethodInfo method, Type requestType)
    {
        ParameterInfo[] parameters = method.GetParameters();
        return parameters.Length >= 2
            && parameters[^1].ParameterType == typeof(ServerCallContext)
            && (parameters[0].ParameterType == requestType || IsStreamOf(parameters[0].ParameterType, requestType));
    }

    private static bool IsStreamOf(Type type, Type element)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) && type.GenericTypeArguments[0] == element;

    /// <summary>An rpc <c>get_book</c> is the C# method <c>GetBook</c>, and a taken name gets an underscore.</summary>
    private static string Simplify(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
