using Cases.V3;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using ProtoGen.CodeGen;
using ProtoGen.Tests.Wire.Differential;
using ProtoGen.Tests.Wire.Support;
using ProtoGen.WellKnownTypes;
using GoogleMask = Google.Protobuf.WellKnownTypes.FieldMask;
using V2 = Cases.V2;

namespace ProtoGen.Tests.Wire.Helpers;

public sealed class FieldMaskMergeTests
{
    [Fact]
    public void ScalarsAreCopiedOrCleared()
    {
        var destination = new Scalars { Int32 = 1, String = "old", Bool = true, Point = new Point { X = 1, Y = 2 } };
        FieldMask mask = ["int32", "string", "point.x", "nowhere"];

        mask.Merge(new Scalars { String = "new", Bool = false, Double = 5 }, ref destination);

        Assert.Equal(new Scalars { String = "new", Bool = true, Point = new Point { Y = 2 } }, destination);
    }

    [Fact]
    public void AbsentFieldsBecomeAbsent()
    {
        var destination = new Optionals { Int32 = 1, String = "old", Bool = true };

        FieldMask.Create("int32", "string").Merge(new Optionals { String = "" }, ref destination);

        Assert.Equal(new Optionals { String = "", Bool = true }, destination);
    }

    [Fact]
    public void MessagesAndListsAreMergedOrReplaced()
    {
        var source = new Tree { Left = new Tree { Label = "new" }, Children = [new Tree { Label = "2" }], Named = [new("b", new Tree())] };
        var before = new Tree { Left = new Tree { Label = "old", Right = new Tree() }, Children = [new Tree { Label = "1" }], Named = [new("a", new Tree())], Right = new Tree() };
        FieldMask mask = ["left", "children", "named", "right"];
        Tree merged = before;
        Tree replaced = before;

        mask.Merge(in source, ref merged);
        mask.Merge(in source, ref replaced, new FieldMaskMergeOptions { ReplaceMessages = true, ReplaceRepeated = true });

        Assert.Equal(
            new Tree
            {
                Left = new Tree { Label = "new", Right = new Tree() }, Children = [new Tree { Label = "1" }, new Tree { Label = "2" }], Named = [new("a", new Tree()), new("b", new Tree())], Right = new Tree(),
            },
            merged);
        Assert.Equal(source, replaced);
    }

    [Fact]
    public void GroupsMapsOneofsAndUnknownFieldsAreMinded()
    {
        var groups = new V2.Groups { Single = new() { Number = 1, Deep = new() { Text = "deep", Numbers = [1] } }, Many = [new() { Number = 1 }], Other = 7, UnknownFields = UnknownFields.Parse(WireBuilder.Hex("98 06 01")) };
        V2.Groups trimmed = groups;
        FieldMask.Create("single.deep.text", "many").Trim(ref trimmed);
        Assert.Equal(new V2.Groups { Single = new() { Deep = new() { Text = "deep" } }, Many = [new() { Number = 1 }] }, trimmed);

        V2.Groups destination = groups;
        FieldMask.Create("single.deep.text", "chosen").Merge(new V2.Groups { Single = new(), Chosen = new() { Number = 3 }, UnknownFields = UnknownFields.Parse(WireBuilder.Hex("A0 06 01")) }, ref destination);
        Assert.Equal(groups with { Single = new() { Number = 1, Deep = new() { Numbers = [1] } }, Chosen = new() { Number = 3 } }, destination);
    }

    [Fact]
    public void TrimmingKeepsWhatIsCovered()
    {
        var message = new Tree { Label = "a", Left = new Tree { Label = "b", Leaf = 1 }, Children = [new Tree()], Leaf = 2, UnknownFields = UnknownFields.Parse(WireBuilder.Hex("98 06 01")) };
        Tree part = message;
        FieldMask.Create("left.label", "leaf", "right").Trim(ref part);
        Assert.Equal(new Tree { Left = new Tree { Label = "b" }, Leaf = 2 }, part);

        Tree nothing = message;
        default(FieldMask).Trim(ref nothing);
        Assert.Equal(default, nothing);

        Tree untouched = message;
        default(FieldMask).Merge(new Tree { Label = "x" }, ref untouched);
        Assert.Equal(message, untouched);
    }

