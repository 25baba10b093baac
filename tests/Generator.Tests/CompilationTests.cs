using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests;

/// <summary>Every valid .proto yields C# that compiles without a warning, and a wrong one yields no error but its own.</summary>
public class CompilationTests
{
    private static readonly string[] _breakers =
    [
        // A field named like a fixed member, like its message, like a derived name.
        """
        message Names {
          optional string types = 1; optional string parse = 2; optional string phone = 3; optional string phone_or_default = 4;
          optional string names = 5; optional string equals = 6; optional string descriptor = 7; optional string has_phone = 8;
          optional string phone_field_number = 9; optional string get_hash_code = 10; optional string to_string = 11; optional string _ = 12;
          optional string system = 13; optional string proto_gen = 14; optional string unknown_fields = 15; optional string merge = 16;
          optional string hash = 17; optional string message = 18; optional string value = 19; optional string tag = 20; optional string state = 21;
          oneof kind { string none = 30; int32 kind_case = 31; string clear_kind = 32; }
        }
        """,
        // Types named like members, keywords and our own containers.
        """
        message Types { message Types { enum Types { A = 0; } optional Types t = 1; } optional Types types = 1; }
        message Descriptor { optional Descriptor descriptor = 1; }
        message Equals { enum ToString { X = 0; } message GetHashCode { } }
        message class { optional class class = 1; message record { optional record record = 1; } }
        message record { } message required { } message scoped { } message var { } message dynamic { } message file { } message field { }
        message partial { } message async { } message await { } message nameof { } message extension { } message nint { } message notnull { }
        message unmanaged { } message where { } message yield { } message global { } message value { } message _ { } message __ { }
        message string { message int { } }
        enum bool_ { Y = 0; } enum object { Z = 0; }
        """,
        // Named like the accessors and operators that C# makes.
        """
        message get_Phone { optional string phone = 1; optional string Phone = 2; } message set_Types { optional string types = 1; } message get_Descriptor { }
        message set_UnknownFields { optional string get_unknown_fields = 1; } message op_Equality { optional op_Equality op_inequality = 1; } message op_Inequality { }
        """,
        // Without a package, names of the namespaces that generated code starts from.
        """
        message System { optional int32 System = 1; } message ProtoGen { optional System s = 1; } enum Microsoft { M = 0; } message pgen { }
        """,
        // Names that differ in case or underscores only.
        """
        message Cases { optional int32 foo_bar = 1; optional int32 fooBar = 2; optional int32 FooBar = 3; optional int32 foobar = 4; optional int32 FOOBAR = 5; }
        message cases { } message CASES { }
        enum Alias { option allow_alias = true; ALIAS_A = 0; A = 0; ALIAS_1 = 1; ALIAS__1 = 1; }
        """,
        // Numbers at the edges.
        """
        message Edges { optional int32 first = 1; optional string last = 536870911; repeated sint64 many = 18999; }
        enum Extremes { ZERO = 0; LOW = -2147483648; HIGH = 2147483647; }
        """,
        // Extensions named like their class, their message, members of object and each other; a class and a message that want one name.
        """
        message Extensible { extensions 100 to max; optional string extensions = 1; optional string get_extension = 2; extend Extensible { optional Extensible extensible = 100; optional int32 Extensions = 101; optional int32 extensions_ = 102; } }
        message Extensions { extensions 4 to max; extend Extensions { optional Extensions extensions = 4; repeated Extensions get_type = 5; } }
        message BreakerExtensions { message TValue { } extend Extensible { optional TValue t_value = 110; optional string equals = 111; optional string class = 112; } }
        message TValue { extensions 1 to 10; } message TElement { extend TValue { optional TElement t_element = 1; repeated TElement TElement = 2; } }
        extend Extensible { optional int32 breaker_extensions = 120; optional int32 breakerExtensions = 121; optional BreakerExtensions breaker = 122; repeated bool string = 123; }
        """,
        // Deprecated everywhere.
        """
        message Old { option deprecated = true; optional Older older = 1 [deprecated = true]; repeated OldEnum e = 2 [deprecated = true]; oneof o { string a = 3 [deprecated = true]; } }
        message Older { option deprecated = true; map<string, Old> olds = 1 [deprecated = true]; }
        enum OldEnum { option deprecated = true; OLD = 0 [deprecated = true]; }
        """,
    ];

