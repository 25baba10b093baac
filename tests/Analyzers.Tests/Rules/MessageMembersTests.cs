using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests.Rules;

/// <summary>The user's part of a message lies in the project that generates it, so these tests have the generated code as files.</summary>
public class MessageMembersTests
{
    [Fact]
    public Task AConstructorIsReported() => Check.FindsAsync("PGEN0904",
        ((string[])[
            "public partial struct Place { public [|Place|](string city) { City = city; } }",
            "public partial struct Contact { public [|Contact|]() { Name = \"x\"; } private [|Contact|](int weight) : this() => Weight = weight; }",
            "public partial struct [|Large|](int a) { public long More() => A + a; }",
            "public partial struct Pair { public static partial class Types { public partial struct Part { internal [|Part|](string id) => Id = id; } } }",
        ]).Select(InNamespace), isOwnMessages: true);

    [Fact]
    public Task AnInstanceFieldIsReported() => Check.FindsAsync("PGEN0905",
        ((string[])[
            "public partial struct Place { private int [|count|]; public void Set() => count = 1; }",
            "public partial struct Place { public int [|Count|] { get; set; } }",
            "public partial struct Place { public event Action? [|Changed|]; public void Change() => Changed?.Invoke(); }",
            "public partial struct Pair { public static partial class Types { public partial struct Part { public readonly Contact [|owner|]; } } }",
        ]).Select(InNamespace), isOwnMessages: true);

    [Fact]
    public Task OtherMembersAreSilent() => Check.IsSilentAsync(
        ((string[])[
            "public partial struct Place { private static int count; public const int Limit = 3; public static int Next() => ++count; }",
            "public partial struct Place { static Place() { } public event Action Changed { add { } remove { } } }",
            "public partial struct Place { public readonly string Shown => $\"{City}, {Floor}\"; public static Place Create(string city) => new() { City = city }; }",
            "public partial struct Place { public string Upper { readonly get => City.ToUpperInvariant(); set => City = value; } }",
            "public partial struct Own { private int count; public Own(int count) { this.count = count; } public int Count => count; }",
            "public partial struct Place { public int this[int index] { readonly get => Floor + index; set => Floor = value - index; } public static implicit operator Place(string city) => new() { City = city }; }",
            "public partial struct Pair { public static partial class Types { public class Cache { private int count; public Cache(int count) => this.count = count; public int Count => count; } } }",
            "public class Holder { private Place place; public Holder(Place place) => this.place = place; public Place Get() => place; }",
        ]).Select(InNamespace), isOwnMessages: true);

    [Fact]
    public Task TheFixMakesAConstructorAMethodAndChangesItsCalls() => Check.FixesAsync(
        [
            (InNamespace("""
                public partial struct Place
                {
                    /// <summary>In a city.</summary>
                    public Place(string city, int floor)
                    {
                        City = city.Trim();
                        this.Floor = floor;
                        if (floor < 0)
                            return;
                        Floor++;
                    }
                }

                public class Caller
                {
                    public Place One() => new Place("Oslo", 1);
                    public Place Two() => new("Bergen", 2) { Floor = 3 };
                    public Place Three() => new();
                }
                """),
            InNamespace("""
                public partial struct Place
                {
                    /// <summary>In a city.</summary>
                    public static Place Create(string city, int floor)
                    {
                        Place place = default;
                        place.City = city.Trim();
                        place.Floor = floor;
                        if (floor < 0)
                            return place;
                        place.Floor++;
                        return place;
                    }
                }

                public class Caller
                {
                    public Place One() => Place.Create("Oslo", 1);
                    public Place Two() => Place.Create("Bergen", 2) with { Floor = 3 };
                    public Place Three() => new();
                }
                """)),
            (InNamespace("public partial struct Contact\n{\n    public Contact(string name) => Name = name;\n}"),
            InNamespace("public partial struct Contact\n{\n    public static Contact Create(string name)\n    {\n        Contact contact = default;\n        contact.Name = name;\n        return contact;\n    }\n}")),
        ],
        isOwnMessages: true);

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Check.FixesAllAtOnceAsync("PGEN0904",
        [
            (InNamespace("public partial struct Contact\n{\n    public Contact(string name) => Name = name;\n}\n\npublic partial struct Place\n{\n    public Place(string city) => City = city;\n}"),
            InNamespace("public partial struct Contact\n{\n    public static Contact Create(string name)\n    {\n        Contact contact = default;\n        contact.Name = name;\n        return contact;\n    }\n}\n\npublic partial struct Place\n{\n    public static Place Create(string city)\n    {\n        Place place = default;\n        place.City = city;\n        return place;\n    }\n}")),
        ],
        isOwnMessages: true);

    [Fact]
    public Task NoFixIsOfferedWhereTheCallsCannotFollow() => Check.OffersNoneAsync(
        ((string[])[
            "public partial struct Place { public Place() { City = \"x\"; } }",
            "public partial struct Contact { public Contact(string name) { Name = name; } public static Contact Create() => new(); }",
        ]).Select(InNamespace), isOwnMessages: true);

    private static string InNamespace(string code) => "namespace Shapes.V1;\n\n" + code;
}
