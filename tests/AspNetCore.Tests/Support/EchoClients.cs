using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>What the generator emits for clients of <see cref="EchoBase"/>.</summary>
internal static class EchoClients
{
    public interface IEchoClient
    {
        UnaryCall<string> UnaryAsync(string request, CallOptions options = default);
    }

    public sealed class EchoClient : IEchoClient, IDisposable
    {
        private readonly CallInvoker _invoker;

        public EchoClient(GrpcChannel channel)
            : this(channel.CreateCallInvoker())
        {
        }

        public EchoClient(CallInvoker invoker) => _invoker = invoker;

        public UnaryCall<string> UnaryAsync(string request, CallOptions options = default) => _invoker.Unary(EchoBase.UnaryMethod, request, options);

        /// <summary>An interface that has nothing to do with calls.</summary>
        public void Dispose()
        {
        }
    }
}
