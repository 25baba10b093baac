using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests.Fixes;

/// <summary>A change of a foreach variable, CS1654, becomes a change of the elements.</summary>
public class ForeachChangeFixTests
{
    [Fact]
    public Task ArraysAndListsAreEnumeratedByReference() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("foreach (var a in array)\n    a.Id = \"x\";", "foreach (ref var a in array.AsSpan())\n    a.Id = \"x\";"),
            ("foreach (Account a in array)\n{\n    a.Id = \"x\";\n    a.Plain++;\n    Use(a);\n}", "foreach (ref Account a in array.AsSpan())\n{\n    a.Id = \"x\";\n    a.Plain++;\n    Use(a);\n}"),
            ("foreach (var a in list) // all\n    a.Tags = [];", "foreach (ref var a in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list)) // all\n    a.Tags = [];"),
        ]));

    [Fact]
    public Task TheListOfAMessageIsChangedInABuilder() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("foreach (var c in account.Contacts)\n    c.Name = \"x\";",
                "var contacts = account.Contacts.ToBuilder();\nfor (var i = 0; i < contacts.Count; i++)\n{\n    ref var c = ref contacts[i];\n    c.Name = \"x\";\n}\naccount.Contacts = contacts.ToRepeated();"),
            ("int i = 3;\nforeach (Contact c in Property.Contacts)\n{\n    if (c.Name == \"\")\n        continue;\n    c.Name = \"x\" + i;\n}",
                "int i = 3;\nvar contacts = Property.Contacts.ToBuilder();\nfor (var i2 = 0; i2 < contacts.Count; i2++)\n{\n    ref Contact c = ref contacts[i2];\n    if (c.Name == \"\")\n        continue;\n    c.Name = \"x\" + i;\n}\nProperty = Property with { Contacts = contacts.ToRepeated() };"),
        ]));

    [Fact]
    public Task AllLoopsOfAFileAreFixedAtOnce() => Check.FixesAllAtOnceAsync("CS1654", Check.InEach(Check.InMethod,
        [
            ("foreach (var a in array)\n    a.Id = \"x\";\nforeach (var a in array)\n    a.Plain = 1;", "foreach (ref var a in array.AsSpan())\n    a.Id = \"x\";\nforeach (ref var a in array.AsSpan())\n    a.Plain = 1;"),
        ]));

    [Fact]
    public Task NothingIsOfferedWhereNoReferenceCanBe() => Check.OffersNoneAsync(
        ((string[])[
            "foreach (var a in byId.Values) a.Id = \"x\";",
            "foreach (var a in list.Where(a => a.Plain > 0)) a.Id = \"x\";",
            "foreach (var a in array) { a.Id = \"x\"; Action later = () => Use(a); later(); }",
            "foreach (var c in account.Contacts) { c.Name = \"x\"; if (c.WeightOrDefault > 3) return; }",
            "foreach (var c in Get().Contacts) c.Name = \"x\";",
            "foreach (var c in account.Contacts) { c.Name = \"x\"; if (c.WeightOrDefault > 3) account.Contacts = []; }",
        ]).Select(Check.InMethod));

    [Fact]
    public Task AnAwaitOrAYieldInTheLoopKeepsItAsItIs() => Check.OffersNoneAsync(
        ((string[])[
            "public async Task M() { foreach (var a in array) { a.Id = \"x\"; await Task.Yield(); } }",
            "public IEnumerable<int> M() { foreach (var a in array) { a.Id = \"x\"; yield return 1; } }",
        ]).Select(Check.InClass));
}
