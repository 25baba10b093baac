using People.V1;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Examples.Tests.Guide;

internal sealed class FakePeople : PeopleService.IPeopleServiceClient
{
    public List<Person> Added { get; } = [];

    public UnaryCall<Person> GetPersonAsync(GetPersonRequest request, CallOptions options) => request.Id == "p1"
        ? new Person { Id = "p1", FullName = "Ada" }
        : UnaryCall<Person>.FromStatus(new Status(StatusCode.NotFound, "no such person"));

    public ServerStreamingCall<Person> ListPeople(Empty request, CallOptions options) =>
        ServerStreamingCall<Person>.Create(new[] { new Person { Id = "p1" }, new Person { Id = "p2" } }.ToAsyncEnumerable());

    public ClientStreamingCall<Person, AddPeopleSummary> AddPeople(CallOptions options)
    {
        var summary = new TaskCompletionSource<AddPeopleSummary>();
        return ClientStreamingCall<Person, AddPeopleSummary>.Create(
            write: (person, _) =>
            {
                Added.Add(person);
                return default;
            },
            complete: () =>
            {
                summary.SetResult(new() { Added = Added.Count });
                return default;
            },
            summary.Task);
    }

    public DuplexStreamingCall<ChatMessage, ChatMessage> Chat(CallOptions options) => throw new NotSupportedException();
}
