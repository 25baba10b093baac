using ProtoGen.EveryValid.Checking;

namespace ProtoGen.EveryValid;

/// <summary>What random schemas have found, each in its smallest form.</summary>
public class NamedCaseTests
{
    [Theory]
    [InlineData("syntax = \"proto3\"; message M { map<string, M> _1 = 1; }")]
    [InlineData("syntax = \"proto3\"; message get_Phone { string phone = 1; } message set_phone { optional string phone = 1; string Phone = 2; } message get_Descriptor { } message op_Equality { }")]
    [InlineData("syntax = \"proto3\"; option csharp_namespace = \"_\"; message M { } message N { M m = 1; }")]
    [InlineData("syntax = \"proto3\"; option csharp_namespace = \"pgen.x\"; message M { bytes b = 1; }")]
    [InlineData("syntax = \"proto3\"; message M { } service S { rpc stream(M) returns (M); rpc s_stream(stream M) returns (stream M); rpc s_streamAsync(M) returns (M); }")]
    [InlineData("syntax = \"proto3\"; package p; message File_x { File_x x = 1; }")]
    public void CompilesAndLoads(string text)
    {
        Verdict verdict = GeneratedProject.Check([("x.proto", text)]);

        Assert.Empty(verdict.Refused);
        Assert.Empty(verdict.Problems);
        Assert.True(verdict.Types > 0);
    }
}
