using Xunit;

namespace ProtoGen.Consumer.Tests;

/// <summary>A strict project: every rule of the SDK, Roslynator, documentation, warnings as errors. Ordinary use of generated code must not set anything off.</summary>
public class AnalyzerTests
{
    private const string Strict = """
        <Project>
          <PropertyGroup>
            <AnalysisMode>All</AnalysisMode>
            <AnalysisLevel>latest</AnalysisLevel>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Roslynator.Analyzers" Version="5.0.1" PrivateAssets="all" />
          </ItemGroup>
        </Project>
        """;

    private const string Proto = """
        syntax = "proto3";
        package shop.v1;
        import "google/protobuf/timestamp.proto";
        import "google/protobuf/wrappers.proto";

        // An order. See [Item][shop.v1.Item] and `Order.items`, whose `quantity` counts.
        message Order {
          // The id; `Status` says how far it is.
          string id = 1;
          Status status = 2;
          repeated Item items = 3;
          map<string, string> labels = 4;
          google.protobuf.Timestamp created = 5;
          google.protobuf.Int32Value rank = 6;
          optional string note = 7;
          oneof payment {
            string card = 8;
            Cash cash = 9;
          }
          bytes picture = 10;
          double total = 11;
          message Cash { int64 cents = 1; }
          string old_id = 12 [deprecated = true];
        }

        enum Status {
          STATUS_UNSPECIFIED = 0;
          STATUS_PAID = 1;
          STATUS_LOST = 2 [deprecated = true];
        }

        message Item {
          string sku = 1;
          int32 quantity = 2;
        }

        service Orders {
          rpc Get(Item) returns (Order);
          rpc List(Item) returns (stream Order);
          rpc Add(stream Item) returns (Order);
          rpc Chat(stream Item) returns (stream Order);
        }
        """;

