using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests.Rules;

public class AppendInLoopTests
{
    private const string Id = "PGEN0901";

    [Fact]
    public Task GrowingAFieldIsReported() => Check.FindsAsync(Id,
        ((string[])[
            """foreach (var a in list) account.Tags = [|[.. account.Tags, a.Id]|];""",
            """for (int i = 0; i < 9; i++) account.Tags = [|["x", .. account.Tags]|];""",
            """while (account.Plain > 0) { account.Tags = [|[.. account.Tags, .. list[0].Tags]|]; }""",
            """do { if (account.Plain > 0) account.Quotas = [|[.. account.Quotas, new("a", 1)]|]; } while (account.Plain > 0);""",
            """foreach (var a in list) parameter.Tags = [|[.. parameter.Tags, a.Id]|]; Use(parameter);""",
            """Repeated<string> tags = []; foreach (var a in list) tags = [|[.. tags, a.Id]|]; account.Tags = tags;""",
            """foreach (var a in list) { foreach (var t in a.Tags) account.Tags = [|[.. account.Tags, t]|]; }""",
            """foreach (var a in list) { var b = a; foreach (var t in account.Tags) b.Tags = [|[.. b.Tags, t]|]; Use(b); }""",
            """ref var first = ref array[0]; foreach (var a in list) first.Tags = [|[.. first.Tags, a.Id]|];""",
            """var c = account.ContactOrDefault; foreach (var a in list) c.PastPlaces = [|[.. c.PastPlaces, new() { City = a.Id }]|]; account.Contact = c;""",
            """Action run = () => { foreach (var a in list) account.Tags = [|[.. account.Tags, a.Id]|]; };""",
            """foreach (var a in list) { if (a.Plain > 0) continue; else account.Contacts = [|[.. account.Contacts, a.ContactOrDefault]|]; }""",
        ]).Select(Check.InMethod));

    [Fact]
    public Task OtherAssignmentsAreSilent() => Check.IsSilentAsync(
        ((string[])[
            """account.Tags = [.. account.Tags, "x"];""",
            """foreach (var a in list) { var b = a; b.Tags = [.. b.Tags, "x"]; Use(b); }""",
            """for (int i = 0; i < 3; i++) array[i].Tags = [.. array[i].Tags, "x"];""",
            """var b = account; foreach (var a in list) { b = a; b.Tags = [.. b.Tags, "x"]; Use(b); }""",
            """foreach (var a in list) account.Tags = [.. a.Tags, "x"];""",
            """foreach (var a in list) account.Tags = [a.Id];""",
            """while (true) { account.Tags = [.. account.Tags, "x"]; break; }""",
            """foreach (var a in list) { account.Tags = [.. account.Tags, "x"]; return; }""",
            """while (true) { account.Tags = [.. account.Tags, "x"]; throw new IOException(); }""",
            """foreach (var a in list) { Action later = () => account.Tags = [.. account.Tags, "x"]; }""",
            """list.ForEach(a => account.Tags = [.. account.Tags, a.Id]);""",
            """foreach (ref var a in array.AsSpan()) a.Tags = [.. a.Tags, "x"];""",
            """foreach (var a in list) account = account with { Tags = [.. a.Tags, "x"] };""",
            """account.Tags = [.. account.Tags, .. list.Select(a => a.Id)];""",
            """static Account Tagged(Account a) => a with { Tags = [.. a.Tags, "x"] }; foreach (var a in list) Use(Tagged(a));""",
            """List<string> all = []; foreach (var a in list) all = [.. all, a.Id];""",
            """var tags = account.Tags.ToBuilder(); foreach (var a in list) tags.Add(a.Id); account.Tags = tags.ToRepeated();""",
        ]).Select(Check.InMethod));

    [Fact]
    public Task TheFixUsesABuilder() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("foreach (var a in list)\n    account.Tags = [.. account.Tags, a.Id];",
        "var tags = account.Tags.ToBuilder();\nforeach (var a in list)\n    tags.Add(a.Id);\naccount.Tags = tags.ToRepeated();"),
            ("// names\nfor (int i = 0; i < 9; i++)\n{\n    if (i > 3)\n        account.Tags = [.. account.Tags, \"x\", \"y\"]; // two\n}\nUse(account);",
        "// names\nvar tags = account.Tags.ToBuilder();\nfor (int i = 0; i < 9; i++)\n{\n    if (i > 3)\n    {\n        tags.Add(\"x\");\n        tags.Add(\"y\");\n    } // two\n}\naccount.Tags = tags.ToRepeated();\nUse(account);"),
            ("foreach (var a in list)\n    account.Quotas = [.. account.Quotas, new(a.Id, 1)];",
        "var quotas = account.Quotas.ToBuilder();\nforeach (var a in list)\n    quotas.Add(a.Id, 1);\naccount.Quotas = quotas.ToMap();"),
            ("foreach (var a in list)\n    parameter.Tags = [.. parameter.Tags, parameter.Id + a.Id];\nUse(parameter);",
        "var tags = parameter.Tags.ToBuilder();\nforeach (var a in list)\n    tags.Add(parameter.Id + a.Id);\nparameter.Tags = tags.ToRepeated();\nUse(parameter);"),
        ]));

    [Fact]
    public Task AllLoopsOfAFileAreFixedAtOnce() => Check.FixesAllAtOnceAsync(Id, Check.InEach(Check.InMethod,
        [
            ("foreach (var a in list)\n    account.Tags = [.. account.Tags, a.Id];\nforeach (var a in list)\n    parameter.Tags = [.. parameter.Tags, a.Id];\nUse(parameter);",
                "var tags = account.Tags.ToBuilder();\nforeach (var a in list)\n    tags.Add(a.Id);\naccount.Tags = tags.ToRepeated();\nvar tags2 = parameter.Tags.ToBuilder();\nforeach (var a in list)\n    tags2.Add(a.Id);\nparameter.Tags = tags2.ToRepeated();\nUse(parameter);"),
        ]));

    [Fact]
    public Task NoFixIsOfferedWhereTheShapeIsNotSimple() => Check.OffersNoneAsync(
        ((string[])[
            """foreach (var a in list) { account.Tags = [.. account.Tags, a.Id]; if (account.Tags.Count > 3) break; }""",
            """foreach (var a in list) { account.Tags = [.. account.Tags, a.Id]; Use(account); }""",
            """foreach (var a in list) { account.Tags = [.. account.Tags, a.Id]; if (a.Plain > 3) return; }""",
            """foreach (var a in list) account.Tags = [a.Id, .. account.Tags];""",
            """foreach (var a in list) account.Tags = [.. account.Tags, .. a.Tags];""",
        ]).Select(Check.InMethod));
}
