using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests.Rules;

public class LostChangeTests
{
    private const string Id = "PGEN0900";

    [Fact]
    public Task AChangeOfACopyIsReported() => Check.FindsAsync(Id,
        ((string[])[
            """var u = list[0]; [|u.Id = "x"|];""",
            """var u = array[1]; [|u.Id = "x"|];""",
            """var u = account; [|u.Id = "x"|];""",
            """var u = Property; [|u.Id = "x"|];""",
            """var u = this.other.Property; [|u.Id = "x"|];""",
            """var u = Get(); [|u.Id = "x"|];""",
            """var u = byId["a"]; [|u.Id = "x"|];""",
            """var u = parameter; [|u.Id = "x"|];""",
            """Account u = list.First(a => a.Id == "a"); [|u.Id = "x"|];""",
            """var c = account.ContactOrDefault; [|c.Name = "x"|];""",
            """var c = account.Contact!.Value; [|c.Name = "x"|];""",
            """var c = account.Contact ?? new Contact(); [|c.Name = "x"|];""",
            """var c = account.Id == "" ? account.Contacts[0] : new(); [|c.Name = "x"|];""",
            """var c = account.ContactByName["a"]; [|c.Name = "x"|];""",
            """if (account.Contact is { } c) [|c.Name = "x"|];""",
            """if (account is { Contact: { } c }) { [|c.Name = "x"|]; }""",
            """if (account.Contact is Contact c) { [|c.Name = "x"|]; }""",
            """if (account.Contact is not { } c) return; [|c.Name = "x"|];""",
            """switch (account.Contact) { case { } c: [|c.Name = "x"|]; break; }""",
            """if (byId.TryGetValue("a", out var u)) [|u.Id = "x"|];""",
            """foreach (var a in list) { var u = a; [|u.Id = "x"|]; }""",
            """for (int i = 0; i < list.Count; i++) { var u = list[i]; [|u.Id = "x"|]; }""",
            """var (u, n) = (list[0], 1); [|u.Id = "x"|]; Console.WriteLine(n);""",
            """[|parameter.Id = "x"|];""",
            """parameter = list[0]; [|parameter.Id = "x"|];""",
            """Account u; u = list[0]; [|u.Id = "x"|];""",
            """var u = byId.Values.Single() with { }; u = list[0]; [|u.Id = "x"|];""",
            """var p = account.ContactOrDefault.PlaceOrDefault; [|p.City = "x"|];""",
            """var c = array[0].Contacts[^1]; [|c.Name = "x"|];""",
            """Account? found = list[0]; if (found is { } u) [|u.Id = "x"|];""",
            """foreach (ref readonly var c in account.Contacts) { var d = c; [|d.Name = "x"|]; }""",
            """ref var r = ref array[0]; var u = r; [|u.Id = "x"|];""",
            """var part = new Pair().PartOrDefault; [|part.Number = 1|];""",
            """Action<Account> f = a => { a.Plain++; Use(a); [|a.Id = "x"|]; };""",
        ]).Select(Check.InMethod));

    [Fact]
    public Task EveryKindOfChangeIsReported() => Check.FindsAsync(Id,
        ((string[])[
            """var u = list[0]; [|u.Plain += 1|];""",
            """var u = list[0]; [|u.Plain++|];""",
            """var u = list[0]; if ([|u.Plain++|] > 3) return;""",
            """var u = list[0]; [|--u.Plain|];""",
            """var u = list[0]; [|u.Visits ??= 1|];""",
            """var u = list[0]; [|u.Id = account.Id == "" ? "x" : "y"|];""",
            """var u = list[0]; [|u.Contact = new() { Name = "x" }|];""",
            """var u = list[0]; [|u.Contact = u.ContactOrDefault with { Name = "x" }|];""",
            """var u = list[0]; [|u.Tags = [.. u.Tags, "x"]|];""",
            """var u = list[0]; [|(u.Id, u.Plain) = ("x", 1)|];""",
            """var u = list[0]; [|u.ClearLogin()|];""",
            """var u = list[0]; [|u.MergeFrom([])|];""",
            """var u = list[0]; while (account.Plain > 0) [|u.Plain++|];""",
            """var u = list[0]; Console.WriteLine(u.Id); [|u.Id = "x"|];""",
            """var u = list[0]; [|u.Id = "x"|]; u = list[1]; Use(u);""",
            """var u = list[0]; try { Use(u); } finally { [|u.Id = "x"|]; }""",
        ]).Select(Check.InMethod));

