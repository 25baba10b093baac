using ProtoGen.AspNetCore.Hosting;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>Joins the interceptors of a service with the end of the chain, once per rpc: a call allocates nothing for its way through.</summary>
internal static class InterceptorChain
{
    public static ServerNext<TRequest, TResponse> Build<TRequest, TResponse>(ServiceActivator[] interceptors, ServerNext<TRequest, TResponse> end)
    {
        ServerNext<TRequest, TResponse> chain = end;
        for (int i = interceptors.Length - 1; i >= 0; i--)
        {
            chain = new Link<TRequest, TResponse>(interceptors[i], chain).InvokeAsync;
        }

        return chain;
    }

    private sealed class Link<TRequest, TResponse>(ServiceActivator activator, ServerNext<TRequest, TResponse> next)
    {
        public ValueTask InvokeAsync(ServerCall<TRequest, TResponse> call)
        {
            ArgumentNullException.ThrowIfNull(call);
            var interceptor = (ServerInterceptor)activator.Get(call.Context.GetHttpContext());
            return activator.OwnsDisposable ? InvokeAndReleaseAsync(interceptor, call) : interceptor.InvokeAsync(call, next);
        }

        private async ValueTask InvokeAndReleaseAsync(ServerInterceptor interceptor, ServerCall<TRequest, TResponse> call)
        {
            try
            {
                await interceptor.InvokeAsync(call, next).ConfigureAwait(false);
            }
            finally
            {
                await activator.ReleaseAsync(interceptor).ConfigureAwait(false);
            }
        }
    }
}
