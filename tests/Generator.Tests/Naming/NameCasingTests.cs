using ProtoGen.Generator.Naming;

namespace ProtoGen.Generator.Tests.Naming;

public class NameCasingTests
{
    // The right sides are what protoc 36.2 --csharp_out wrote for these names.
    [Theory]
    [InlineData("full_name", "FullName")]
    [InlineData("a1b", "A1B")]
    [InlineData("_x", "X")]
    [InlineData("x_", "X")]
    [InlineData("FooBAR", "FooBAR")]
    [InlineData("foo_1bar", "Foo1Bar")]
    [InlineData("foo__bar", "FooBar")]
    [InlineData("fooBar2baz", "FooBar2Baz")]
    [InlineData("_1", "_1")]
    [InlineData("bar_baz", "BarBaz")]
    [InlineData("v1beta2", "V1Beta2")]
    [InlineData("x9y", "X9Y")]
    public void FieldsAndPackagesBecomePascalCaseAsInProtoc(string name, string expected) => Assert.Equal(expected, NameCasing.ToPascalCase(name));

    [Theory]
    [InlineData("Foo", "FOO_BAZ", "Baz")]
    [InlineData("Foo", "FOO_2_BAR", "_2Bar")]
    [InlineData("Foo", "FOO___3", "_3")]
    [InlineData("Foo", "FOO", "Foo")]
    [InlineData("Foo", "foo_lower", "Lower")]
    [InlineData("Foo", "F_O_O_QUX", "Qux")]
    [InlineData("Foo", "HTTP2Server", "Http2Server")]
    [InlineData("FO_O", "FOO_ZIG", "Zig")]
    [InlineData("HTTPCode", "HTTP_CODE_OK", "Ok")]
    [InlineData("HTTPCode", "HTTPCODE_BAD", "Bad")]
    [InlineData("HTTPCode", "HTTP_CODE_", "HttpCode")]
    public void EnumValuesLoseTheirPrefixAsInProtoc(string enumName, string value, string expected) => Assert.Equal(expected, EnumName(enumName, value));

    // protoc takes the prefix off here too and writes Ful and Case; a word that only begins like its enum stays whole with us.
    [Theory]
    [InlineData("Color", "COLORFUL", "Colorful")]
    [InlineData("Camel", "CamelCase", "CamelCase")]
    public void APrefixThatDoesNotEndAtAnUnderscoreStays(string enumName, string value, string expected) => Assert.Equal(expected, EnumName(enumName, value));

    [Theory]
    [InlineData("FullName", "fullName")]
    [InlineData("_1", "_1")]
    [InlineData("", "")]
    public void LowerFirstTouchesOneLetter(string name, string expected) => Assert.Equal(expected, NameCasing.LowerFirst(name));

    private static string EnumName(string enumName, string value) => NameCasing.ShoutyToPascalCase(NameCasing.WithoutEnumPrefix(enumName, value));
}
