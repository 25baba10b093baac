using System.Linq;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.Reflection;
using ProtoGen.Generator.Text;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Services;

/// <summary>Lowers a service's descriptor to what the emitters need.</summary>
public static class ServiceSpecBuilder
{
    public static ServiceSpec Build(ServiceDescriptor service, CSharpNames names, GrpcServices parts)
    {
        ServiceNames own = names.Service(service);
        string ns = names.Namespace(service.File);
        string qualified = "global::" + (ns.Length == 0 ? "" : ns + ".") + own.Class + "." + own.Interface;
        return new ServiceSpec(
            own.Class, own.Base, own.Client, own.Interface, own.Extensions, qualified, names.Access, service.FullName,
            ReflectionSpecBuilder.ServicePath(service, names), DocText.Of(service, names), service.IsDeprecated || service.File.IsDeprecated, parts, service.Methods.Select(method => Build(method, own[method], names)).ToImmutableEquatableArray());
    }

    private static MethodSpec Build(MethodDescriptor method, MethodNames own, CSharpNames names) =>
        new(
            own.Name, own.Async, own.Field, method.Name, KindOf(method), names.TypeName(method.InputType), names.TypeName(method.OutputType),
            DocText.Of(method, names), method.IsDeprecated);

    private static MethodKind KindOf(MethodDescriptor method) => (method.ClientStreaming, method.ServerStreaming) switch
    {
        (false, false) => MethodKind.Unary,
        (false, true) => MethodKind.ServerStreaming,
        (true, false) => MethodKind.ClientStreaming,
        (true, true) => MethodKind.DuplexStreaming,
    };
}
