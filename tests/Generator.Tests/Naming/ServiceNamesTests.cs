using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Tests.Harness;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Tests.Naming;

public class ServiceNamesTests
{
    [Fact]
    public void EveryNameOfAService()
    {
        ServiceDescriptor service = Service("service Users { rpc GetUser(M) returns (M); rpc List(M) returns (stream M); }");
        ServiceNames names = new CSharpNames().Service(service);

        Assert.Equal(("Users", "UsersBase", "UsersClient", "IUsersClient", "UsersClientExtensions"),
            (names.Class, names.Base, names.Client, names.Interface, names.Extensions));
        Assert.Equal(new MethodNames("GetUser", "GetUserAsync", "s_getUser"), names[service.Methods[0]]);
        Assert.Equal(new MethodNames("List", "", "s_list"), names[service.Methods[1]]);
    }

    [Fact]
    public void AsyncStepsAsideForAnRpcOfThatName()
    {
        ServiceDescriptor service = Service("service S { rpc Chat(stream M) returns (stream M); rpc ChatAsync(M) returns (M); }");
        ServiceNames names = new CSharpNames().Service(service);

        Assert.Equal(["Chat", "ChatAsync"], service.Methods.Select(method => names[method].Name));
        Assert.Equal(["ChatAsync_", "ChatAsyncAsync"], service.Methods.Select(method => names[method].Async));
    }

    [Theory]
    [InlineData("ToString", "ToString_")]
    [InlineData("GetHashCode", "GetHashCode_")]
    [InlineData("Equals", "Equals_")]
    [InlineData("SBase", "SBase_")]
    [InlineData("SClient", "SClient_")]
    [InlineData("ISClient", "ISClient_")]
    [InlineData("SClientExtensions", "SClientExtensions_")]
    [InlineData("S", "S_")]
    [InlineData("_invoker", "_invoker_")]
    [InlineData("class", "@class")]
    [InlineData("get_Foo", "get_Foo")]
    [InlineData("Bind", "Bind")]
    public void AnRpcStepsAsideForMembersOfEveryObjectAndForTheTypesThatHoldIt(string rpc, string expected)
    {
        ServiceDescriptor service = Service($"service S {{ rpc {rpc}(M) returns (M); }}");

        Assert.Equal(expected, new CSharpNames().Service(service)[service.Methods[0]].Name);
    }

    [Fact]
    public void RpcsThatDifferInCaseOnlyHaveFieldsOfTheirOwn()
    {
        ServiceDescriptor service = Service("service S { rpc Get(M) returns (M); rpc get(M) returns (M); }");
        ServiceNames names = new CSharpNames().Service(service);

        Assert.Equal(["s_get", "s_get_"], service.Methods.Select(method => names[method].Field));
    }

    [Fact]
    public void AServiceNamedLikeItsConstantIsRenamed() =>
        Assert.Equal("ServiceName_", new CSharpNames().Service(Service("service ServiceName { }")).Class);

    [Fact]
    public void TheExtensionsClassStepsAsideForAMessage() =>
        Assert.Equal("SClientExtensions_", new CSharpNames().Service(Service("message SClientExtensions { } service S { }")).Extensions);

    private static ServiceDescriptor Service(string proto) => Linked.File("syntax = \"proto3\"; message M { } " + proto).Services[0];
}
