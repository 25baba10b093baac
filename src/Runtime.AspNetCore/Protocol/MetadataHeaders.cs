using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.AspNetCore.Protocol;

/// <summary>Carries metadata between a call and ASP.NET's header dictionaries.</summary>
internal static class MetadataHeaders
{
    /// <summary>Takes the custom metadata out of a request's headers, leaving what belongs to HTTP and to gRPC itself.</summary>
    /// <exception cref="RpcException">INTERNAL: a binary value is no base64.</exception>
    public static Metadata Read(IHeaderDictionary headers)
    {
        var metadata = new Metadata();
        foreach ((string name, StringValues values) in headers)
        {
            foreach (string? value in values)
            {
                if (!MetadataRules.TryAddReceived(metadata, name, value ?? ""))
                {
                    throw new RpcException(StatusCode.Internal, $"The value of the request header '{name}' is not base64.");
                }
            }
        }

        return metadata;
    }

    /// <summary>
    /// Adds metadata to a response's headers or trailers. A value that came in with characters that gRPC does not send is left out: a
    /// handler may echo what it received without failing its call (PROTOCOL-HTTP2.md, "ASCII-Value").
    /// </summary>
    public static void Write(Metadata metadata, IHeaderDictionary headers)
    {
        foreach (Metadata.Entry entry in metadata)
        {
            string value = entry.IsBinary ? BinaryMetadata.Encode(entry.ValueBytes) : entry.Value;
            if (!value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                headers.Append(entry.Key, value);
            }
        }
    }
}