    private const string Program = """
        using System.Diagnostics;
        using ProtoGen;
        using ProtoGen.Grpc;
        using ProtoGen.Grpc.Client;
        using Shop.V1;
        using Status = Shop.V1.Status;

        namespace Shop.App;

        internal static class Program
        {
            private static async Task Main()
            {
                Order order = Messages.Make("o-1");
                Debug.WriteLine(Messages.Describe(order));
                Debug.WriteLine(Messages.Describe(Messages.Copy(order)));
                using var channel = GrpcChannel.ForAddress(new Uri("http://localhost:5000"));
                await Calls.RunAsync(new Orders.OrdersClient(channel), CancellationToken.None).ConfigureAwait(false);
                OrderService service = new();
                Debug.WriteLine(service);
            }
        }

        internal static class Messages
        {
            public static Order Make(string id)
            {
                var order = new Order
                {
                    Id = id,
                    Status = Status.Paid,
                    Items = [new Item { Sku = "a", Quantity = 1 }, new() { Sku = "b", Quantity = 2 }],
                    Labels = [new("color", "red")],
                    Created = DateTimeOffset.UtcNow,
                    Rank = 3,
                    Note = null,
                    Cash = new Order.Types.Cash { Cents = 5 },
                    Picture = ByteString.CopyFrom([1, 2, 3]),
                };
                order.Items = [.. order.Items, new Item { Sku = "c" }];
                order.Total = 12.5;
                return order;
            }

            public static Order Copy(Order order)
            {
                Order copy = order;
                copy.Cash = copy.CashOrDefault with { Cents = 6 };
                byte[] bytes = copy.ToByteArray();
                Order back = Order.Parse(bytes);
                string json = back.ToJson();
                return Order.ParseJson(json) == back ? back : default;
            }

            public static string Describe(Order order)
            {
                int count = 0;
                foreach (ref readonly Item item in order.Items)
                {
                    count += item.Quantity;
                }

                foreach (KeyValuePair<string, string> label in order.Labels)
                {
                    count += label.Value.Length;
                }

                string payment = order.PaymentCase switch
                {
                    Order.PaymentOneofCase.Card => order.CardOrDefault,
                    Order.PaymentOneofCase.Cash when order.Cash is { Cents: > 0 } cash => cash.ToString(),
                    Order.PaymentOneofCase.None => "nothing",
                    _ => "something",
                };
                if (order.HasNote && order.Note is { Length: > 3 })
                {
                    payment += order.Note;
                }

                return payment + count + order.CreatedOrDefault + order.Rank + order.Items.Count + order.Picture.Length;
            }
        }

        internal static class Calls
        {
            public static async Task RunAsync(Orders.IOrdersClient client, CancellationToken token)
            {
                Order order = await client.GetAsync(new Item { Sku = "a" }, deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: token).ConfigureAwait(false);
                await foreach (Order each in client.List(new Item(), cancellationToken: token).ConfigureAwait(false))
                {
                    order = each;
                }

                using ClientStreamingCall<Item, Order> add = client.Add(cancellationToken: token);
                await add.WriteAsync(order.Items[0], token).ConfigureAwait(false);
                await add.CompleteAsync().ConfigureAwait(false);
                order = await add.ConfigureAwait(false);
                try
                {
                    await foreach (Order each in client.ChatAsync(ItemsAsync(order), cancellationToken: token).ConfigureAwait(false))
                    {
                        Debug.WriteLine(each.Id);
                    }
                }
                catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
                {
                    Debug.WriteLine(exception.Status.Detail);
                }
            }

            private static async IAsyncEnumerable<Item> ItemsAsync(Order order)
            {
                await Task.Yield();
                foreach (Item item in order.Items)
                {
                    yield return item;
                }
            }
        }

        internal sealed class OrderService : Orders.OrdersBase
        {
            public override ValueTask<Order> Get(Item request, ServerCallContext context) =>
                request.Sku.Length > 0 ? new(Messages.Make(request.Sku)) : throw new RpcException(new ProtoGen.Grpc.Status(StatusCode.InvalidArgument, "no sku"));

            public override async IAsyncEnumerable<Order> List(Item request, ServerCallContext context)
            {
                await Task.Yield();
                yield return Messages.Make(request.Sku);
            }

            public override async ValueTask<Order> Add(IAsyncEnumerable<Item> requests, ServerCallContext context)
            {
                var items = new RepeatedBuilder<Item>();
                await foreach (Item item in requests.ConfigureAwait(false))
                {
                    items.Add(item);
                }

                return new Order { Items = items.ToRepeated() };
            }

            public override async ValueTask Chat(IAsyncEnumerable<Item> requests, IServerStreamWriter<Order> responses, ServerCallContext context)
            {
                await foreach (Item item in requests.ConfigureAwait(false))
                {
                    await responses.WriteAsync(Messages.Make(item.Sku), context.CancellationToken).ConfigureAwait(false);
                }
            }
        }
        """;

    /// <summary>Shows that the analyzers run: this is theirs to complain about.</summary>
    private const string Careless = """
        namespace Shop.App;

        internal static class Careless
        {
            public static async Task WaitAsync(Task task) => await task;

            public static int Count(in Shop.V1.Order order) => order.Items.Count;
        }
        """;

    [Fact]
    public async Task OrdinaryUseSetsNoAnalyzerOff()
    {
        using var project = new ConsumerProject();
        project.Write("Directory.Build.props", Strict);
        project.Write("protos/shop.proto", Proto);
        project.Write("Program.cs", Program);
        project.Write("Careless.cs", Careless);

        (int exitCode, string output) = await project.DotnetAsync("build");

        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"Careless\.cs\(5,\d+\): error CA2007", output);
        Assert.Matches(@"Careless\.cs\(7,\d+\): error RCS1242", output);
        Assert.DoesNotMatch(@"(?m)^(?!.*Careless\.cs).*(error|warning) [A-Z]+\d+", output);
    }
}
