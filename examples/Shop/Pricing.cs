using ProtoGen.Grpc;
using Shop.V1;

namespace ShopExample;

/// <summary>What an order costs.</summary>
internal static class Pricing
{
    /// <summary>The sum of the lines less the discount.</summary>
    /// <exception cref="RpcException">InvalidArgument: currencies are mixed, or the discount is not one.</exception>
    public static Money Total(in Order order)
    {
        var currency = order.Lines[0].ProductOrDefault.PriceOrDefault.CurrencyCode;
        long sum = 0;
        foreach (ref readonly var line in order.Lines)
        {
            ref readonly var price = ref line.ProductOrDefault.PriceOrDefault;
            if (price.CurrencyCode != currency)
                throw Invalid("An order cannot mix currencies.");
            sum = checked(sum + price.MinorUnits * line.Quantity);
        }

        return new() { CurrencyCode = currency, MinorUnits = sum - Math.Min(sum, Discount(order, sum, currency)) };
    }

    private static long Discount(in Order order, long sum, string currency) => order.DiscountCase switch
    {
        Order.DiscountOneofCase.None => 0,
        Order.DiscountOneofCase.PercentOff when order.PercentOff is >= 1 and <= 100 and var percent => sum * percent / 100,
        Order.DiscountOneofCase.AmountOff when order.AmountOffOrDefault.CurrencyCode == currency => order.AmountOffOrDefault.MinorUnits,
        Order.DiscountOneofCase.Coupon when order.CouponOrDefault.Code == "WELCOME" => sum / 4,
        _ => throw Invalid($"The discount {order.DiscountCase} cannot be given."),
    };

    private static RpcException Invalid(string detail) => new(StatusCode.InvalidArgument, detail);
}
