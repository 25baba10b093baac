using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ProtoGen.AspNetCore.Reflection;

/// <summary>Makes the index of the mapped services when somebody first asks, and again after endpoints have changed.</summary>
internal sealed class ReflectionIndexSource(EndpointDataSource endpoints)
{
    private volatile Tuple<IReadOnlyList<Endpoint>, ReflectionIndex>? _latest;

    public ReflectionIndex Index
    {
        get
        {
            // The list is another one after each change.
            IReadOnlyList<Endpoint> current = endpoints.Endpoints;
            Tuple<IReadOnlyList<Endpoint>, ReflectionIndex>? latest = _latest;
            if (latest is null || !ReferenceEquals(latest.Item1, current))
            {
                _latest = latest = Tuple.Create(current, new ReflectionIndex(current.Select(static endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()).OfType<GrpcMethodMetadata>()));
            }

            return latest.Item2;
        }
    }
}
