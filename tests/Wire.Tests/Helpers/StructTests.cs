using Google.Protobuf;
using ProtoGen.WellKnownTypes;
using GoogleStruct = Google.Protobuf.WellKnownTypes.Struct;
using GoogleValue = Google.Protobuf.WellKnownTypes.Value;

namespace ProtoGen.Tests.Wire.Helpers;

public sealed class StructTests
{
    [Fact]
    public void AnObjectIsWrittenAsItLooksInJson()
    {
        Struct ours = [new("name", "Ada"), new("age", 36), new("admin", true), new("boss", Value.Null), new("tags", Value.List("a", 1.5, false)), new("home", Value.Object([new("city", "London")]))];
        var theirs = new GoogleStruct
        {
            Fields =
            {
                ["name"] = GoogleValue.ForString("Ada"), ["age"] = GoogleValue.ForNumber(36), ["admin"] = GoogleValue.ForBool(true), ["boss"] = GoogleValue.ForNull(),
                ["tags"] = GoogleValue.ForList(GoogleValue.ForString("a"), GoogleValue.ForNumber(1.5), GoogleValue.ForBool(false)),
                ["home"] = GoogleValue.ForStruct(new GoogleStruct { Fields = { ["city"] = GoogleValue.ForString("London") } }),
            },
        };

        Assert.Equal(theirs, GoogleStruct.Parser.ParseFrom(ours.ToByteArray()));
        Assert.Equal(ours, Struct.Parse(theirs.ToByteArray()));
        Assert.Equal(6, ours.Count);
    }

    [Fact]
    public void ValuesAreReadByKind()
    {
        Value text = "x";
        Value number = 2;
        Value flag = true;
        Value list = ListValue.Create(1, "b");
        Value item = Value.Object([new("k", 1)]);

        Assert.True(text.TryGetString(out string s) && s == "x");
        Assert.True(number.TryGetNumber(out double n) && n == 2);
        Assert.True(flag.TryGetBool(out bool b) && b);
        Assert.True(list.TryGetList(out ListValue l) && l.Count == 2 && l[1] == "b");
        Assert.True(item.TryGetStruct(out Struct o) && o["k"] == 1);
        Assert.False(text.TryGetNumber(out _) || number.TryGetString(out _) || text.TryGetBool(out _) || list.TryGetStruct(out _) || item.TryGetList(out _));
        Assert.False(number.TryGetString(out string none));
        Assert.Equal("", none);
        Assert.Equal(Value.KindOneofCase.ListValue, list.KindCase);
    }

    [Fact]
    public void NullAndNothingDiffer()
    {
        Value fromNull = (string?)null;

        Assert.True(Value.Null.IsNull && fromNull.IsNull);
        Assert.Equal(Value.Null, fromNull);
        Assert.False(default(Value).IsNull);
        Assert.NotEqual(default, Value.Null);
        Assert.Equal(GoogleValue.ForNull().ToByteArray(), Value.Null.ToByteArray());
    }

    [Fact]
    public void FieldsAreFound()
    {
        Struct item = new Dictionary<string, Value> { ["a"] = 1, ["b"] = "two" };

        Assert.True(item.ContainsKey("a"));
        Assert.True(item.TryGetValue("b", out Value b) && b == "two");
        Assert.False(item.TryGetValue("c", out _));
        Assert.Throws<KeyNotFoundException>(() => item["c"]);
        var names = new List<string>();
        foreach ((string name, Value _) in item)
            names.Add(name);
        Assert.Equal(["a", "b"], names);
        double sum = 0;
        foreach (ref readonly Value value in ListValue.Create(1, 2, 3))
            sum += value.NumberValue.GetValueOrDefault();
        Assert.Equal(6, sum);
    }

    [Fact]
    public void EqualityIgnoresOrderAndTheLastOfEqualNamesWins()
    {
        Struct one = [new("a", 1), new("b", Value.List(Value.Null))];
        Struct two = [new("b", Value.List(Value.Null)), new("a", 2), new("a", 1)];

        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, [.. one, new("a", 3)]);
        Assert.NotEqual(ListValue.Create(1, 2), ListValue.Create(2, 1));
        Assert.Equal((Value)double.NaN, (Value)double.NaN);
    }
}
