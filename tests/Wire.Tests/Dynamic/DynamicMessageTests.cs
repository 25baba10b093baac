using Cases.V2;
using ProtoGen.Reflection;
using ProtoGen.Tests.Wire.Support;
using V3 = Cases.V3;

namespace ProtoGen.Tests.Wire.Dynamic;

public sealed class DynamicMessageTests
{
    [Fact]
    public void FieldsAreSetAndReadByName()
    {
        var message = new DynamicMessage(V3.Scalars.Descriptor)
        {
            ["int32"] = -3,
            ["string"] = "text",
            ["bytes"] = ByteString.CopyFrom(1, 2),
            ["double"] = 1.5,
            ["color"] = "COLOR_GREEN",
        };
        message.GetMessage("point")["x"] = 9;

        var expected = new V3.Scalars { Int32 = -3, String = "text", Bytes = [1, 2], Double = 1.5, Color = V3.Color.Green, Point = new V3.Point { X = 9 } };
        Assert.Equal(expected, V3.Scalars.Parse(message.ToByteArray()));
        Assert.Equal(expected, message.To<V3.Scalars>());
        Assert.Equal(message, DynamicMessage.From(in expected));
        Assert.Equal(-3, message["int32"].AsInt32());
        Assert.Equal((int)V3.Color.Green, message["color"].AsEnum());
        Assert.Equal(9, message["point"].AsMessage()["x"].AsInt32());
        Assert.Equal(0L, message["int64"].AsInt64());
        Assert.True(message["nested"].IsNone);
        Assert.Equal(expected.ToString(), message.ToString());
    }

    [Theory]
    [InlineData("int32", 5L)]
    [InlineData("int64", 5)]
    [InlineData("uint32", 5)]
    [InlineData("uint64", 5)]
    [InlineData("fixed64", 5u)]
    [InlineData("sint32", 5ul)]
    public void IntegersOfAnotherWidthAreTakenIfTheyFit(string field, object value)
    {
        var message = new DynamicMessage(V3.Scalars.Descriptor) { [field] = ValueOf(value) };
        Assert.Equal("5", message[field].ToString());
    }

    [Theory]
    [InlineData("int32", 1L << 31)]
    [InlineData("int32", uint.MaxValue)]
    [InlineData("int64", ulong.MaxValue)]
    [InlineData("uint32", -1)]
    [InlineData("uint64", -1L)]
    [InlineData("bool", 1)]
    [InlineData("float", 0.1)]
    [InlineData("double", 1)]
    [InlineData("string", 1)]
    [InlineData("bytes", "text")]
    [InlineData("point", "text")]
    [InlineData("color", "COLOR_MAUVE")]
    [InlineData("color", 1L << 40)]
    public void ValuesThatDoNotFitAreRefused(string field, object value)
    {
        var message = new DynamicMessage(V3.Scalars.Descriptor);
        Assert.Contains(field, Assert.Throws<ArgumentException>(() => message[field] = ValueOf(value)).Message, StringComparison.Ordinal);
        Assert.False(message.Has(field));
    }

    [Fact]
    public void AskingForAnotherKindNamesBoth()
    {
        DynamicValue value = 5;
        Assert.Equal("The value is of kind Int32, not String.", Assert.Throws<InvalidOperationException>(() => value.AsString()).Message);
        Assert.Throws<InvalidOperationException>(() => value.AsInt64());
    }

    [Fact]
    public void PresenceIsWhatTheDescriptorSays()
    {
        var implicitly = new DynamicMessage(V3.Scalars.Descriptor) { ["int32"] = 0, ["string"] = "" };
        Assert.False(implicitly.Has("int32"));
        Assert.Empty(implicitly.ToByteArray());
        implicitly["double"] = -0.0; // not the default, bit by bit
        Assert.True(implicitly.Has("double"));

        var explicitly = new DynamicMessage(V3.Optionals.Descriptor) { ["int32"] = 0 };
        Assert.True(explicitly.Has("int32"));
        Assert.Equal(new V3.Optionals { Int32 = 0 }, explicitly.To<V3.Optionals>());
        explicitly["int32"] = default;
        Assert.False(explicitly.Has("int32"));
    }

