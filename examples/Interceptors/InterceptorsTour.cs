using Calc.V1;
using Examples.Common;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;
using ProtoGen.Rpc;

namespace InterceptorsExample;

/// <summary>The client: the same service through different interceptors.</summary>
internal static class InterceptorsTour
{
    public static async Task RunAsync(GrpcChannel channel, Story story, CancellationToken cancellationToken)
    {
        var logging = new ClientLoggingInterceptor(story);
        Calculator.ICalculatorClient calculator = new Calculator.CalculatorClient(channel.Intercept(logging, new ClientBearerInterceptor($"ada-{Guid.NewGuid():N}")));

        story.Chapter("All four shapes go through the same interceptors");
        using var divide = calculator.DivideAsync(new() { Dividend = 42, Divisor = 6 }, cancellationToken: cancellationToken);
        story.Expect((await divide).Quotient == 7, "42 / 6 = 7");
        story.Expect(divide.GetTrailers().GetValue(TimingInterceptor.Trailer) is not null, "the server says how long it took");
        using var count = calculator.Count(new() { To = 3 }, cancellationToken: cancellationToken);
        List<int> numbers = [];
        await foreach (var response in count)
            numbers.Add(response.Number);
        story.Expect(numbers is [1, 2, 3] && count.GetTrailers().GetValue(TimingInterceptor.Trailer) is not null, "counted to 3, and timed to the end of the stream");
        story.Expect((await calculator.SumAsync(Numbers(3, n => new SumRequest { Number = n }), cancellationToken: cancellationToken)).Sum == 6, "1 + 2 + 3 = 6");
        List<long> squares = [];
        await foreach (var response in calculator.SquareAsync(Numbers(3, n => new SquareRequest { Number = n }), cancellationToken: cancellationToken))
            squares.Add(response.Square);
        story.Expect(squares is [1, 4, 9], "squares come back while numbers go out");

        story.Chapter("Exceptions become statuses");
        await story.ExpectStatusAsync(StatusCode.OutOfRange, "a division by zero", async () => await calculator.DivideAsync(new() { Dividend = 1 }, cancellationToken: cancellationToken));
        try
        {
            await foreach (var response in calculator.Count(new() { To = -1 }, cancellationToken: cancellationToken))
                story.Expect(false, $"nothing is counted, but {response.Number} was");
        }
        catch (RpcException exception)
        {
            story.Expect(exception.TryGetDetail<BadRequest>(out var bad) && bad.FieldViolations[0].Field == "request.To", $"the wrong argument is named: {exception.StatusCode}");
        }

        story.Chapter("Nobody gets in without a token");
        var stranger = new Calculator.CalculatorClient(channel.Intercept(logging));
        await story.ExpectStatusAsync(StatusCode.Unauthenticated, "a stranger", async () => await stranger.DivideAsync(new() { Dividend = 1, Divisor = 1 }, cancellationToken: cancellationToken));

        story.Chapter("Nor too often");
        var greedy = new Calculator.CalculatorClient(channel.Intercept(new ClientBearerInterceptor($"greedy-{Guid.NewGuid():N}")));
        var (served, refused) = (0, 0);
        for (var i = 0; i < RateLimitInterceptor.CallsPerMinute + 5; i++)
        {
            try
            {
                await greedy.DivideAsync(new() { Dividend = i, Divisor = 1 }, cancellationToken: cancellationToken);
                served++;
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.ResourceExhausted && exception.TryGetDetail<RetryInfo>(out _))
            {
                refused++;
            }
        }

        story.Expect((served, refused) == (RateLimitInterceptor.CallsPerMinute, 5), $"{served} calls served, {refused} refused");
    }

    private static async IAsyncEnumerable<T> Numbers<T>(int count, Func<int, T> make)
    {
        await Task.Yield();
        for (var i = 1; i <= count; i++)
            yield return make(i);
    }
}
