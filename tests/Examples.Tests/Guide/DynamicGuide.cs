using ProtoGen.Parser;
using ProtoGen.Reflection;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>The section on messages known at run time only of docs/messages.md.</summary>
public sealed class DynamicGuide
{
    private const string Shop =
        """
        edition = "2023";

        package shop.v1;

        import "google/protobuf/descriptor.proto";
        import "google/protobuf/timestamp.proto";

        extend google.protobuf.FieldOptions {
          string column = 50001;
        }

        message Order {
          string id = 1 [(column) = "order_id"];
          State state = 2;
          repeated Line lines = 3;
          map<string, string> labels = 4;
          google.protobuf.Timestamp paid_at = 5;
          extensions 100 to 199;
        }

        message Line {
          int32 quantity = 1;
        }

        enum State {
          STATE_UNSPECIFIED = 0;
          STATE_PAID = 1;
        }

        extend Order {
          string gift_note = 100;
        }
        """;

    [Fact]
    public void AMessageIsBuiltFromADescriptorSet()
    {
        byte[] descriptorSet = Compile(Shop);

        TypeRegistry registry = TypeRegistry.FromDescriptorSet(descriptorSet);
        MessageDescriptor type = registry.FindMessage("shop.v1.Order")!;

        var order = new DynamicMessage(type) { ["id"] = "o1", ["state"] = "STATE_PAID" };
        order.GetList("lines").AddMessage()["quantity"] = 2;      // GetList, GetMap, GetMessage: to change in place
        order.GetMap("labels")["colour"] = "blue";

        byte[] bytes = order.ToByteArray();
        DynamicMessage back = DynamicMessage.Parse(type, bytes);
        string id = back["id"].AsString();
        bool paid = back.Has("paid_at");                          // presence as the file says
        string json = back.ToJson();                              // ProtoJSON and text format as well
        DynamicMessage same = DynamicMessage.ParseText(type, back.ToText());

        Assert.Equal(("o1", false), (id, paid));
        Assert.Equal("""{"id":"o1","state":"STATE_PAID","lines":[{"quantity":2}],"labels":{"colour":"blue"}}""", json);
        Assert.Equal(order, same);
    }

    [Fact]
    public void ExtensionsAndOptionsComeThroughDescriptors()
    {
        TypeRegistry registry = TypeRegistry.FromDescriptorSet(Compile(Shop));
        MessageDescriptor type = registry.FindMessage("shop.v1.Order")!;
        byte[] bytes = DynamicMessage.ParseText(type, "[shop.v1.gift_note]: 'Enjoy!'").ToByteArray();

        FieldDescriptor extension = registry.FindExtension("shop.v1.gift_note")!;
        string note = DynamicMessage.Parse(type, bytes, new ParseOptions { Registry = registry }).Get(extension).AsString();

        FieldDescriptor column = registry.FindExtension("shop.v1.column")!;
        string name = type.FindFieldByName("id")!.GetOptions().Get(column).AsString();

        Assert.Equal(("Enjoy!", "order_id"), (note, name));
    }

    [Fact]
    public void WhatIsWrongInTheTextIsADiagnostic()
    {
        ProtoCompilation compilation = ProtoCompilation.Compile(["a.proto"], new InMemoryProtoSource([new SourceText("a.proto", "message {}")]));

        Assert.True(compilation.HasErrors);
        Assert.NotEmpty(compilation.Diagnostics);
    }

    private static byte[] Compile(string protoText)
    {
        var source = new InMemoryProtoSource([new SourceText("shop.proto", protoText)]);
        ProtoCompilation compilation = ProtoCompilation.Compile(["shop.proto"], source);
        byte[] descriptorSet = compilation.ToDescriptorSet(includeImports: true);

        Assert.Empty(compilation.Diagnostics);
        return descriptorSet;
    }
}