    [Fact]
    public void DefaultsAreThoseOfTheFile()
    {
        var message = new DynamicMessage(Defaults.Descriptor);
        Defaults typed = default;

        Assert.Equal(typed.DoubleOrDefault, message["double"].AsDouble());
        Assert.Equal(typed.FloatOrDefault, message["float"].AsFloat());
        Assert.Equal(typed.Int64OrDefault, message["int64"].AsInt64());
        Assert.Equal(typed.Uint64OrDefault, message["uint64"].AsUInt64());
        Assert.Equal(typed.Fixed64OrDefault, message["fixed64"].AsUInt64());
        Assert.Equal(typed.Sfixed32OrDefault, message["sfixed32"].AsInt32());
        Assert.True(message["bool"].AsBool());
        Assert.Equal(typed.StringOrDefault, message["string"].AsString());
        Assert.Equal(typed.BytesOrDefault, message["bytes"].AsBytes());
        Assert.Equal((int)typed.LevelOrDefault, message["level"].AsEnum());
        Assert.Equal((int)Level.Low, message["first_level"].AsEnum());
        Assert.Equal(typed.InfOrDefault, message["inf"].AsDouble());
        Assert.Equal(typed.TinyOrDefault, message["tiny"].AsFloat());
        Assert.Equal(typed.LargestOrDefault, message["largest"].AsFloat());
        Assert.True(double.IsNegative(message["minus_zero"].AsDouble()));
        Assert.True(float.IsNaN(message["float_nan"].AsFloat()));
        Assert.False(message.Has("double"));
    }

    [Fact]
    public void SettingAMemberOfAOneofClearsTheOthers()
    {
        OneofDescriptor pick = Defaults.Descriptor.Oneofs.Single(oneof => oneof.Name == "pick");
        var message = new DynamicMessage(Defaults.Descriptor) { ["one_number"] = 1 };
        message["one_text"] = "two";

        Assert.False(message.Has("one_number"));
        Assert.Equal("one_text", message.GetOneofCase(pick)!.Name);
        Assert.Equal(new Defaults { OneText = "two" }, message.To<Defaults>());
        message.Clear("one_text");
        Assert.Null(message.GetOneofCase(pick));
    }

    /// <summary>As in a parse, and unlike a merge of the message that the data makes: there the other member has left nothing.</summary>
    [Fact]
    public void MergedDataEndsTheMembersOfAOneofOnItsWay()
    {
        var message = new DynamicMessage(V3.Pieces.Descriptor);
        message.GetMessage("chosen").GetList("numbers").AddRange(1, 2);
        byte[] data = [.. new V3.Pieces { Other = 5 }.ToByteArray(), .. new V3.Pieces { Chosen = new V3.LargePiece { Numbers = [3] } }.ToByteArray()];

        message.MergeFrom(data);

        Assert.Equal(new V3.Pieces { Chosen = new V3.LargePiece { Numbers = [3] } }, message.To<V3.Pieces>());
    }

    [Fact]
    public void MalformedDataChangesNothing()
    {
        var message = new DynamicMessage(V3.Pieces.Descriptor) { ["other"] = 1 };
        Assert.Throws<ProtoException>(() => message.MergeFrom([.. new V3.Pieces { Other = 5 }.ToByteArray(), 0xff]));
        Assert.Equal(1, message["other"].AsInt32());
    }

    [Fact]
    public void ListsAndMapsCheckWhatComesIn()
    {
        var message = new DynamicMessage(V3.Lists.Descriptor);
        message.GetList("strings").AddRange("a", "b");
        message.GetList("points").AddMessage()["x"] = 1;
        Assert.Equal(new V3.Lists { Strings = ["a", "b"], Points = [new V3.Point { X = 1 }] }, message.To<V3.Lists>());
        Assert.Throws<ArgumentException>(() => message.GetList("strings").Add(1));
        Assert.Throws<ArgumentException>(() => message["strings"] = "a");
        Assert.Throws<ArgumentException>(() => message.GetMap("strings"));
        Assert.Throws<InvalidOperationException>(() => message["int32s"].AsList().Add(1));

        var maps = new DynamicMessage(V3.Maps.Descriptor);
        maps.GetMap("strings")["k"] = "v";
        maps.GetMap("points").AddMessage("p")["y"] = 2;
        Assert.Equal(new V3.Maps { Strings = [new("k", "v")], Points = [new("p", new V3.Point { Y = 2 })] }, maps.To<V3.Maps>());
        Assert.Throws<ArgumentException>(() => maps.GetMap("strings")[1] = "v");
        Assert.Throws<InvalidOperationException>(() => maps["int32s"].AsMap()[1] = 1);
    }