    [Fact]
    public Task SeveralChangesOfOneVariableAreOneFinding() => Check.FindsAsync(Id, [Check.InMethod("""
        var u = list[0];
        [|u.Id = "x"|];
        if (account.Plain > 0)
            u.Plain = 2;
        u.Tags = [];
        """)]);

    [Fact]
    public Task EveryKindOfFunctionIsSearched() => Check.FindsAsync(Id,
        ((string[])[
            "public Action<Account> Action = a => [|a.Id = \"x\"|];",
            "public void M() => list.ForEach(a => [|a.Id = \"x\"|]);",
            "public void M() { void Local(Account a) { [|a.Id = \"x\"|]; } Local(account); }",
            "public void M(Account a) => [|a.Id = \"x\"|];",
            "public async Task M(Account a) { await Task.Yield(); [|a.Id = \"x\"|]; }",
            "public IEnumerable<int> M(Account a) { yield return 1; [|a.Id = \"x\"|]; }",
            "public int M { set { var a = account; [|a.Id = \"x\"|]; } }",
            "public Code() : this(1) { var a = account; [|a.Id = \"x\"|]; } public Code(int i) { }",
        ]).Select(Check.InClass));

    [Fact]
    public Task AChangeThatIsReadIsSilent() => Check.IsSilentAsync(
        ((string[])[
            """var u = list[0]; u.Id = "x"; list[0] = u;""",
            """var u = list[0]; u.Id = "x"; Use(u);""",
            """var u = list[0]; u.Id = "x"; Console.WriteLine(u.Plain);""",
            """var u = list[0]; u.Id = "x"; account = u with { Plain = 1 };""",
            """var u = list[0]; u.Id = "x"; list.Add(u);""",
            """var u = list[0]; u.Id = "x"; byte[] bytes = u.ToByteArray();""",
            """var u = list[0]; u.Id = "x"; if (u == account) return;""",
            """var u = list[0]; u.Id = u.Id + "x"; Use(in u);""",
            """var u = list[0]; Action read = () => Use(u); u.Id = "x"; read();""",
            """var u = list[0]; void Read() => Use(u); u.Id = "x"; Read();""",
            """Account u = default; void Set() { u = list[0]; u.Id = "x"; } Set(); Use(u);""",
            """var u = list[0]; u.Id = "x"; Swap(ref u); static void Swap(ref Account a) => a.Plain++;""",
            """for (var u = list[0]; u.Plain < 3; u.Plain++) { }""",
            """var u = list[0]; while (account.Plain > 0) { Use(u); u.Id = "x"; }""",
            """var u = list[0]; while (true) { if (u.Plain > 3) break; u.Plain++; }""",
            """var u = list[0]; try { u.Id = "x"; Use(account); } catch (IOException) { Use(u); }""",
            """var u = list[0]; try { u.Id = "x"; return; } finally { Use(u); }""",
            """var u = list[0]; try { u.Id = "x"; Use(account); } catch (IOException) when (u.Plain > 0) { }""",
            """var u = list[0]; foreach (var a in list) { try { u.Id = "x"; continue; } finally { Use(account); } } Use(u);""",
            """var u = list[0]; if (u.Plain > 0) { u.Id = "x"; goto end; } return; end: Use(u);""",
            """var u = list[0]; u.Id = "x"; (account, Property) = (u, account);""",
            """var u = list[0]; u.Id = "x"; var all = new[] { u }; Use(all[0]);""",
            """var u = list[0]; u.Id = "x"; Console.WriteLine($"{u}");""",
            """var u = list[0]; u.Id = "x"; switch (u) { case { Plain: 1 }: return; }""",
            """if (account.Contact is { } c) { c.Name = "x"; account.Contact = c; }""",
            """ref var u = ref array[0]; u.Id = "x";""",
            """ref var u = ref account; u.Id = "x";""",
            """var u = list[0]; ref var alias = ref u; u.Id = "x"; Use(alias);""",
            """var u = list[0]; var span = new Span<Account>(ref u); u.Id = "x"; Use(span[0]);""",
            """var u = list[0]; unsafe { var p = &u; u.Id = "x"; Use(*p); }""",
            """array[0].Id = "x"; account.Id = "x";""",
            """foreach (ref var u in array.AsSpan()) u.Id = "x";""",
            """var u = new Account(); u.Id = "x";""",
            """Account u = default; u.Id = "x";""",
            """var u = account with { }; u.Id = "x";""",
            """var builder = account.Contacts.ToBuilder(); builder[0].Name = "x"; account.Contacts = builder.ToRepeated();""",
            """parameter.Id = "x"; Use(parameter);""",
            """parameter.Id = account.Id == "" ? "x" : "y"; Use(parameter);""",
            """var name = list[0].Id; name += "x";""",
            """var contacts = account.Contacts.ToBuilder(); ref var c = ref contacts[0]; c.Name = "x"; account.Contacts = contacts.ToRepeated();""",
            """foreach (ref var u in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list)) u.Id = "x";""",
            """ref var u = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(byId, "a"); u.Id = "x";""",
            """Span<Account> span = array; span[1].Id = "x"; array.AsSpan()[0].Plain++;""",
            """static ref Account First(Account[] all) => ref all[0]; First(array).Id = "x";""",
            """var u = list[0] with { Id = "x" }; u.Plain = 1;""",
            """var u = (list[0] with { Id = "x" }) with { Plain = 2 }; u.Id = "y";""",
            """static void Fill(out Account a) { a = default; a.Id = "x"; } Fill(out var u); Use(u);""",
            """static void Fill(ref Account a) => a.Id = "x"; Fill(ref account);""",
            """var pairs = new (Account A, int B)[1]; pairs[0].A.Id = "x";""",
            """var u = list[0]; Func<string> name = () => u.Id; u.Id = "x"; Console.WriteLine(name());""",
            """var u = list[0]; u.Id = "x"; var ids = from n in u.Tags select n + u.Id;""",
            """var u = list[0]; u.Id = "x"; (Account A, int B) pair = (u, 1); Use(pair.A);""",
            """var u = list[0]; u.Id = "x"; object boxed = u; Console.WriteLine(boxed);""",
            """Pair p = new() { First = list[0] }; p.First = p.FirstOrDefault with { Id = "x" };""",
        ]).Select(Check.InMethod));

