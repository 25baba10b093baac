using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Services;

/// <summary>Writes the client class: every method hands its call to the invoker.</summary>
internal static class ClientEmitter
{
    public static void Emit(SourceWriter writer, ServiceSpec service)
    {
        writer.DocXml($"Calls {XmlDoc.Escape(service.FullName)} over a channel.");
        ServiceEmitter.Attributes(writer, service.IsDeprecated);
        writer.Open($"public partial class {service.Client} : {service.Interface}");
        writer.Line($"private readonly {RuntimeTypes.Invoker} {FixedNames.Invoker};");
        writer.Line();
        writer.DocXml("Makes calls over a channel, which may be shared and outlives the client.");
        writer.Open($"public {service.Client}({RuntimeTypes.Channel} channel)");
        writer.Line($"{RuntimeTypes.ArgumentNullException}.ThrowIfNull(channel);");
        writer.Line($"{FixedNames.Invoker} = channel.CreateCallInvoker();");
        writer.Close();
        writer.Line();
        writer.DocXml("Makes calls through an invoker: interceptors, an in-process server, a test.");
        writer.Open($"public {service.Client}({RuntimeTypes.Invoker} invoker)");
        writer.Line($"{RuntimeTypes.ArgumentNullException}.ThrowIfNull(invoker);");
        writer.Line($"{FixedNames.Invoker} = invoker;");
        writer.Close();
        foreach (MethodSpec method in service.Methods)
            EmitMethod(writer, method);
        writer.Close();
    }

    private static void EmitMethod(SourceWriter writer, MethodSpec method)
    {
        string request = ClientInterfaceEmitter.HasRequest(method) ? "request, " : "";
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        if (method.IsDeprecated)
            writer.Line(GeneratedFile.Obsolete);
        writer.Line($"public {ClientInterfaceEmitter.Signature(method)} =>");
        writer.Indent().Line($"{FixedNames.Invoker}.{method.Kind}({method.Field}, {request}options);").Outdent();
    }
}
