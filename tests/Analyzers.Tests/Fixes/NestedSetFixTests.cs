using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests.Fixes;

/// <summary>Each case is a change that the compiler refuses, and what the fix makes of it.</summary>
public class NestedSetFixTests
{
    [Fact]
    public Task OfAFieldThatIsAMessage() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("account.Contact.Name = \"x\";", "account.Contact = account.ContactOrDefault with { Name = \"x\" };"),
            ("account.Contact!.Name = \"x\";", "account.Contact = account.ContactOrDefault with { Name = \"x\" };"),
            ("account.Contact.Value.Name = \"x\";", "account.Contact = account.ContactOrDefault with { Name = \"x\" };"),
            ("account.Contact!.Value.Name = \"x\";", "account.Contact = account.ContactOrDefault with { Name = \"x\" };"),
            ("account.ContactOrDefault.Name = \"x\";", "account.Contact = account.ContactOrDefault with { Name = \"x\" };"),
            ("this.account.Contact.Name = \"x\"; // why", "this.account.Contact = this.account.ContactOrDefault with { Name = \"x\" }; // why"),
            ("account.Contact.Place.City = \"x\";", "account.Contact = account.ContactOrDefault with { Place = account.ContactOrDefault.PlaceOrDefault with { City = \"x\" } };"),
            ("account.ContactOrDefault.PlaceOrDefault.City = \"x\";", "account.Contact = account.ContactOrDefault with { Place = account.ContactOrDefault.PlaceOrDefault with { City = \"x\" } };"),
            ("account.Sso.Name = \"x\";", "account.Sso = account.SsoOrDefault with { Name = \"x\" };"),
            ("account.Contact.Weight = 3;", "account.Contact = account.ContactOrDefault with { Weight = 3 };"),
            ("account.ContactOrDefault.Weight += 3;", "account.Contact = account.ContactOrDefault with { Weight = account.ContactOrDefault.WeightOrDefault + 3 };"),
            ("account.Contact.Place.Floor++;", "account.Contact = account.ContactOrDefault with { Place = account.ContactOrDefault.PlaceOrDefault with { Floor = account.ContactOrDefault.PlaceOrDefault.Floor + 1 } };"),
            ("account.Contact.Weight ??= 3;", "account.Contact = account.ContactOrDefault with { Weight = account.ContactOrDefault.Weight ?? 3 };"),
            ("account.SeenAt.Nanos = 0;", "account.SeenAt = account.SeenAtOrDefault with { Nanos = 0 };"),
        ]));

    [Fact]
    public Task OfAMessageThatIsKeptElsewhere() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("list[0].Id = \"x\";", "list[0] = list[0] with { Id = \"x\" };"),
            ("list[0].Plain += 2;", "list[0] = list[0] with { Plain = list[0].Plain + 2 };"),
            ("Property.Id = \"x\";", "Property = Property with { Id = \"x\" };"),
            ("other.Property.Contact.Name = \"x\";", "other.Property = other.Property with { Contact = other.Property.ContactOrDefault with { Name = \"x\" } };"),
            ("byId[\"a\"].Contact.Name = \"x\";", "byId[\"a\"] = byId[\"a\"] with { Contact = byId[\"a\"].ContactOrDefault with { Name = \"x\" } };"),
            ("array[0].Contact.Name = \"x\";", "array[0].Contact = array[0].ContactOrDefault with { Name = \"x\" };"),
            ("ref var a = ref array[0];\na.Contact.Name = \"x\";", "ref var a = ref array[0];\na.Contact = a.ContactOrDefault with { Name = \"x\" };"),
            ("var contacts = account.Contacts.ToBuilder();\ncontacts[0].Place.City = \"x\";\naccount.Contacts = contacts.ToRepeated();",
                "var contacts = account.Contacts.ToBuilder();\ncontacts[0].Place = contacts[0].PlaceOrDefault with { City = \"x\" };\naccount.Contacts = contacts.ToRepeated();"),
            ("foreach (ref var a in array.AsSpan())\n    a.Contact.Name = \"x\";", "foreach (ref var a in array.AsSpan())\n    a.Contact = a.ContactOrDefault with { Name = \"x\" };"),
            ("static void Fill(out Account a)\n{\n    a = default;\n    a.Contact.Name = \"x\";\n}\nFill(out account);", "static void Fill(out Account a)\n{\n    a = default;\n    a.Contact = a.ContactOrDefault with { Name = \"x\" };\n}\nFill(out account);"),
            ("Action rename = () => account.Contact.Name = \"x\";", "Action rename = () => account.Contact = account.ContactOrDefault with { Name = \"x\" };"),
            ("void Rename() => account.Contact!.Name = \"x\";\nRename();", "void Rename() => account.Contact = account.ContactOrDefault with { Name = \"x\" };\nRename();"),
            ("list.ForEach(a => account.Quotas[a.Id] = 1);", "list.ForEach(a => account.Quotas = [.. account.Quotas, new(a.Id, 1)]);"),
            ("account.Contact = account.ContactOrDefault with { Name = \"x\" };\n(account with { Id = \"y\" }).ContactOrDefault.ToByteArray();\nProperty.Plain++;",
                "account.Contact = account.ContactOrDefault with { Name = \"x\" };\n(account with { Id = \"y\" }).ContactOrDefault.ToByteArray();\nProperty = Property with { Plain = Property.Plain + 1 };"),
            ("var p = new Pair();\np.Some.Number = 1;\nConsole.WriteLine(p);", "var p = new Pair();\np.Some = p.SomeOrDefault with { Number = 1 };\nConsole.WriteLine(p);"),
        ]));

    /// <summary>Of each of the errors that the spellings of one change are told.</summary>
    [Theory]
    [InlineData("CS1061", "account.Contact.Name = \"x\";")]
    [InlineData("CS1612", "account.Contact!.Value.Name = \"x\";")]
    [InlineData("CS8332", "account.ContactOrDefault.Name = \"x\";")]
    [InlineData("CS0131", "account.Contact?.Name = \"x\";")]
    public Task AllOfAFileAreFixedAtOnce(string id, string change) => Check.FixesAllAtOnceAsync(id, [(Check.InMethod(change + "\n" + change), Check.InMethod(Fixed(id, "contact") + "\n" + Fixed(id, "contact2")))]);

    private static string Fixed(string id, string variable) => id == "CS0131"
        ? $"if (account.Contact is {{ }} {variable})\n    account.Contact = {variable} with {{ Name = \"x\" }};"
        : "account.Contact = account.ContactOrDefault with { Name = \"x\" };";

    /// <summary>What looks like it and compiles: nothing is there to fix.</summary>
    [Fact]
    public Task WhatTheCompilerAcceptsIsSilent() => Check.IsSilentAsync(
        ((string[])[
            "array[0].Id = \"x\"; account.Plain++; array[0].Contact = new() { Name = \"x\" };",
            "ref var a = ref array[0]; a.Id = \"x\";",
            "var contacts = account.Contacts.ToBuilder(); contacts[0].Name = \"x\"; account.Contacts = contacts.ToRepeated();",
            "foreach (ref var a in array.AsSpan()) a.Plain += 1;",
            "static void Fill(out Account a) { a = default; a.Id = \"x\"; } Fill(out account);",
            "account = account with { Contact = account.ContactOrDefault with { Place = account.ContactOrDefault.PlaceOrDefault with { City = \"x\" } } };",
            "Span<Account> span = array; span[0].Id = \"x\";",
        ]).Select(Check.InMethod));

    [Fact]
    public Task OfAnElement() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("account.Contacts[0].Name = \"x\";", "var contacts = account.Contacts.ToBuilder();\ncontacts[0].Name = \"x\";\naccount.Contacts = contacts.ToRepeated();"),
            ("account.Contacts[0] = new() { Name = \"x\" };", "var contacts = account.Contacts.ToBuilder();\ncontacts[0] = new() { Name = \"x\" };\naccount.Contacts = contacts.ToRepeated();"),
            ("account.Contacts[^1].Place.City = \"x\";", "var contacts = account.Contacts.ToBuilder();\ncontacts[^1].Place = account.Contacts[^1].PlaceOrDefault with { City = \"x\" };\naccount.Contacts = contacts.ToRepeated();"),
            ("account.Contact.PastPlaces[0].City = \"x\";", "var pastPlaces = account.ContactOrDefault.PastPlaces.ToBuilder();\npastPlaces[0].City = \"x\";\naccount.Contact = account.ContactOrDefault with { PastPlaces = pastPlaces.ToRepeated() };"),
            ("account.Tags[0] = \"x\";", "var tags = account.Tags.ToBuilder();\ntags[0] = \"x\";\naccount.Tags = tags.ToRepeated();"),
            ("account.ContactByName[\"a\"].Name = \"x\";", "account.ContactByName = [.. account.ContactByName, new(\"a\", account.ContactByName[\"a\"] with { Name = \"x\" })];"),
            ("account.Quotas[\"a\"] = 1;", "account.Quotas = [.. account.Quotas, new(\"a\", 1)];"),
            ("account.Quotas[\"a\"] += 1;", "account.Quotas = [.. account.Quotas, new(\"a\", account.Quotas[\"a\"] + 1)];"),
            ("if (account.Plain > 0)\n    account.Tags[0] = \"x\";", "if (account.Plain > 0)\n{\n    var tags = account.Tags.ToBuilder();\n    tags[0] = \"x\";\n    account.Tags = tags.ToRepeated();\n}"),
            ("var tags = 1;\naccount.Tags[tags] = \"x\";", "var tags = 1;\nvar tags2 = account.Tags.ToBuilder();\ntags2[tags] = \"x\";\naccount.Tags = tags2.ToRepeated();"),
        ]));

    [Fact]
    public Task BehindAQuestionMarkTheGuardStays() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("account.Contact?.Name = \"x\";", "if (account.Contact is { } contact)\n    account.Contact = contact with { Name = \"x\" };"),
            ("account.Contact?.Place.City = \"x\";", "if (account.Contact is { } contact)\n    account.Contact = contact with { Place = contact.PlaceOrDefault with { City = \"x\" } };"),
        ]), "Assign the changed value if there is one");

    [Fact]
    public Task BehindAQuestionMarkTheDefaultCanBeTaken() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("account.Contact?.Name = \"x\";", "account.Contact = account.ContactOrDefault with { Name = \"x\" };"),
        ]), "Assign the changed value");

    [Fact]
    public Task SeveralInARow() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("account.Contact.Name = \"x\";\naccount.Contact.Place.City = \"y\";",
                "account.Contact = account.ContactOrDefault with { Name = \"x\" };\naccount.Contact = account.ContactOrDefault with { Place = account.ContactOrDefault.PlaceOrDefault with { City = \"y\" } };"),
        ]));

    [Fact]
    public Task NothingIsOfferedForWhatCannotBeStored() => Check.OffersNoneAsync(
        ((string[])[
            "Get().Contact.Name = \"x\";",
            "list[Next()].Contact.Name = \"x\"; int Next() => 1;",
            "foreach (var a in list) a.Contact.Name = \"x\";",
            "account.Missing.Name = \"x\";",
            "DateTime.Now.Ticks = 1;",
            "new Dictionary<string, DateTime>()[\"a\"].Missing = 1;",
            "string s = account.Contact.Name = \"x\";",
            "Func<string> f = () => account.Contact.Name = \"x\";",
            "static void Set(in Account a) { a.Contact.Name = \"x\"; } Set(in account);",
            "static void Set(ref readonly Account a) { a.Id = \"x\"; } Set(ref account);",
            "ref readonly var a = ref account; a.Contact.Name = \"x\";",
        ]).Select(Check.InMethod), "Assign");

    [Fact]
    public Task AReadGoesThrough() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("string s = account.Contact.Name;", "string s = account.ContactOrDefault.Name;"),
            ("string s = account.Contact.Place.City;", "string s = account.ContactOrDefault.PlaceOrDefault.City;"),
            ("int n = account.Contact.PastPlaces.Count;", "int n = account.ContactOrDefault.PastPlaces.Count;"),
            ("account.Contact = account.Contact with { Name = \"x\" };", "account.Contact = account.ContactOrDefault with { Name = \"x\" };"),
            ("byte[] b = Property.Contact.ToByteArray();", "byte[] b = Property.ContactOrDefault.ToByteArray();"),
        ]));

    [Fact]
    public Task AnInitializerBecomesAValue() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("account = new Account { Contact = { Name = \"x\" } };", "account = new Account { Contact = new() { Name = \"x\" } };"),
            ("account = new Account { Tags = { \"a\", \"b\" } };", "account = new Account { Tags = [\"a\", \"b\"] };"),
            ("account = new Account { Quotas = { [\"a\"] = 1, [\"b\"] = 2 } };", "account = new Account { Quotas = [new(\"a\", 1), new(\"b\", 2)] };"),
            ("account = new Account { Quotas = { { \"a\", 1 } } };", "account = new Account { Quotas = [new(\"a\", 1)] };"),
            ("account = new Account { Contacts = { new Contact { Name = \"x\" } } };", "account = new Account { Contacts = [new Contact { Name = \"x\" }] };"),
        ]));

    [Fact]
    public Task ACallBecomesAnAssignment() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("account.Tags.Add(\"x\");", "account.Tags = [.. account.Tags, \"x\"];"),
            ("account.Tags.AddRange(list.Select(a => a.Id));", "account.Tags = [.. account.Tags, .. list.Select(a => a.Id)];"),
            ("account.Tags.Insert(0, \"x\");", "account.Tags = [\"x\", .. account.Tags];"),
            ("account.Tags.Clear();", "account.Tags = [];"),
            ("account.Quotas.Add(\"a\", 1);", "account.Quotas = [.. account.Quotas, new(\"a\", 1)];"),
            ("account.Quotas.Clear();", "account.Quotas = [];"),
            ("account.Contact.PastPlaces.Add(new());", "account.Contact = account.ContactOrDefault with { PastPlaces = [.. account.ContactOrDefault.PastPlaces, new()] };"),
            ("Property.Tags.Add(\"x\");", "Property = Property with { Tags = [.. Property.Tags, \"x\"] };"),
            ("Action tag = () => account.Tags.Add(\"x\");", "Action tag = () => account.Tags = [.. account.Tags, \"x\"];"),
        ]));

    [Fact]
    public Task ASequenceIsSpread() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("account.Tags = new List<string>();", "account.Tags = [.. new List<string>()];"),
            ("account.Tags = list.Select(a => a.Id);", "account.Tags = [.. list.Select(a => a.Id)];"),
            ("account.Tags = new[] { \"a\" };", "account.Tags = [.. new[] { \"a\" }];"),
            ("account.Quotas = list.ToDictionary(a => a.Id, a => 1L).Where(e => e.Value > 0);", "account.Quotas = [.. list.ToDictionary(a => a.Id, a => 1L).Where(e => e.Value > 0)];"),
            ("account = new Account { Contacts = new List<Contact>() };", "account = new Account { Contacts = [.. new List<Contact>()] };"),
        ]));
}
