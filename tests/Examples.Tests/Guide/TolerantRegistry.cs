using People.V1;
using ProtoGen.Grpc;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>A streaming method in its second form, and metadata on the server.</summary>
public sealed class TolerantRegistry : PeopleService.PeopleServiceBase
{
    public override async ValueTask ListPeople(Empty request, IServerStreamWriter<Person> responses, ServerCallContext context)
    {
        foreach (var id in (string[])["p1", "broken", "p2"])
        {
            try
            {
                await responses.WriteAsync(Load(id), context.CancellationToken);
            }
            catch (InvalidDataException)
            {
                context.ResponseTrailers.Add("x-skipped", id);
            }
        }
    }

    public override async ValueTask<Person> GetPerson(GetPersonRequest request, ServerCallContext context)
    {
        string? tenant = context.RequestHeaders.GetValue("x-tenant");
        if (tenant is null)
            throw new RpcException(new Status(StatusCode.Unauthenticated, "Which tenant?"), new Metadata { { "x-help", "send x-tenant" } });

        await context.WriteResponseHeadersAsync(new Metadata { { "x-served-for", tenant } });
        context.ResponseTrailers.Add("x-cost", "3");
        return Load(request.Id);
    }

    private static Person Load(string id) => id == "broken" ? throw new InvalidDataException() : new Person { Id = id };
}
