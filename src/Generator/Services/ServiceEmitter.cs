using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Services;

/// <summary>Writes the static class of a service with its parts, and the extension methods beside it.</summary>
public static class ServiceEmitter
{
    public static void Emit(SourceWriter writer, ServiceSpec service)
    {
        bool client = (service.Parts & GrpcServices.Client) != 0;
        writer.Doc(service.Doc);
        Attributes(writer, service.IsDeprecated);
        writer.Open(service.Access + " static partial class " + service.Class);
        writer.DocXml("The name of the service on the wire.");
        writer.Line("public const string ServiceName = " + CSharpLiteral.String(service.FullName) + ";");
        foreach (MethodSpec method in service.Methods)
            EmitMethod(writer, method);
        if ((service.Parts & GrpcServices.Server) != 0)
            ServerBaseEmitter.Emit(writer.Line(), service);
        if (client)
        {
            ClientInterfaceEmitter.Emit(writer.Line(), service);
            ClientEmitter.Emit(writer.Line(), service);
        }
        writer.Close();
        if (client && service.Methods.Count > 0)
            ClientExtensionsEmitter.Emit(writer.Line(), service);
    }

    internal static void Attributes(SourceWriter writer, bool isDeprecated)
    {
        if (isDeprecated)
            writer.Line(GeneratedFile.Obsolete);
        writer.Line(GeneratedFile.GeneratedCode);
    }

    private static void EmitMethod(SourceWriter writer, MethodSpec method)
    {
        writer.Line();
        writer.Line($"private static readonly {RuntimeTypes.Method}<{method.Request}, {method.Response}> {method.Field} = new(");
        writer.Indent();
        writer.Line($"{RuntimeTypes.MethodType}.{method.Kind},");
        writer.Line("ServiceName,");
        writer.Line(CSharpLiteral.String(method.ProtoName) + ",");
        writer.Line($"{RuntimeTypes.Marshaller}<{method.Request}>.Instance,");
        writer.Line($"{RuntimeTypes.Marshaller}<{method.Response}>.Instance);");
        writer.Outdent();
    }
}
