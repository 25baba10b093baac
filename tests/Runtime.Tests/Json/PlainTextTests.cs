using System.Text.Encodings.Web;
using ProtoGen.Json;

namespace ProtoGen.Tests.Json;

/// <summary>What is taken for plain is what the encoder leaves alone.</summary>
public sealed class PlainTextTests
{
    [Fact]
    public void NothingIsPlainThatTheEncoderEscapes()
    {
        int known = 0;
        for (int c = 0; c <= char.MaxValue; c++)
        {
            string text = $"{(char)c}";
            if (!PlainText.IsKnown(text))
                continue;
            known++;
            Assert.Equal(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text));
        }
        Assert.True(known > 30_000);
    }

    [Theory]
    [InlineData('\n')]
    [InlineData('"')]
    [InlineData('\\')]
    [InlineData('\u00ad')]
    [InlineData('\u2028')]
    [InlineData('\ud800')]
    [InlineData('\ufffe')]
    public void OneCharThatIsNotPlainIsFoundAnywhere(char c)
    {
        for (int length = 1; length <= 40; length++)
        {
            string plain = new('ж', length);
            Assert.True(PlainText.IsKnown(plain));
            for (int i = 0; i < length; i++)
                Assert.False(PlainText.IsKnown(plain[..i] + c + plain[(i + 1)..]));
        }
    }
}
