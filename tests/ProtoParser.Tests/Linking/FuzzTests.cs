using System.Text;

namespace ProtoGen.Parser.Tests.Linking;

/// <summary>Seeded damage to good files: whatever comes in, the compiler answers with diagnostics and descriptors, never with an exception.</summary>
public sealed class FuzzTests
{
    private static readonly string[] _seeds =
    [
        .. BundledProtos.Paths.Where(static path => path.EndsWith("descriptor.proto", StringComparison.Ordinal) || path.Contains("/api.proto", StringComparison.Ordinal) || path.Contains("struct", StringComparison.Ordinal) || path.Contains("features", StringComparison.Ordinal))
            .Select(static path => BundledProtos.TryGet(path, out SourceText text) ? text.Content : ""),
        """
        syntax = "proto2";
        package p.q;
        import "google/protobuf/descriptor.proto";
        message A { optional group G = 1 { optional A a = 1; } map<string, A> m = 2; oneof o { int32 x = 3; } extensions 100 to max [(r) = 1]; reserved 50 to 60; }
        extend A { repeated A e = 100 [packed = false]; }
        extend google.protobuf.ExtensionRangeOptions { optional int32 r = 50000; }
        extend google.protobuf.MessageOptions { optional A opt = 50001; }
        message B { option (opt) = { m { key: "k" value { x: 1 } } [p.q.e]: [{ x: 2 }] }; option (opt).g.a.x = 3; enum E { Z = 0; } optional E z = 1 [default = Z]; }
        service S { rpc R(A) returns (stream B) { option deprecated = true; } }
        """,
        """
        edition = "2024";
        package p;
        option features.field_presence = IMPLICIT;
        export message A { string a = 1 [features.utf8_validation = NONE]; local enum E { E_Z = 0; } E e = 2; A d = 3 [features.message_encoding = DELIMITED]; reserved foo; }
        """,
    ];

    private static readonly string[] _words =
    [
        "message", "enum", "extend", "oneof", "optional", "repeated", "map<int32, A>", "A", ".A", "p.q.A", "int32", "{", "}", ";", "=", "0", "-1", "536870912", "1 to max", "reserved", "extensions",
        "option (opt) = {", "[default = 1]", "features.enum_type = CLOSED", "import \"x.proto\";", "import \"google/protobuf/any.proto\";", "export", "local", "group X = 9 {", "json_name", "true", "\"s\"", "(", ")", "[", "]", "<", ">",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void DamagedFilesYieldDiagnosticsNotExceptions(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 150; round++)
        {
            string text = Damage(random, _seeds[random.Next(_seeds.Length)]);
            string other = Damage(random, _seeds[^1]);
            ProtoCompilation compilation = ProtoCompilation.Compile(["a.proto", "x.proto"], new InMemoryProtoSource([new SourceText("a.proto", text), new SourceText("x.proto", other)]));

            // Every descriptor can be written and every message be worded, errors or not.
            Assert.NotEmpty(compilation.ToDescriptorSet(includeImports: true));
            Assert.All(compilation.Diagnostics, item => Assert.NotEmpty(item.ToString()));
            Assert.Equal(compilation.HasErrors, compilation.Diagnostics.Any(static item => item.Severity == DiagnosticSeverity.Error));
        }
    }

    private static string Damage(Random random, string text)
    {
        var builder = new StringBuilder(text);
        for (int i = random.Next(1, 8); i > 0 && builder.Length > 0; i--)
        {
            int at = random.Next(builder.Length);
            int length = Math.Min(random.Next(1, 40), builder.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    builder.Remove(at, length);
                    break;
                case 1:
                    builder.Insert(at, " " + _words[random.Next(_words.Length)] + " ");
                    break;
                case 2:
                    builder.Insert(random.Next(builder.Length), builder.ToString(at, length));
                    break;
                default:
                    builder[at] = (char)random.Next(32, 127);
                    break;
            }
        }
        return builder.ToString();
    }
}
