using Cases.V2;
using ProtoGen.Reflection;
using ProtoGen.Tests.Wire.Support;
using ProtoGen.WellKnownTypes;
using V3 = Cases.V3;

namespace ProtoGen.Tests.Wire.TextFormat;

public sealed class TextEntryPointTests
{
    [Fact]
    public void AGeneratedMessageIsWrittenAndReadAsText()
    {
        V3.Scalars message = Rich.Scalars();
        Assert.Equal(message, V3.Scalars.ParseText(message.ToText()));
        Assert.Equal(Rich.Lists(), V3.Lists.ParseText(Rich.Lists().ToText(new() { SingleLine = true }).Replace("nan", "-nan", StringComparison.Ordinal)));
        Assert.Equal(Rich.Maps().ToText(), V3.Maps.ParseText(Rich.Maps().ToText()).ToText());
        Assert.Equal(Rich.Tree(), V3.Tree.ParseText(Rich.Tree().ToText()));
    }

    [Fact]
    public void TextHasOneFieldPerLine()
    {
        var message = new V3.Scalars { Int32 = 1, String = "a\"\n\u2028é🦜", Bytes = [0, 255, 65], Color = V3.Color.Red, Point = new V3.Point { X = 2 }, Nested = default(V3.Scalars) };

        Assert.Equal(
            """
            int32: 1
            string: "a\"\n\u2028é🦜"
            bytes: "\000\377A"
            color: COLOR_RED
            point {
              x: 2
            }
            nested {
            }

            """,
            message.ToText());
        Assert.Equal("int32: 1 string: \"a\\\"\\n\\u2028é🦜\" bytes: \"\\000\\377A\" color: COLOR_RED point { x: 2 } nested { }", message.ToText(new() { SingleLine = true }));
        Assert.Equal("", default(V3.Scalars).ToText());
    }

    [Fact]
    public void ExtensionsAndAnyAreFoundAroundTheFile()
    {
        Extendable message = Extendable.ParseText("known: 1 [cases.v2.number_extension]: 5 [cases.v2.text_extension]: ['a', 'b'] [cases.v2.inner_extension] { text: 'x' }");
        Assert.Equal(message, Extendable.Parse(WireBuilder.New().Varint(1, 1).Varint(100, 5).Text(101, "a").Text(101, "b").Message(1000, m => m.Text(2, "x")).ToArray()));
        Assert.Contains("[cases.v2.number_extension]: 5\n", message.ToText(), StringComparison.Ordinal);

        var holder = new V3.WellKnown { Any = Any.Pack(new V3.Point { X = 3 }) };
        Assert.Equal("any { [type.googleapis.com/cases.v3.Point] { x: 3 } }", holder.ToText(new() { SingleLine = true }));
        Assert.Equal(holder, V3.WellKnown.ParseText(holder.ToText()));
        var foreign = new V3.WellKnown { Any = Any.Pack(new Inner { Number = 3 }) };
        Assert.Contains("type_url", foreign.ToText(), StringComparison.Ordinal);
        Assert.Contains("number: 3", foreign.ToText(new() { Registry = TypeRegistry.Create(Inner.Descriptor.File) }), StringComparison.Ordinal);
    }

    [Fact]
    public void ABadTextIsRefusedWithItsPlace()
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => V3.Scalars.ParseText("int32: 1\npoint { z: 1 }"));
        Assert.Equal((2, 9), (problem.Line, problem.Column));
        Assert.Equal("cases.v3.Scalars.point: cases.v3.Point has no field 'z' at line 2, column 9.", problem.Message);
        Assert.Equal("cases.v2.Required.text", Assert.Throws<ProtoException>(() => Required.ParseText("number: 1")).Path);
    }
}