    [Fact]
    public void AFieldWithAForeignWireTypeIsUnknown()
    {
        Scalars message = Scalars.Parse(WireBuilder.New().Bytes(3, 1).Varint(5, 9).ToArray());
        Scalars trimmed = message;
        FieldMask.Create("int32", "uint32").Trim(ref trimmed);
        Assert.Equal(new Scalars { Uint32 = 9 }, trimmed);

        FieldMask.Create("int32").Merge(new Scalars { Int32 = 4 }, ref message);
        Assert.Equal((4, 9u, 3), (message.Int32, message.Uint32, message.UnknownFields.Length));
    }

    [Fact]
    public void RequiredFieldsMayBeTrimmedAndDepthIsNoMatter()
    {
        var required = new V2.Required { Number = 1, Text = "", Data = [], Inner = new(), Double = 1 };
        FieldMask.Create("number").Trim(ref required);
        Assert.Equal(new V2.Required { Number = 1 }, required);

        Tree deep = Tree.Parse(WireBuilder.Nest(400, inner => WireBuilder.New().Bytes(2, inner).ToArray()), new ParseOptions { MaxDepth = 400 });
        Tree same = deep;
        FieldMask.Create("left").Trim(ref same);
        Assert.Equal(deep, same);
    }

    /// <summary>
    /// With paths through fields where both sides mean the same. Google.Protobuf sets a scalar with presence to its default when the source lacks it, where C++ and we clear
    /// it; replacing an absent oneof member clears the others; it cannot merge maps, wrappers and some messages that the source lacks.
    /// </summary>
    [Theory]
    [InlineData("cases.v3.Scalars")]
    [InlineData("cases.v3.Lists")]
    [InlineData("cases.v3.Tree")]
    [InlineData("cases.v3.WellKnown")]
    [InlineData("cases.v3.Pieces")]
    public void MergingIsThatOfGoogle(string name)
    {
        Pair pair = Pairs.Find(name);
        var random = new Random(5);
        var messages = new RandomMessages(5);
        int compared = 0;
        for (int i = 0; i < 400; i++)
        {
            byte[] source = messages.Next(pair.Descriptor).ToByteArray();
            byte[] before = messages.Next(pair.Descriptor).ToByteArray();
            IMessage destination = pair.Google(before);
            string[] paths = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Path(random, pair.Descriptor)).OfType<string>()];
            var options = new FieldMaskMergeOptions { ReplaceMessages = random.Next(2) == 0, ReplaceRepeated = random.Next(2) == 0 };

            byte[] ours = pair.Merge(new FieldMask { Paths = Repeated.From(paths) }, source, before, options);
            var theirs = new GoogleMask();
            theirs.Paths.Add(paths);
            try
            {
                theirs.Merge(pair.Google(source), destination, new GoogleMask.MergeOptions { ReplaceMessageFields = options.ReplaceMessages, ReplaceRepeatedFields = options.ReplaceRepeated });
            }
            catch (NullReferenceException)
            {
                continue;
            }

            compared++;
            if (!destination.Equals(pair.Google(ours)))
                Assert.Fail($"{string.Join(',', paths)} {options}\nsource {Convert.ToHexString(source)}\nbefore {Convert.ToHexString(before)}\ngoogle {Convert.ToHexString(destination.ToByteArray())}\nours   {Convert.ToHexString(ours)}");
        }

        Assert.True(compared > 200, $"only {compared} comparisons");
    }

    private static string? Path(Random random, MessageDescriptor type)
    {
        var names = new List<string>();
        for (MessageDescriptor? message = type; message is not null;)
        {
            FieldDescriptor[] fields = [.. message.Fields.InDeclarationOrder().Where(field => !field.IsMap && field.ContainingOneof is null && (!field.HasPresence || field.FieldType == FieldType.Message))];
            if (fields.Length == 0)
                return names.Count == 0 ? null : string.Join('.', names);
            FieldDescriptor chosen = fields[random.Next(fields.Length)];
            names.Add(chosen.Name);
            message = chosen.FieldType == FieldType.Message && !chosen.IsRepeated && random.Next(3) > 0 ? chosen.MessageType : null;
        }
        return string.Join('.', names);
    }
}
