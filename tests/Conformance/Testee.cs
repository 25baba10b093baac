using Conformance;

namespace ProtoGen.Conformance;

/// <summary>Answers one request: parses the payload as the named type and writes it in the format that is asked for.</summary>
internal sealed class Testee(TypeTable types)
{
    private const string FailureSetName = "conformance.FailureSet";

    public ConformanceResponse Answer(in ConformanceRequest request)
    {
        // The runner's first question: which failures are expected. None.
        if (request.MessageType == FailureSetName)
            return new ConformanceResponse { ProtobufPayload = ByteString.Wrap(new FailureSet().ToByteArray()) };
        if (types.Find(request.MessageType) is not { } type)
            return new ConformanceResponse { Skipped = $"no type {request.MessageType}" };
        if (request.PayloadCase is ConformanceRequest.PayloadOneofCase.JspbPayload || request.RequestedOutputFormat is WireFormat.Jspb)
            return new ConformanceResponse { Skipped = "JSPB is not a public format" };

        ITestMessage message;
        try
        {
            message = Parse(type, in request);
        }
        catch (ProtoException problem)
        {
            return new ConformanceResponse { ParseError = problem.Message };
        }
        try
        {
            return Write(message, in request);
        }
        catch (ProtoException problem)
        {
            return new ConformanceResponse { SerializeError = problem.Message };
        }
    }

    private ITestMessage Parse(ITestType type, in ConformanceRequest request)
    {
        switch (request.PayloadCase)
        {
            case ConformanceRequest.PayloadOneofCase.ProtobufPayload:
                return type.ParseBinary(request.ProtobufPayloadOrDefault.Span);
            case ConformanceRequest.PayloadOneofCase.JsonPayload:
                return type.ParseJson(request.JsonPayloadOrDefault, new JsonParseOptions
                {
                    Registry = types.Registry,
                    IgnoreUnknownFields = request.TestCategory == TestCategory.JsonIgnoreUnknownParsingTest,
                });
            case ConformanceRequest.PayloadOneofCase.TextPayload:
                return type.ParseText(request.TextPayloadOrDefault, new TextParseOptions { Registry = types.Registry });
            default:
                throw new InvalidOperationException($"a request without a payload: {request}");
        }
    }

    private ConformanceResponse Write(ITestMessage message, in ConformanceRequest request) => request.RequestedOutputFormat switch
    {
        WireFormat.Protobuf => new ConformanceResponse { ProtobufPayload = ByteString.Wrap(message.ToBinary()) },
        WireFormat.Json => new ConformanceResponse { JsonPayload = message.ToJson(new JsonFormatOptions { Registry = types.Registry }) },
        WireFormat.TextFormat => new ConformanceResponse
        {
            TextPayload = message.ToText(new TextFormatOptions { Registry = types.Registry, PrintUnknownFields = request.PrintUnknownFields }),
        },
        _ => throw new InvalidOperationException($"a request without an output format: {request}"),
    };
}
