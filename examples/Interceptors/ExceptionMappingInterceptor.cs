using ProtoGen.Grpc;
using ProtoGen.Rpc;

namespace InterceptorsExample;

/// <summary>Says in statuses and error details what the code says in exceptions.</summary>
public sealed class ExceptionMappingInterceptor : ServerInterceptor
{
    public override async ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
    {
        try
        {
            await next(call);
        }
        catch (ArgumentException exception)
        {
            var violation = new BadRequest.Types.FieldViolation { Field = exception.ParamName ?? "", Description = exception.Message };
            throw new RpcException(StatusCode.InvalidArgument, "An argument is wrong.", new BadRequest { FieldViolations = [violation] });
        }
        catch (ArithmeticException exception)
        {
            throw new RpcException(StatusCode.OutOfRange, exception.Message);
        }
    }
}