    [Fact]
    public void ListsAreChangedInPlace()
    {
        var message = new DynamicMessage(V3.Lists.Descriptor);
        DynamicList list = message.GetList("int32s");
        list.AddRange(1, 2, 3);
        list.AddRange(list);
        list.Insert(0, 9);
        list[1] = 8;
        list.RemoveAt(6);
        Assert.True(list.Remove(3));

        Assert.Equal([9, 8, 2, 1, 2], message.To<V3.Lists>().Int32S);
        Assert.Equal(2, list.IndexOf(2));
        Assert.Contains(8, list);
        message["int32s"] = list; // a copy
        list.Clear();
        Assert.Equal(5, message["int32s"].AsList().Count);
        Assert.Throws<ArgumentException>(() => message.GetList("int32s")[0] = "text");
        Assert.Throws<ArgumentOutOfRangeException>(() => message.GetList("int32s")[5]);
    }

    [Fact]
    public void MapsAreChangedInPlaceAndKeepTheirOrder()
    {
        var message = new DynamicMessage(V3.Maps.Descriptor);
        DynamicMap map = message.GetMap("int32s");
        for (int i = 0; i < 20; i++)
            map[i] = i * i;
        map[3L] = 33;
        Assert.True(map.Remove(0));
        Assert.False(map.Remove(0));
        Assert.True(map.TryGetValue(3, out DynamicValue value));

        Assert.Equal(33, value.AsInt32());
        Assert.Equal(Enumerable.Range(1, 19), map.Keys.Select(key => key.AsInt32()));
        Assert.Equal(19, message.To<V3.Maps>().Int32S.Count);
        Assert.Throws<KeyNotFoundException>(() => map[0]);
        message["int32s"] = map; // a copy
        map.Clear();
        Assert.Equal(19, message["int32s"].AsMap().Count);
        message["int32s"] = map;
        Assert.False(message.Has("int32s"));
    }

    [Fact]
    public void DeterministicBytesHaveSortedMaps()
    {
        var typed = new V3.Maps { Strings = [new("b", "1"), new("\ue000", "2"), new("🦜", "3"), new("a", "4")], Int32S = [new(2, 0), new(-1, 0)], Bools = [new(true, true), new(false, true)] };
        var options = new SerializeOptions { Deterministic = true };

        Assert.Equal(typed.ToByteArray(options), DynamicMessage.From(in typed).ToByteArray(options));
        Assert.Equal(typed.ToByteArray(), DynamicMessage.From(in typed).ToByteArray());
    }

    [Fact]
    public void AnEmptyListIsNotPresentAndChangesNothing()
    {
        var message = new DynamicMessage(V3.Lists.Descriptor);
        message.GetList("strings");

        Assert.False(message.Has("strings"));
        Assert.Empty(message.GetPresentFields());
        Assert.Equal(new DynamicMessage(V3.Lists.Descriptor), message);
        Assert.Equal(new DynamicMessage(V3.Lists.Descriptor).GetHashCode(), message.GetHashCode());
        Assert.Empty(message.ToByteArray());
    }

    [Fact]
    public void FieldsOfOtherTypesAreRefused()
    {
        var message = new DynamicMessage(V3.Point.Descriptor);
        FieldDescriptor foreign = V3.Scalars.Descriptor.FindFieldByName("int32")!;
        Assert.Throws<ArgumentException>(() => message.Get(foreign));
        Assert.Throws<ArgumentException>(() => message.Set(foreign, 1));
        Assert.Throws<ArgumentException>(() => message["z"]);
    }

    [Fact]
    public void ExtensionsAreFoundInTheRegistryElseUnknown()
    {
        byte[] data = WireBuilder.New().Varint(1, 7).Varint(100, 5).Text(101, "a").Message(1000, m => m.Varint(1, 3)).Text(101, "b").Varint(150, 1).ToArray();
        FieldDescriptor number = Extendable.Descriptor.File.Extensions.Single(extension => extension.Name == "number_extension");
        FieldDescriptor text = Extendable.Descriptor.File.Extensions.Single(extension => extension.Name == "text_extension");
        FieldDescriptor inner = Extendable.Descriptor.File.Extensions.Single(extension => extension.Name == "inner_extension");

        DynamicMessage message = DynamicMessage.Parse(Extendable.Descriptor, data);
        Assert.Equal(5, message.Get(number).AsInt32());
        Assert.Equal(["a", "b"], message.Get(text).AsList().Select(item => item.AsString()));
        Assert.Equal(3, message.Get(inner).AsMessage()["number"].AsInt32());
        Assert.Equal(WireBuilder.New().Varint(150, 1).ToArray(), message.UnknownFields.Span.ToArray());

        message.Set(number, 6);
        message.Clear(inner);
        Assert.Equal(
            WireBuilder.New().Varint(1, 7).Varint(100, 6).Text(101, "a").Text(101, "b").Varint(150, 1).ToArray(),
            message.ToByteArray());

        DynamicMessage without = DynamicMessage.Parse(Extendable.Descriptor, data, new ParseOptions { Registry = TypeRegistry.Empty });
        Assert.False(without.Has(number));
        Assert.Equal(data, without.ToByteArray());
    }