    [Fact]
    public Task WhatLeavesTheFunctionIsSilent() => Check.IsSilentAsync(
        ((string[])[
            "public Account M(Account a) { a.Id = \"x\"; return a; }",
            "public Func<Account, Account> F = a => { a.Id = \"x\"; return a; };",
            "public void M(ref Account a) => a.Id = \"x\";",
            "public void M(out Account a) { a = account; a.Id = \"x\"; }",
            "public async Task<Account> M(Account a) { a.Id = \"x\"; await Task.Yield(); return a; }",
            "public IEnumerable<Account> M(Account a) { a.Id = \"x\"; yield return a; }",
            "public Action M(Account a) => () => { a.Plain++; Use(a); };",
            "public class Holder(Account a) { public void Set() => a.Id = \"x\"; public string Id => a.Id; }",
            "public struct Own { public Account Inner; public void Set() { Inner.Id = \"x\"; } }",
            "public void M((Account A, int B) pair) { pair.A.Id = \"x\"; Use(pair.A); }",
        ]).Select(Check.InClass));

    [Fact]
    public Task OtherStructsAreNoConcern() => Check.IsSilentAsync(["public struct S { public int A { get; set; } } public class C { public void M(S[] all) { var s = all[0]; s.A = 1; } }"]);

    [Fact]
    public Task TheFixWritesBack() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("var u = list[0];\nu.Id = \"x\";", "var u = list[0];\nu.Id = \"x\";\nlist[0] = u;"),
            ("var u = list[0];\nu.Id = \"x\";\nu.Plain = 2; // both\nUse(account);", "var u = list[0];\nu.Id = \"x\";\nu.Plain = 2; // both\nlist[0] = u;\nUse(account);"),
            ("var u = account;\nif (Property.Plain > 0)\n    u.Id = \"x\";\nelse\n    u.Plain = 2;", "var u = account;\nif (Property.Plain > 0)\n    u.Id = \"x\";\nelse\n    u.Plain = 2;\naccount = u;"),
            ("if (account.Contact is { } c)\n    c.Name = \"x\";", "if (account.Contact is { } c)\n{\n    c.Name = \"x\";\n    account.Contact = c;\n}"),
            ("if (account.Contact is { } c)\n{\n    c.Name = \"x\";\n}", "if (account.Contact is { } c)\n{\n    c.Name = \"x\";\n    account.Contact = c;\n}"),
            ("var c = account.ContactOrDefault;\nc.Name = \"x\";", "var c = account.ContactOrDefault;\nc.Name = \"x\";\naccount.Contact = c;"),
            ("var c = account.Contact!.Value;\nc.Name = \"x\";", "var c = account.Contact!.Value;\nc.Name = \"x\";\naccount.Contact = c;"),
            ("var c = account.Contact ?? default;\nc.Name = \"x\";", "var c = account.Contact ?? default;\nc.Name = \"x\";\naccount.Contact = c;"),
            ("var c = Property.ContactOrDefault;\nc.Name = \"x\";", "var c = Property.ContactOrDefault;\nc.Name = \"x\";\nProperty = Property with { Contact = c };"),
            ("var p = account.ContactOrDefault.PlaceOrDefault;\np.City = \"x\";", "var p = account.ContactOrDefault.PlaceOrDefault;\np.City = \"x\";\naccount.Contact = account.ContactOrDefault with { Place = p };"),
            ("if (byId.TryGetValue(\"a\", out var u))\n    u.Id = \"x\";", "if (byId.TryGetValue(\"a\", out var u))\n{\n    u.Id = \"x\";\n    byId[\"a\"] = u;\n}"),
            ("var c = account.Contacts[0];\nc.Name = \"x\";", "var c = account.Contacts[0];\nc.Name = \"x\";\nvar contacts = account.Contacts.ToBuilder();\ncontacts[0] = c;\naccount.Contacts = contacts.ToRepeated();"),
            ("var c = account.ContactByName[\"a\"];\nc.Name = \"x\";", "var c = account.ContactByName[\"a\"];\nc.Name = \"x\";\naccount.ContactByName = [.. account.ContactByName, new(\"a\", c)];"),
            ("for (int i = 0; i < list.Count; i++)\n{\n    var u = list[i];\n    u.Id = \"x\";\n}", "for (int i = 0; i < list.Count; i++)\n{\n    var u = list[i];\n    u.Id = \"x\";\n    list[i] = u;\n}"),
        ]));

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Check.FixesAllAtOnceAsync(Id, Check.InEach(Check.InMethod,
        [
            ("var c = account.Contacts[0];\nc.Name = \"x\";\nvar d = account.Contacts[1];\nd.Name = \"y\";",
                "var c = account.Contacts[0];\nc.Name = \"x\";\nvar contacts = account.Contacts.ToBuilder();\ncontacts[0] = c;\naccount.Contacts = contacts.ToRepeated();\nvar d = account.Contacts[1];\nd.Name = \"y\";\nvar contacts2 = account.Contacts.ToBuilder();\ncontacts2[1] = d;\naccount.Contacts = contacts2.ToRepeated();"),
        ]));

    [Fact]
    public Task NoFixIsOfferedWhereThereIsNoWayBack() => Check.OffersNoneAsync(
        ((string[])[
            """var u = Get(); u.Id = "x";""",
            """foreach (var a in list) { var u = a; u.Id = "x"; }""",
            """var u = list[Next()]; u.Id = "x"; int Next() => 1;""",
            """int i = 0; var u = list[i]; i++; u.Id = "x";""",
            """parameter.Id = "x";""",
            """var u = list[0]; if (account.Plain > 0) u = list[1]; u.Id = "x";""",
            """ref readonly var r = ref account; var u = r; u.Id = "x";""",
        ]).Select(Check.InMethod));
}
