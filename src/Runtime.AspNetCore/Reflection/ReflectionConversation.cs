using Grpc.Reflection.V1;
using ProtoGen.Grpc;
using ProtoGen.Reflection;

namespace ProtoGen.AspNetCore.Reflection;

/// <summary>Answers the requests of one stream. What cannot be found is an answer too: the stream goes on.</summary>
internal sealed class ReflectionConversation(ReflectionIndex index)
{
    /// <summary>The files that the client has: within a stream, imports are not sent again.</summary>
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    public ServerReflectionResponse Answer(in ServerReflectionRequest request)
    {
        var response = new ServerReflectionResponse { ValidHost = request.Host, OriginalRequest = request };
        switch (request.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                response.ListServicesResponse = new ListServiceResponse { Service = [.. index.Services.Select(static name => new ServiceResponse { Name = name })] };
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename:
                Send(ref response, index.FindFile(request.FileByFilenameOrDefault), "file");
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol:
                Send(ref response, index.FindSymbol(request.FileContainingSymbolOrDefault), "symbol");
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension:
                ExtensionRequest extension = request.FileContainingExtension.GetValueOrDefault();
                Send(ref response, index.FindExtension(extension.ContainingType, extension.ExtensionNumber), "extension");
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType:
                string type = request.AllExtensionNumbersOfTypeOrDefault;
                if (index.FindExtensionNumbers(type) is { } numbers)
                {
                    response.AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = type, ExtensionNumber = [.. numbers] };
                }
                else
                {
                    response.ErrorResponse = Error(StatusCode.NotFound, "type not found");
                }

                break;
            default:
                response.ErrorResponse = Error(StatusCode.InvalidArgument, "the request asks for nothing that this server knows");
                break;
        }

        return response;
    }

    private void Send(ref ServerReflectionResponse response, FileDescriptor? file, string what)
    {
        if (file is null)
        {
            response.ErrorResponse = Error(StatusCode.NotFound, $"{what} not found");
            return;
        }

        response.FileDescriptorResponse = new FileDescriptorResponse { FileDescriptorProto = [.. WithImports(file).Select(static found => (ByteString)found.SerializedData.Span)] };
    }

    /// <summary>The file itself, even if the client has it, then those that it imports, directly or not, if the client does not have them.</summary>
    private List<FileDescriptor> WithImports(FileDescriptor file)
    {
        _sent.Add(file.Path);
        List<FileDescriptor> files = [file];
        for (int i = 0; i < files.Count; i++)
        {
            files.AddRange(files[i].Dependencies.Where(dependency => _sent.Add(dependency.Path)));
        }

        return files;
    }

    private static ErrorResponse Error(StatusCode code, string message) => new() { ErrorCode = (int)code, ErrorMessage = message };
}
