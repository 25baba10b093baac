using Calc.V1;
using ProtoGen.Grpc;

namespace InterceptorsExample;

/// <summary>The service: nothing but its task. It throws what such code throws, and knows neither users nor limits.</summary>
public sealed class PlainCalculator : Calculator.CalculatorBase
{
    public override ValueTask<DivideResponse> Divide(DivideRequest request, ServerCallContext context) =>
        new(new DivideResponse { Quotient = request.Dividend / request.Divisor });

    public override async IAsyncEnumerable<CountResponse> Count(CountRequest request, ServerCallContext context)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.To);
        await Task.Yield();
        for (var i = 1; i <= request.To; i++)
            yield return new CountResponse { Number = i };
    }

    public override async ValueTask<SumResponse> Sum(IAsyncEnumerable<SumRequest> requests, ServerCallContext context)
    {
        var sum = 0L;
        await foreach (var request in requests)
            sum += request.Number;
        return new SumResponse { Sum = sum };
    }

    public override async IAsyncEnumerable<SquareResponse> Square(IAsyncEnumerable<SquareRequest> requests, ServerCallContext context)
    {
        await foreach (var request in requests)
            yield return new SquareResponse { Square = (long)request.Number * request.Number };
    }
}
