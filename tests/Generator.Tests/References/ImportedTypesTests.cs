using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.References;

public class ImportedTypesTests
{
    private const string Order = """
        syntax = "proto3";
        package shop;
        import "shared/money.proto";
        message Order {
          shared.Money total = 1;
          repeated shared.Money parts = 2;
          map<string, shared.Wallet.Slot> slots = 3;
          shared.Unit unit = 4;
          shared.Money.Rounding rounding = 5;
          oneof extra { shared.Equals equals = 6; shared.Wallet wallet = 7; }
          map<int32, shared.Unit> units = 8;
        }
        service Store { rpc Buy(shared.Money) returns (stream Order); rpc Fill(stream shared.Wallet.Slot) returns (shared.Equals); }
        """;

    [Theory]
    [InlineData(ReferenceKind.Image)]
    [InlineData(ReferenceKind.ReferenceAssembly)]
    [InlineData(ReferenceKind.Compilation)]
    public void TypesOfAReferenceAreUsedAndNotGeneratedAgain(ReferenceKind kind)
    {
        GeneratorRun run = SharedFiles.Project("Shop", [SharedFiles.At("order.proto", Order)], SharedFiles.Library().AsReference(kind)).Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Equal(["order.g.cs"], run.Sources.Keys);
        Assert.Contains("global::Contracts.Shared.Wallet.Types.Slot", run.Source, StringComparison.Ordinal);
        Assert.Contains("global::Contracts.Shared.Equals_", run.Source, StringComparison.Ordinal);
        Assert.Contains("global::Contracts.Shared.File_shared_money.Descriptor", run.Source, StringComparison.Ordinal);
        Assert.Empty(run.Compile().Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void PublicImportsOfAReferenceBringTheirTypes()
    {
        GeneratorRun run = SharedFiles.Project("Shop", [SharedFiles.At("order.proto", Order.Replace("shared/money", "shared/all", StringComparison.Ordinal))], SharedFiles.Library().AsReference()).Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Contains("global::Contracts.Shared.Money", run.Source, StringComparison.Ordinal);
        Assert.Empty(run.Compile().Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void ValuesGoThroughThreeAssemblies()
    {
        GeneratorRun contracts = SharedFiles.Library();
        GeneratorRun shop = SharedFiles.Project("Shop",
        [
            SharedFiles.At("order.proto", Order.Replace("import \"shared/money.proto\"", "import public \"shared/money.proto\"", StringComparison.Ordinal)),
            SharedFiles.At("marks.proto", """
                syntax = "proto2"; package shop;
                import "shared/old.proto"; import "shared/money.proto";
                extend shared.old.Ticket { optional shared.Money price = 100; repeated shared.Unit units = 101; }
                message Seat { required shared.old.Ticket ticket = 1; optional shared.old.Kind kind = 2 [default = LATE]; }
                """),
        ], contracts.AsReference()).Run();
        GeneratorHarness app = SharedFiles.Project("App",
            [
                SharedFiles.At("app.proto", """
                    syntax = "proto3"; package app;
                    import "order.proto"; import "marks.proto"; import "google/protobuf/any.proto";
                    message Basket { shop.Order order = 1; shared.Money limit = 2; repeated shop.Seat seats = 3; google.protobuf.Any anything = 4; repeated shared.Wallet wallets = 5; }
                    """),
            ], contracts.AsReference(), shop.AsReference());
        app.AddCSharp("""
            using System.Linq;
            using App;
            using Contracts.Shared;
            using ProtoGen;
            using ProtoGen.Reflection;
            using Shared.Old;
            using Shop;

            public static class Program
            {
                public static string Run()
                {
                    var money = new Money { Currency = "NOK", Units = 5, Rounding = Money.Types.Rounding.Up };
                    var ticket = new Ticket { Seat = "1A" };
                    ticket.SetExtension(MarksExtensions.Price, money);
                    ticket.SetExtension(MarksExtensions.Units, [Unit.Piece]);
                    var slot = new Wallet.Types.Slot { Money = money, Marks = [1, 2, 3] };
                    var basket = new Basket
                    {
                        Order = new Order { Total = money, Parts = [money, default], Slots = [new("s", slot)], Unit = Unit.Piece, Equals_ = new Equals_ { Id = ByteString.CopyFrom([1]) }, Units = [new(3, Unit.Piece)] },
                        Limit = money with { Units = 7 },
                        Seats = [new Seat { Ticket = ticket }],
                        Anything = ProtoGen.WellKnownTypes.Any.Pack(slot),
                        Wallets = [new Wallet { Slots = [slot, slot] }, new Wallet { Named = [new("a", money)] }],
                    };
                    Basket back = Basket.Parse(basket.ToByteArray());
                    TypeRegistry registry = TypeRegistry.Create(Basket.Descriptor.File);
                    string json = back.ToJson(new() { Registry = registry });
                    bool same = back == basket && Basket.ParseJson(json, new() { Registry = registry }) == basket;
                    // One field in several runs, so its array grows: the parse must trim it through the parent of another assembly.
                    byte[] slots = [.. Enumerable.Range(0, 5).SelectMany(index => (byte[])[0x10, (byte)index, 0x0A, 0])];
                    var grown = Order.Parse((byte[])[0x1A, (byte)(2 + slots.Length), 0x12, (byte)slots.Length, .. slots]);
                    bool missing = false;
                    try { Basket.Parse(new Basket { Seats = [new Seat { Ticket = new Ticket() }] }.ToByteArray()); }
                    catch (ProtoException) { missing = true; }
                    FileDescriptor order = Order.Descriptor.File;
                    return string.Join(' ',
                        same,
                        back.SeatsOf(0).GetExtensionOrDefault(MarksExtensions.Price).Units,
                        back.Seats[0].KindOrDefault,
                        string.Join(',', grown.Slots[""].Marks),
                        missing,
                        ReferenceEquals(order.Dependencies[0], Money.Descriptor.File),
                        ReferenceEquals(Order.Descriptor.FindFieldByName("total")!.MessageType, Money.Descriptor),
                        ReferenceEquals(Basket.Descriptor.FindFieldByName("limit")!.MessageType, Money.Descriptor),
                        json);
                }

                private static Ticket SeatsOf(this Basket basket, int index) => basket.Seats[index].TicketOrDefault;
            }
            """);

        string output = LoadedProgram.Run(contracts.Image(), shop.Image(), app.Run().Image());

        Assert.StartsWith("True 5 Late 0,1,2,3,4 True True True True {", output, StringComparison.Ordinal);
        Assert.Contains("\"@type\":\"type.googleapis.com/shared.Wallet.Slot\"", output.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void ANewerBuildOfAReferencedAssemblyFitsWhatWasCompiledAgainstTheOld()
    {
        const string Old = "syntax = \"proto3\"; package lib; message Leaf { int32 id = 1; } message Tree { Leaf leaf = 1; }";
        const string New = "syntax = \"proto3\"; package lib; message Leaf { int32 id = 1; repeated int32 marks = 2; Tree tree = 3; } message Tree { Leaf leaf = 1; repeated Leaf leaves = 2; }";
        GeneratorRun old = SharedFiles.Project("Lib", [SharedFiles.At("lib.proto", Old)]).Run();
        GeneratorHarness app = SharedFiles.Project("App",
            [SharedFiles.At("app.proto", "syntax = \"proto3\"; package app; import \"lib.proto\"; message Own { lib.Leaf leaf = 1; lib.Tree tree = 2; oneof o { lib.Tree other = 3; } }")], old.AsReference());
        app.AddCSharp("""
            public static class Program
            {
                // The elements of a list come between other fields, so its array grows while it is read, and only trimming gives it its length.
                public static string Run()
                {
                    byte[] leaf = [0x10, 1, 0x08, 7, 0x10, 2, 0x08, 7, 0x10, 3, 0x08, 7];
                    byte[] tree = [0x0A, (byte)leaf.Length, .. leaf];
                    byte[] own = [0x0A, (byte)leaf.Length, .. leaf, 0x12, (byte)tree.Length, .. tree, 0x1A, (byte)tree.Length, .. tree];
                    return System.Convert.ToHexString(App.Own.Parse(own).ToByteArray());
                }
            }
            """);
        byte[] user = app.Run().Image();

        const string Leaf = "08071203010203";
        Assert.Equal($"0A07{Leaf}12090A07{Leaf}1A090A07{Leaf}", LoadedProgram.Run(SharedFiles.Project("Lib", [SharedFiles.At("lib.proto", New)]).Run().Image(), user));
    }

    [Fact]
    public void OptionsWithSourceRetentionBindTheImporter()
    {
        GeneratorRun library = SharedFiles.Library(SharedFiles.At("x.proto", """
            syntax = "proto2"; package x;
            message Open { extensions 4 to 9 [declaration = { number: 4 full_name: ".y.allowed" type: "int32" }]; }
            """));

        GeneratorRun run = SharedFiles.Project("User",
            [SharedFiles.At("y.proto", "syntax = \"proto2\"; package y;\nimport \"x.proto\";\nextend x.Open { optional string allowed = 4; }")], library.AsReference()).Run();

        Assert.StartsWith("protos/y.proto(3,", Assert.Single(run.DiagnosticLines), StringComparison.Ordinal);
    }

    [Fact]
    public void CustomOptionsOfAReferenceCanBeUsed()
    {
        GeneratorRun library = SharedFiles.Library(SharedFiles.At("opts.proto", """
            syntax = "proto3"; package opts;
            import "google/protobuf/descriptor.proto";
            message Rule { string text = 1; }
            extend google.protobuf.FieldOptions { Rule rule = 50000; }
            """));
        GeneratorHarness user = SharedFiles.Project("User",
            [SharedFiles.At("use.proto", "syntax = \"proto3\"; package use; import \"opts.proto\"; message M { string a = 1 [(opts.rule).text = \"short\"]; }")], library.AsReference());
        user.AddCSharp("""
            public static class Program
            {
                public static string Run() => Use.M.Descriptor.Fields[0].Options.GetExtensionOrDefault(Opts.OptsExtensions.Rule).Text;
            }
            """);

        Assert.Equal("short", LoadedProgram.Run(library.Image(), user.Run().Image()));
    }

    [Fact]
    public void AFileThatTheReferenceHasIsNotGeneratedAgain()
    {
        GeneratorRun run = SharedFiles.Project("Shop",
            [SharedFiles.At("shared/money.proto", "// A copy.\n" + SharedFiles.Money), SharedFiles.At("order.proto", Order)], SharedFiles.Library().AsReference()).Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Equal(["order.g.cs"], run.Sources.Keys);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void ServicesAreGeneratedWhereTheyAreWantedWhenTheReferenceHasMessagesOnly()
    {
        GeneratorRun library = SharedFiles.Library(SharedFiles.At("shared/money.proto", SharedFiles.Money, services: "None"));

        GeneratorRun run = SharedFiles.Project("Server", [SharedFiles.At("shared/money.proto", SharedFiles.Money, services: "Server")], library.AsReference()).Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Contains("class BankBase", run.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("struct Money", run.Source, StringComparison.Ordinal);
        Assert.Empty(run.Compile().Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void AnotherSchemaUnderTheSamePathIsTheProjectsOwn()
    {
        GeneratorRun run = SharedFiles.Project("Shop",
            [
                SharedFiles.At("shared/old.proto", "syntax = \"proto3\"; package own; message Ticket { }"),
                SharedFiles.At("use.proto", "syntax = \"proto3\"; package own; import \"shared/old.proto\"; message Use { Ticket ticket = 1; }"),
            ], SharedFiles.Library().AsReference()).Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Contains("struct Ticket", run.Sources["shared/old.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void ATypeThatIsNotImportedIsSaidToBeInTheReference()
    {
        GeneratorRun run = SharedFiles.Project("Shop",
            [SharedFiles.At("x.proto", "syntax = \"proto3\"; message X { shared.Money money = 1; }")], SharedFiles.Library().AsReference()).Run();

        Assert.Contains("\"shared/money.proto\"", Assert.Single(run.DiagnosticLines), StringComparison.Ordinal);
    }

    [Fact]
    public void InternalTypesCanBeUsedByFriends()
    {
        var contracts = SharedFiles.Project("Contracts", [SharedFiles.At("shared/money.proto", SharedFiles.Money, access: "Internal")]);
        contracts.AddCSharp("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop\")]");

        GeneratorRun run = SharedFiles.Project("Shop", [SharedFiles.At("order.proto", Order, access: "Internal")], contracts.Run().AsReference()).Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Empty(run.Compile().Select(diagnostic => diagnostic.ToString()));
    }
}
