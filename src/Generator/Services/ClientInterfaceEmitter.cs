using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Services;

/// <summary>Writes the interface of a client: one method per rpc, with nothing optional, so that a fake is short and no overload is ambiguous.</summary>
internal static class ClientInterfaceEmitter
{
    public static void Emit(SourceWriter writer, ServiceSpec service)
    {
        writer.DocXml($"The calls of {XmlDoc.Escape(service.FullName)}. Extension methods make everything but the request optional.");
        ServiceEmitter.Attributes(writer, service.IsDeprecated);
        writer.Open("public partial interface " + service.Interface);
        for (int i = 0; i < service.Methods.Count; i++)
        {
            if (i > 0)
                writer.Line();
            MethodSpec method = service.Methods[i];
            writer.Doc(method.Doc);
            if (method.IsDeprecated)
                writer.Line(GeneratedFile.Obsolete);
            writer.Line(Signature(method) + ";");
        }
        writer.Close();
    }

    public static string Signature(MethodSpec method)
    {
        string name = method.Kind == MethodKind.Unary ? method.Async : method.Name;
        string request = HasRequest(method) ? method.Request + " request, " : "";
        return $"{Call(method)} {name}({request}{RuntimeTypes.CallOptions} options)";
    }

    /// <summary>The request is an argument, not a stream.</summary>
    public static bool HasRequest(MethodSpec method) => method.Kind is MethodKind.Unary or MethodKind.ServerStreaming;

    public static string Call(MethodSpec method) => method.Kind switch
    {
        MethodKind.Unary => $"{RuntimeTypes.UnaryCall}<{method.Response}>",
        MethodKind.ServerStreaming => $"{RuntimeTypes.ServerStreamingCall}<{method.Response}>",
        MethodKind.ClientStreaming => $"{RuntimeTypes.ClientStreamingCall}<{method.Request}, {method.Response}>",
        _ => $"{RuntimeTypes.DuplexStreamingCall}<{method.Request}, {method.Response}>",
    };
}