    [Fact]
    public void AMissingRequiredFieldIsNamed()
    {
        byte[] data = WireBuilder.New().Message(2, m => m.Varint(1, 1).Text(2, "").Bytes(3).Message(4, _ => { }).Fixed64(5, 0)).Message(2, m => m.Varint(1, 1)).ToArray();
        ProtoException problem = Assert.Throws<ProtoException>(() => DynamicMessage.Parse(RequiredInside.Descriptor, data));

        Assert.Equal("cases.v2.RequiredInside.many[1].text", problem.Path);
        Assert.Equal("a required field is missing", problem.Problem);
        Assert.False(new DynamicMessage(Required.Descriptor).IsInitialized());
    }

    [Fact]
    public void ErrorsNameTheField()
    {
        uint point = (uint)V3.Scalars.Descriptor.FindFieldByName("point")!.Number;
        byte[] data = WireBuilder.New().Varint(3, 1).Message(point, m => m.Raw("08 80")).ToArray();
        ProtoException problem = Assert.Throws<ProtoException>(() => DynamicMessage.Parse(V3.Scalars.Descriptor, data));

        Assert.Equal("cases.v3.Scalars.point.x", problem.Path);
        Assert.Equal(data.Length, problem.Offset);
    }

    [Fact]
    public void NestingIsLimited()
    {
        MessageDescriptor tree = V3.Tree.Descriptor;
        byte[] nested = WireBuilder.Nest(101, inner => WireBuilder.New().Bytes(2, inner).ToArray());

        Assert.Throws<ProtoException>(() => DynamicMessage.Parse(tree, nested));
        DynamicMessage message = DynamicMessage.Parse(tree, nested, new ParseOptions { MaxDepth = 101 });
        Assert.Throws<ProtoException>(() => message.ToByteArray());
    }

    [Fact]
    public void AMessageInsideItselfIsAnErrorAndNoCrash()
    {
        var message = new DynamicMessage(V3.Tree.Descriptor);
        message["left"] = message;

        Assert.Throws<ProtoException>(() => message.ToByteArray());
        Assert.Throws<InsufficientExecutionStackException>(() => message.Clone());
        Assert.Throws<InsufficientExecutionStackException>(() => message.GetHashCode());
        Assert.Throws<InsufficientExecutionStackException>(() => message.IsInitialized());
        Assert.NotEmpty(message.ToString());
    }

    [Fact]
    public void DelimitedMessagesFollowEachOther()
    {
        var stream = new MemoryStream();
        for (int i = 1; i <= 3; i++)
            new DynamicMessage(V3.Point.Descriptor) { ["x"] = i * 100 }.WriteDelimitedTo(stream);
        stream.Position = 0;

        for (int i = 1; i <= 3; i++)
            Assert.Equal(i * 100, DynamicMessage.ParseDelimited(V3.Point.Descriptor, stream)!["x"].AsInt32());
        Assert.Null(DynamicMessage.ParseDelimited(V3.Point.Descriptor, stream));
    }

    [Fact]
    public void WholeMessagesComeFromSpansSequencesAndStreams()
    {
        byte[] data = Rich.Scalars().ToByteArray();
        DynamicMessage expected = DynamicMessage.Parse(V3.Scalars.Descriptor, data);
        var writer = new System.Buffers.ArrayBufferWriter<byte>();
        expected.WriteTo(writer);

        Assert.Equal(data, writer.WrittenSpan.ToArray());
        Assert.Equal(expected, DynamicMessage.Parse(V3.Scalars.Descriptor, Segments.Of(data, 3)));
        Assert.Equal(expected, DynamicMessage.Parse(V3.Scalars.Descriptor, new MemoryStream(data)));
        Assert.True(expected.TryWriteTo(new byte[data.Length], out int written));
        Assert.Equal(data.Length, written);
        Assert.False(expected.TryWriteTo(new byte[data.Length - 1], out _));
    }

    private static DynamicValue ValueOf(object value) => value switch
    {
        int number => number,
        long number => number,
        uint number => number,
        ulong number => number,
        double number => number,
        string text => text,
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
