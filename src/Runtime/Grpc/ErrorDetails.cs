using ProtoGen.WellKnownTypes;

namespace ProtoGen.Rpc;

// One table instead of ten files: every message of error_details.proto that is an error detail converts to Any, so that it can be given to an RpcException as it is.

public partial struct ErrorInfo
{
    /// <summary>Packs the detail, as <see cref="Any.Pack{T}"/> does.</summary>
    public static implicit operator Any(ErrorInfo detail) => Any.Pack(in detail);
}

public partial struct RetryInfo
{
    /// <summary>Packs the detail, as <see cref="Any.Pack{T}"/> does.</summary>
    public static implicit operator Any(RetryInfo detail) => Any.Pack(in detail);
}

public partial struct DebugInfo
{
    /// <summary>Packs the detail, as <see cref="Any.Pack{T}"/> does.</summary>
    public static implicit operator Any(DebugInfo detail) => Any.Pack(in detail);
}

public partial struct QuotaFailure
{
    /// <summary>Packs the detail, as <see cref="Any.Pack{T}"/> does.</summary>
    public static implicit operator Any(QuotaFailure detail) => Any.Pack(in detail);
}

public partial struct PreconditionFailure
{
    /// <summary>Packs the detail, as <see cref="Any.Pack{T}"/> does.</summary>
    public static implicit operator Any(PreconditionFailure detail) => Any.Pack(in detail);
}

public partial struct BadRequest
{
    /// <summary>Packs the detail, as <see cref="Any.Pack{T}"/> does.</summary>
    public static implicit operator Any(BadRequest detail) => Any.Pack(in detail);
}

public partial struct RequestInfo
{
    /// <summary>Packs the detail, as <see cref="Any.Pack{T}"/> does.</summary>
    public static implicit operator Any(RequestInfo detail) => Any.Pack(in detail);
}

public partial struct ResourceInfo
{
    /// <summary>Packs the detail, as <see cref="Any.Pack{T}"/> does.</summary>
    public static implicit operator Any(ResourceInfo detail) => Any.Pack(in detail);
}

public partial struct Help
{
    /// <summary>Packs the detail, as <see cref="Any.Pack{T}"/> does.</summary>
    public static implicit operator Any(Help detail) => Any.Pack(in detail);
}

public partial struct LocalizedMessage
{
    /// <summary>Packs the detail, as <see cref="Any.Pack{T}"/> does.</summary>
    public static implicit operator Any(LocalizedMessage detail) => Any.Pack(in detail);
}