    public static TheoryData<int, string> Breakers
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (int i = 0; i < _breakers.Length; i++)
            {
                data.Add(i, "syntax = \"proto2\";");
                // Names that are equal in JSON are a warning in proto2 only.
                if (!_breakers[i].Contains("foo_bar", StringComparison.Ordinal))
                    data.Add(i, "edition = \"2023\";");
                data.Add(i, "syntax = \"proto2\"; package some_package.v1;");
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Breakers))]
    public void EveryValidNameCompiles(int index, string head)
    {
        string text = _breakers[index];
        if (head.Contains("edition", StringComparison.Ordinal))
            text = text.Replace("optional ", "", StringComparison.Ordinal);

        AssertCompiles(GeneratorHarness.Run(("breaker.proto", head + text)));
    }

    [Theory]
    [InlineData("message M { int32 a = 1; int32 b = 1; int32 c = 2; }")]
    [InlineData("message M { int32 a = 1; string a = 2; } message M { bytes c = 1; }")]
    [InlineData("message M { Missing a = 1; map<string, Missing> b = 2; oneof o { Missing c = 3; string d = 4; } oneof p { Missing e = 5; } }")]
    [InlineData("message M { oneof o { int32 a = 1; int32 b = 1; string c = 2; } }")]
    [InlineData("message M { int32 a = 0; int32 b = 536870912; int32 c = 19000; int32 d = -1; int32 e = 99999999999; }")]
    [InlineData("enum E { A = 0; A = 1; B = 1; } message M { E e = 1; } enum E { C = 0; }")]
    [InlineData("enum E { } message M { E e = 1; repeated E f = 2; }")]
    [InlineData("message M { int32 a = 1 [default = 5]; string b = 2 [json_name = \"a\"]; required int32 c = 3; group G = 4 { } }")]
    [InlineData("message M { int32 = 1; string ; message { int32 a = 1; } a b c = 4; } enum { A = 0; }")]
    [InlineData("message M { map<float, M> a = 1; map<M, string> b = 2; repeated map<string, string> c = 3; }")]
    [InlineData("service S { rpc A(Missing) returns (M); rpc B(M) returns (M); rpc B(M) returns (M); } message M { }")]
    public void WhatIsGeneratedOfAWrongFileCompiles(string text)
    {
        var harness = new GeneratorHarness(new ProtoFile("wrong.proto", "syntax = \"proto3\"; " + text, GrpcServices: "None"));

        GeneratorRun run = harness.Run();

        Assert.Contains(run.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Compile().Select(diagnostic => diagnostic.ToString()));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Client", "Internal")]
    [InlineData("Server", "Public")]
    public void EveryShapeOfServiceCompiles(string services, string access)
    {
        const string Text = """
            syntax = "proto3";
            package shapes.v1;
            message M { string id = 1; }
            service S {
              rpc Unary(M) returns (M);
              rpc Down(M) returns (stream M);
              rpc Up(stream M) returns (M);
              rpc Both(stream M) returns (stream M);
              rpc BothAsync(M) returns (M);
              rpc UpAsync(stream M) returns (M);
              rpc Old(M) returns (M) { option deprecated = true; }
              rpc ToString(M) returns (M); rpc Equals(M) returns (stream M); rpc GetHashCode(stream M) returns (stream M); rpc SBase(M) returns (M);
              rpc class(M) returns (M); rpc unary(M) returns (M); rpc _invoker(M) returns (M); rpc get_Foo(M) returns (M); rpc S(M) returns (M); rpc _(M) returns (M);
              rpc s_unary(M) returns (M); rpc s_down(stream M) returns (stream M); rpc S_Both(M) returns (M);
              rpc Bind(M) returns (M); rpc ISClient(M) returns (M); rpc ServiceName(M) returns (M); rpc M(M) returns (M); rpc GetAwaiter(M) returns (M);
            }
            service ServiceName { option deprecated = true; rpc ServiceName(M) returns (M); }
            service Empty { }
            service record { rpc request(stream M) returns (M); rpc context(M) returns (stream M); rpc client(M) returns (M); rpc headers(M) returns (stream M); }
            message SClientExtensions { }
            """;

        // Inside a service that has an rpc M, the bare name would be the rpc.
        string text = Text.Replace("(M)", "(.shapes.v1.M)", StringComparison.Ordinal).Replace("stream M", "stream .shapes.v1.M", StringComparison.Ordinal);
        AssertCompiles(new GeneratorHarness(new ProtoFile("shapes.proto", text, GrpcServices: services, Access: access)).Run());
    }

    [Fact]
    public void TheClientAndTheBaseReadAsTheContractShows()
    {
        var harness = new GeneratorHarness(new ProtoFile("users.proto", """
            syntax = "proto3";
            package people.v1;
            message User { string id = 1; }
            service Users {
              rpc GetUser(User) returns (User);
              rpc ListUsers(User) returns (stream User);
              rpc UploadUsers(stream User) returns (User);
              rpc Chat(stream User) returns (stream User);
            }
            """));
        harness.AddCSharp("""
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using People.V1;
            using ProtoGen.Grpc;
            using ProtoGen.Grpc.Client;

            public sealed class Server : Users.UsersBase
            {
                public override ValueTask<User> GetUser(User request, ServerCallContext context) => new(request);
                public override async IAsyncEnumerable<User> ListUsers(User request, ServerCallContext context) { await Task.Yield(); yield return request; }
                public override async ValueTask<User> UploadUsers(IAsyncEnumerable<User> requests, ServerCallContext context) { await foreach (User user in requests) return user; return default; }
                public override async ValueTask Chat(IAsyncEnumerable<User> requests, IServerStreamWriter<User> responses, ServerCallContext context) { await foreach (User user in requests) await responses.WriteAsync(user); }
            }

            public static class Caller
            {
                public static async Task Run(Users.IUsersClient client, GrpcChannel channel, CallInvoker invoker, IAsyncEnumerable<User> users, CancellationToken token)
                {
                    User user = await client.GetUserAsync(new() { Id = "1" }, deadline: DateTime.UtcNow.AddSeconds(2));
                    user = await client.GetUserAsync(user, new CallOptions());
                    user = client.GetUser(user, cancellationToken: token);
                    await foreach (User each in client.ListUsers(user)) Console.WriteLine(each.Id);
                    User summary = await client.UploadUsersAsync(users);
                    using ClientStreamingCall<User, User> upload = client.UploadUsers();
                    using DuplexStreamingCall<User, User> chat = client.Chat(headers: new Metadata());
                    await foreach (User each in client.ChatAsync(users, cancellationToken: token)) Console.WriteLine(each.Id);
                    Users.UsersClient concrete = new(channel);
                    _ = await concrete.GetUserAsync(user);
                    _ = new Users.UsersClient(invoker).ListUsers(user, default);
                    Console.WriteLine(Users.ServiceName + summary.Id);
                }
            }

            public sealed class Fake : Users.IUsersClient
            {
                public UnaryCall<User> GetUserAsync(User request, CallOptions options) => request;
                public ServerStreamingCall<User> ListUsers(User request, CallOptions options) => throw new NotImplementedException();
                public ClientStreamingCall<User, User> UploadUsers(CallOptions options) => throw new NotImplementedException();
                public DuplexStreamingCall<User, User> Chat(CallOptions options) => throw new NotImplementedException();
            }
            """);

        AssertCompiles(harness.Run());
    }

    private static void AssertCompiles(GeneratorRun run)
    {
        Assert.DoesNotContain(run.DiagnosticLines, line => line.Contains(": error ", StringComparison.Ordinal));
        Assert.NotEmpty(run.Sources);
        Assert.Empty(run.Compile().Select(diagnostic => diagnostic.ToString()));
    }
}
