using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Protocol;

/// <summary>What the headers of a request say about its call.</summary>
/// <param name="Timeout">The caller's time-out, or null if it sets none.</param>
/// <param name="RequestCompression">What undoes the compression of the requests; null if they are not compressed.</param>
/// <param name="ResponseCompression">What compresses the responses; null for nothing.</param>
internal readonly record struct RequestHead(TimeSpan? Timeout, ICompressionProvider? RequestCompression, ICompressionProvider? ResponseCompression);
