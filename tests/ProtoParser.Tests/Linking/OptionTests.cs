using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Tests.Linking;

public sealed class OptionTests
{
    private const string Definitions = """
        syntax = "proto2";
        import public "google/protobuf/descriptor.proto";
        enum Level { LOW = 0; HIGH = 9; }
        message Rule {
          optional int32 max = 1;
          repeated string tags = 2;
          optional Rule nested = 3;
          oneof kind { int32 a = 4; int32 b = 5; }
          extensions 100 to 199;
        }
        extend Rule { optional Level level = 100; }
        extend google.protobuf.MessageOptions {
          optional Rule rule = 50000;
          repeated int32 numbers = 50001;
          optional double ratio = 50002;
        }
        """;

    [Fact]
    public void BuiltInOptionsHaveTheirTypes()
    {
        FileDescriptor file = Linked.Proto3("option csharp_namespace = \"A.B\";\noption optimize_for = SPEED;\nmessage M { option deprecated = true; }");

        Assert.Equal("A.B", file.Options.GetString("csharp_namespace"));
        Assert.Equal("SPEED", file.Options.GetEnum("optimize_for"));
        Assert.True(file.Messages[0].IsDeprecated);
        Assert.Null(file.Options.GetBool("deprecated"));
    }

    [Fact]
    public void CustomOptionsKeepTheOrderInWhichTheyWereWritten()
    {
        FileDescriptor file = Use("option (numbers) = 3; option (rule).nested.max = 1; option (numbers) = -1; option (ratio) = 2;");

        OptionSet options = file.Message("M").Options;
        Assert.Equal(["numbers", "rule", "numbers", "ratio"], options.Values.Select(static value => value.Field.Name));
        Assert.Equal([3, -1], options.Values.Where(static value => value.Field.Name == "numbers").Select(static value => value.Scalar));
        Assert.Equal(1, options.Find("[rule]")!.Message!.Find("nested")!.Message!.Find("max")!.Scalar);
        Assert.Equal(2.0, options.Find("[ratio]")!.Scalar);
    }

    [Fact]
    public void AggregatesMayNestListAndExtend()
    {
        FileDescriptor file = Use("option (rule) = { max: 1 tags: ['a', \"b\"] tags: 'c' nested < max: 2 > [level]: HIGH };");

        OptionSet rule = file.Message("M").Options.Find("[rule]")!.Message!;
        Assert.Equal(["a", "b", "c"], rule.Values.Where(static value => value.Field.Name == "tags").Select(static value => value.Scalar));
        Assert.Equal(2, rule.Find("nested")!.Message!.Find("max")!.Scalar);
        Assert.Equal("HIGH", rule.GetEnum("[level]"));
    }

    [Theory]
    [InlineData("option (rule) = { max: 1 }; option (rule).nested.max = 1; option (rule).max = 2;", "PGEN0402")]
    [InlineData("option (rule).max = 1; option (rule) = { tags: 'a' };", "PGEN0402")]
    [InlineData("option (rule) = { maxx: 1 };", "PGEN0406")]
    [InlineData("option (rule) = { a: 1 b: 2 };", "PGEN0407")]
    [InlineData("option (rule) = 1;", "PGEN0405")]
    [InlineData("option (rule).max = 2147483648;", "PGEN0405")]
    [InlineData("option (rule).max = 'x';", "PGEN0405")]
    [InlineData("option (rule).max.x = 1;", "PGEN0403")]
    [InlineData("option (ruel) = { };", "PGEN0400")]
    [InlineData("option (rule).(Rule) = { };", "PGEN0400")]
    [InlineData("option (.Level) = LOW;", "PGEN0400")]
    [InlineData("option (level) = LOW;", "PGEN0401")]
    public void WrongOptionsAreNamed(string option, string id) =>
        Assert.Equal(id, Linked.Single(Program(option), Definitions).Id);

    [Fact]
    public void AWrongOptionDoesNotTakeTheOthersAway()
    {
        CompiledFile file = Linked.Files(Program("option (rule).max = 'x'; option deprecated = true; option (ratio) = 1;"), Definitions).Find("a.proto")!;

        Assert.Equal(["deprecated", "ratio"], file.Descriptor.Message("M").Options.Values.Select(static value => value.Field.Name));
    }

    [Fact]
    public void OptionsOfTheFileThatDefinesThemWork()
    {
        FileDescriptor file = Linked.Proto2("import \"google/protobuf/descriptor.proto\";\nextend google.protobuf.FieldOptions { optional int32 weight = 50000; }\nmessage M { optional int32 a = 1 [(weight) = 7]; }");

        Assert.Equal(7, file.Field("M.a").Options.Find("[weight]")!.Scalar);
    }

    [Fact]
    public void AnAnyIsExpandedToItsBytes()
    {
        FileDescriptor file = Linked.Proto3("import \"google/protobuf/any.proto\";\nimport \"google/protobuf/descriptor.proto\";\n"
            + "extend google.protobuf.MessageOptions { google.protobuf.Any any = 50000; }\nmessage V { int32 x = 1; }\n"
            + "message M { option (any) = { [type.googleapis.com/V] { x: 150 } }; }");

        OptionSet any = file.Message("M").Options.Find("[any]")!.Message!;
        Assert.Equal("type.googleapis.com/V", any.GetString("type_url"));
        Assert.Equal(new byte[] { 0x08, 0x96, 0x01 }, any.Find("value")!.Scalar);
    }

    [Fact]
    public void FeaturesAreInheritedFromFileToNestedField()
    {
        FileDescriptor file = Linked.Edition("option features.field_presence = IMPLICIT;\nmessage A {\n  message B {\n    int32 a = 1;\n    int32 b = 2 [features.field_presence = EXPLICIT];\n  }\n}");

        Assert.Equal(FieldPresenceFeature.Implicit, file.Field("A.B.a").Features.FieldPresence);
        Assert.Equal(FieldPresenceFeature.Explicit, file.Field("A.B.b").Features.FieldPresence);
        Assert.Same(file.Features, file.Message("A.B").Features);
    }

    private static FileDescriptor Use(string options) => Linked.Valid(Program(options), Definitions);

    private static string Program(string options) => "syntax = \"proto2\";\nimport \"b.proto\";\nmessage M {\n  " + options + "\n}\n";
}
