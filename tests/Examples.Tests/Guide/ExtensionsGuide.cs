using People.V1;
using ProtoGen.Reflection;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>The section on extensions of docs/messages.md.</summary>
public sealed class ExtensionsGuide
{
    [Fact]
    public void ExtensionsAreSetAndRead()
    {
        var badge = new Badge { Holder = "Ada" };

        badge.SetExtension(BadgesExtensions.Floor, 3);
        badge.SetExtension(BadgesExtensions.Doors, ["lab", "roof"]);
        badge.SetExtension(BadgesExtensions.Photo, new Photo { Url = "ada.png" });

        int? floor = badge.GetExtension(BadgesExtensions.Floor);          // null: not set
        int shownFloor = badge.GetExtensionOrDefault(BadgesExtensions.Floor); // the default of the .proto file, 1, where nothing is set
        Repeated<string> doors = badge.GetExtension(BadgesExtensions.Doors);
        bool hasPhoto = badge.HasExtension(BadgesExtensions.Photo);
        badge.ClearExtension(BadgesExtensions.Photo);                     // or SetExtension(…, null)

        Assert.Equal((3, 3, true), (floor, shownFloor, hasPhoto));
        Assert.Equal(["lab", "roof"], doors);
        Assert.Null(badge.GetExtension(BadgesExtensions.Photo));
        Assert.Equal(1, new Badge().GetExtensionOrDefault(BadgesExtensions.Floor));
    }

    [Fact]
    public void CustomOptionsAreExtensionsOfOptions()
    {
        FieldDescriptor field = Visit.Descriptor.FindFieldByName("guest")!;
        string? column = field.Options.GetExtension(BadgesExtensions.Column); // "guest_name"

        Assert.Equal("guest_name", column);
        Assert.Null(Badge.Descriptor.Fields[0].Options.GetExtension(BadgesExtensions.Column));
    }
}
