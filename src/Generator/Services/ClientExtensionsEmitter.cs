using System;
using System.Collections.Generic;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Services;

/// <summary>
/// Writes the extension methods on the client's interface, with optional headers, deadline and cancellation. They stand on the interface so that
/// clients and fakes have them alike; as members of both, equal optional parameters would make every call ambiguous (CS0121).
/// </summary>
internal static class ClientExtensionsEmitter
{
    private const string Optional =
        $"{RuntimeTypes.Metadata}? headers = null, {RuntimeTypes.DateTime}? deadline = null, {RuntimeTypes.CancellationToken} cancellationToken = default";

    private const string Options = $"new {RuntimeTypes.CallOptions}(headers, deadline, cancellationToken)";

    public static void Emit(SourceWriter writer, ServiceSpec service)
    {
        writer.DocXml($"The calls of <see cref=\"{service.QualifiedInterface}\"/> with headers, deadline and cancellation as options.");
        ServiceEmitter.Attributes(writer, service.IsDeprecated);
        writer.Open($"{service.Access} static partial class {service.Extensions}");
        bool first = true;
        foreach (MethodSpec method in service.Methods)
        {
            foreach (Action<SourceWriter> emit in Methods(service, method))
            {
                if (!first)
                    writer.Line();
                first = false;
                emit(writer);
            }
        }
        writer.Close();
    }

    private static IEnumerable<Action<SourceWriter>> Methods(ServiceSpec service, MethodSpec method)
    {
        string self = $"this {service.QualifiedInterface} client";
        string stream = $"{self}, {RuntimeTypes.AsyncEnumerable}<{method.Request}> requests, {Optional}";
        string single = $"{self}, {method.Request} request, {Optional}";
        string call = ClientInterfaceEmitter.Call(method);
        switch (method.Kind)
        {
            case MethodKind.Unary:
                yield return writer => Method(writer, method, $"{call} {method.Async}({single})", $"client.{method.Async}(request, {Options})");
                yield return writer => Method(writer, method, $"{method.Response} {method.Name}({single})",
                    $"client.{method.Async}(request, {Options}).ResponseAsync.GetAwaiter().GetResult()",
                    $"Blocks the calling thread until the response is there; <see cref=\"{method.Async}\"/> does not.");
                break;
            case MethodKind.ServerStreaming:
                yield return writer => Method(writer, method, $"{call} {method.Name}({single})", $"client.{method.Name}(request, {Options})");
                break;
            case MethodKind.ClientStreaming:
                yield return writer => Method(writer, method, $"{call} {method.Name}({self}, {Optional})", $"client.{method.Name}({Options})");
                yield return writer => Method(writer, method, $"{RuntimeTypes.UnaryCall}<{method.Response}> {method.Async}({stream})",
                    $"{RuntimeTypes.ClientStreams}.SendAllAsync(client.{method.Name}({Options}), requests, cancellationToken)",
                    "Sends every message of <c>requests</c>, then awaits the response.");
                break;
            default:
                yield return writer => Method(writer, method, $"{call} {method.Name}({self}, {Optional})", $"client.{method.Name}({Options})");
                yield return writer => Method(writer, method, $"{RuntimeTypes.AsyncEnumerable}<{method.Response}> {method.Async}({stream})",
                    $"{RuntimeTypes.ClientStreams}.ExchangeAsync(client.{method.Name}({Options}), requests, cancellationToken)",
                    "Sends every message of <c>requests</c> while the responses are read.");
                break;
        }
    }

    private static void Method(SourceWriter writer, MethodSpec method, string signature, string body, string? remarks = null)
    {
        writer.Doc(method.Doc);
        if (remarks is not null)
            writer.Line("/// <remarks>" + remarks + "</remarks>");
        if (method.IsDeprecated)
            writer.Line(GeneratedFile.Obsolete);
        writer.Line($"public static {signature} =>");
        writer.Indent().Line(body + ";").Outdent();
    }
}
