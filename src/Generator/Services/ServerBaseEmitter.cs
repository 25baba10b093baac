using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Services;

/// <summary>
/// Writes the class that a server derives from. A streamed response has two virtual methods: the natural one returns the stream, and the one with
/// a writer, which the framework calls, pumps the first; whoever needs a try around each message overrides the second.
/// </summary>
internal static class ServerBaseEmitter
{
    public static void Emit(SourceWriter writer, ServiceSpec service)
    {
        writer.DocXml($"Base class of the server side of {XmlDoc.Escape(service.FullName)}. What is not overridden answers UNIMPLEMENTED.");
        ServiceEmitter.Attributes(writer, service.IsDeprecated);
        writer.Open($"public abstract partial class {service.Base} : {RuntimeTypes.Service}");
        foreach (MethodSpec method in service.Methods)
            EmitMethods(writer, method);
        writer.Line($"static {RuntimeTypes.Descriptor} {RuntimeTypes.Service}.Descriptor => {service.Descriptor};").Line();
        EmitBind(writer, service);
        writer.Close();
    }

    private static void EmitMethods(SourceWriter writer, MethodSpec method)
    {
        bool streamsResponse = method.Kind is MethodKind.ServerStreaming or MethodKind.DuplexStreaming;
        bool streamsRequest = method.Kind is MethodKind.ClientStreaming or MethodKind.DuplexStreaming;
        string argument = streamsRequest ? "requests" : "request";
        string parameter = (streamsRequest ? $"{RuntimeTypes.AsyncEnumerable}<{method.Request}> " : method.Request + " ") + argument;
        string result = $"{(streamsResponse ? RuntimeTypes.AsyncEnumerable : RuntimeTypes.ValueTask)}<{method.Response}>";
        Head(writer, method);
        writer.Line($"public virtual {result} {method.Name}({parameter}, {RuntimeTypes.Context} context) =>");
        writer.Indent().Line($"{RuntimeTypes.Unimplemented}.{(streamsResponse ? "Stream" : "Call")}<{method.Response}>(context);").Outdent().Line();
        if (!streamsResponse)
            return;

        Head(writer, method);
        writer.Line($"public virtual {RuntimeTypes.ValueTask} {method.Name}({parameter}, {RuntimeTypes.StreamWriter}<{method.Response}> responses, {RuntimeTypes.Context} context) =>");
        // A parameter of the same name would hide the method.
        string self = method.Name is "request" or "requests" or "responses" or "context" ? "this." : "";
        writer.Indent().Line($"{RuntimeTypes.Pump}({self}{method.Name}({argument}, context), responses, context);").Outdent().Line();
    }

    private static void Head(SourceWriter writer, MethodSpec method)
    {
        writer.Doc(method.Doc);
        if (method.IsDeprecated)
            writer.Line(GeneratedFile.Obsolete);
    }

    private static void EmitBind(SourceWriter writer, ServiceSpec service)
    {
        writer.Open($"static void {RuntimeTypes.Service}.Bind({RuntimeTypes.Binder} binder)");
        foreach (MethodSpec method in service.Methods)
        {
            string arguments = method.Kind switch
            {
                MethodKind.Unary => "request, context",
                MethodKind.ServerStreaming => "request, responses, context",
                MethodKind.ClientStreaming => "requests, context",
                _ => "requests, responses, context",
            };
            writer.Line($"binder.Add{method.Kind}<{service.Base}, {method.Request}, {method.Response}>(");
            writer.Indent().Line($"{method.Field}, static (service, {arguments}) => service.{method.Name}({arguments}));").Outdent();
        }
        writer.Close();
    }
}
