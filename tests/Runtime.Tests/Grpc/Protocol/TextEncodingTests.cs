using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Tests.Grpc.Protocol;

public sealed class TextEncodingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain ~!#$&'()*+,-./:;<=>?@[\\]^_`{|}", "plain ~!#$&'()*+,-./:;<=>?@[\\]^_`{|}")]
    [InlineData("100%", "100%25")]
    [InlineData("\r\n\t\0\u007f", "%0D%0A%09%00%7F")]
    [InlineData("café", "caf%C3%A9")]
    [InlineData("\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n", "%09%0Atest with whitespace%0D%0Aand Unicode BMP %E2%98%BA and non-BMP %F0%9F%98%88%09%0A")]
    public void AMessageIsPercentEncodedAndBack(string text, string encoded)
    {
        Assert.Equal(encoded, PercentEncoding.Encode(text));
        Assert.Equal(text, PercentEncoding.Decode(encoded));
    }

    [Theory]
    [InlineData("%", "%")]
    [InlineData("%4", "%4")]
    [InlineData("%zz", "%zz")]
    [InlineData("%%41", "%A")]
    [InlineData("%+1", "%+1")]
    [InlineData("a%C3", "a\uFFFD")]
    [InlineData("%ff%41", "\uFFFDA")]
    [InlineData("caf%c3%a9", "café")]
    [InlineData("é%41", "éA")]
    public void BrokenEscapesNeverFail(string text, string expected) => Assert.Equal(expected, PercentEncoding.Decode(text));

    [Fact]
    public void ALoneSurrogateIsReplaced() => Assert.Equal("%EF%BF%BD", PercentEncoding.Encode("\ud800"));

    [Theory]
    [InlineData(new byte[0], "")]
    [InlineData(new byte[] { 0 }, "AA")]
    [InlineData(new byte[] { 0, 1 }, "AAE")]
    [InlineData(new byte[] { 0, 1, 2 }, "AAEC")]
    [InlineData(new byte[] { 251, 255, 254 }, "+//+")]
    public void BinaryValuesAreSentUnpaddedAndAcceptedEitherWay(byte[] value, string text)
    {
        Assert.Equal(text, BinaryMetadata.Encode(value));
        Assert.True(BinaryMetadata.TryDecode(text, out var back));
        Assert.Equal(value, back);
        Assert.True(BinaryMetadata.TryDecode(text.PadRight((text.Length + 3) / 4 * 4, '='), out back));
        Assert.Equal(value, back);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("AAAAA")]
    [InlineData("AA=")]
    [InlineData("AAA==")]
    [InlineData("AAAA=")]
    [InlineData("=")]
    [InlineData("AA==AA==")]
    [InlineData("A A=")]
    [InlineData("-_-_")]
    [InlineData("AA\n=")]
    public void MalformedBase64IsRefused(string text) => Assert.False(BinaryMetadata.TryDecode(text, out _));

    [Fact]
    public void LongBinaryValuesGoThrough()
    {
        for (var length = 180; length < 200; length++)
        {
            var value = new byte[length];
            new Random(length).NextBytes(value);
            Assert.True(BinaryMetadata.TryDecode(BinaryMetadata.Encode(value), out var back));
            Assert.Equal(value, back);
        }
    }

    [Theory]
    [InlineData("application/grpc", true)]
    [InlineData("application/grpc+proto", true)]
    [InlineData("application/grpc; charset=utf-8", true)]
    [InlineData("Application/GRPC", true)]
    [InlineData("application/grpc-web", false)]
    [InlineData("application/grpc-web+proto", false)]
    [InlineData("application/grpcx", false)]
    [InlineData("application/json", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void OnlyGrpcContentTypesAre(string? contentType, bool expected) => Assert.Equal(expected, GrpcHeaders.IsGrpcContentType(contentType));

    [Fact]
    public void EveryStatusCodeGoesThereAndBack()
    {
        foreach (var code in Enum.GetValues<StatusCode>())
        {
            Assert.Equal(new Status(code, "é"), StatusTrailers.Parse(StatusTrailers.FormatCode(code), StatusTrailers.FormatMessage("é")));
        }

        Assert.Equal(17, Enum.GetValues<StatusCode>().Length);
        Assert.Null(StatusTrailers.FormatMessage(""));
        Assert.Equal("2", StatusTrailers.FormatCode((StatusCode)99));
    }

    [Theory]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("-1")]
    [InlineData("000")]
    [InlineData("1 ")]
    [InlineData("OK")]
    public void AStatusThatCannotBeReadIsUnknownAndKeepsItsMessage(string code)
    {
        var status = StatusTrailers.Parse(code, "why");

        Assert.Equal(StatusCode.Unknown, status.StatusCode);
        Assert.EndsWith("why", status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Http2ErrorCodesAreMapped()
    {
        StatusCode[] expected =
        [
            StatusCode.Internal, StatusCode.Internal, StatusCode.Internal, StatusCode.Internal, StatusCode.Internal, StatusCode.Unknown, StatusCode.Internal,
            StatusCode.Unavailable, StatusCode.Cancelled, StatusCode.Internal, StatusCode.Internal, StatusCode.ResourceExhausted, StatusCode.PermissionDenied, StatusCode.Unknown,
        ];
        Assert.Equal(expected, Enumerable.Range(0, 14).Select(code => StatusMapping.FromHttp2Error(code)));
        Assert.Equal(StatusCode.Unknown, StatusMapping.FromHttp2Error(long.MaxValue));
    }
}
