extern alias google;

using Cases.Ed;
using GoogleBudget = google::Cases.Budget;
using GoogleEd = google::Cases.Ed;
using GoogleJson = google::Cases.Json;
using GoogleNames = google::Cases.Names;
using GoogleWide = google::Cases.Wide;
using V2 = Cases.V2;
using GoogleV2 = google::Cases.V2;
using V3 = Cases.V3;
using GoogleV3 = google::Cases.V3;

namespace ProtoGen.Tests.Wire.Differential;

/// <summary>Every test message that Google.Protobuf can compile too.</summary>
public static class Pairs
{
    public static IReadOnlyList<Pair> All { get; } =
    [
        Pair.Of<V3.Nothing>(GoogleV3.Nothing.Descriptor),
        Pair.Of<V3.Point>(GoogleV3.Point.Descriptor),
        Pair.Of<V3.Scalars>(GoogleV3.Scalars.Descriptor),
        Pair.Of<V3.Optionals>(GoogleV3.Optionals.Descriptor),
        Pair.Of<V3.Lists>(GoogleV3.Lists.Descriptor),
        Pair.Of<V3.UnpackedLists>(GoogleV3.UnpackedLists.Descriptor),
        Pair.Of<V3.Choice>(GoogleV3.Choice.Descriptor),
        Pair.Of<V3.Maps>(GoogleV3.Maps.Descriptor),
        Pair.Of<V3.Tree>(GoogleV3.Tree.Descriptor),
        Pair.Of<V3.Ping>(GoogleV3.Ping.Descriptor),
        Pair.Of<V3.WellKnown>(GoogleV3.WellKnown.Descriptor),
        Pair.Of<V3.Wrappers>(GoogleV3.Wrappers.Descriptor),
        Pair.Of<V3.Numbers>(GoogleV3.Numbers.Descriptor),
        Pair.Of<V3.Pieces>(GoogleV3.Pieces.Descriptor),
        Pair.Of<V2.Scalars>(GoogleV2.Scalars.Descriptor),
        Pair.Of<V2.Required>(GoogleV2.Required.Descriptor),
        Pair.Of<V2.RequiredInside>(GoogleV2.RequiredInside.Descriptor),
        Pair.Of<V2.Defaults>(GoogleV2.Defaults.Descriptor),
        Pair.Of<V2.Groups>(GoogleV2.Groups.Descriptor),
        Pair.Of<V2.ClosedEnums>(GoogleV2.ClosedEnums.Descriptor),
        Pair.Of<V2.Extendable>(GoogleV2.Extendable.Descriptor),
        Pair.Of<Cases.Names.Trouble>(GoogleNames.Trouble.Descriptor),
        Pair.Of<Cases.Names.System>(GoogleNames.System.Descriptor),
        Pair.Of<Cases.Wide.Wide>(GoogleWide.Wide.Descriptor),
        Pair.Of<Cases.Wide.Sparse>(GoogleWide.Sparse.Descriptor),
        Pair.Of<Cases.Budget.Bulky>(GoogleBudget.Bulky.Descriptor),
        Pair.Of<Cases.Budget.Crowd>(GoogleBudget.Crowd.Descriptor),
        Pair.Of<Cases.Json.Naming>(GoogleJson.Naming.Descriptor),
        Pair.Of<Cases.Json.Members>(GoogleJson.Members.Descriptor),
        Pair.Of<Cases.Json.Many>(GoogleJson.Many.Descriptor),
        Pair.Of<Cases.Json.Nulls>(GoogleJson.Nulls.Descriptor),
        new Pair<Edition>(GoogleEd.Edition.Descriptor) { DiffersInPresence = true },
    ];

    public static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (Pair pair in All)
                names.Add(pair.Name);
            return names;
        }
    }

    public static Pair Find(string name) => All.Single(pair => pair.Name == name);
}
