using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests.Rules;

/// <summary>
/// The user's part of a generated type is looked at like all other code. The attribute of the generated part marks the whole type, but the compiler asks for it only in files that say it, so
/// the rules for operations need nothing for that; those for types (<see cref="MessageMembersTests"/>) do.
/// </summary>
public class HandwrittenPartTests
{
    [Fact]
    public Task ALostChangeIsReported() => Check.FindsAsync("PGEN0900",
        ((string[])[
            "public partial struct Account { public static void Promote(List<Account> all) { var u = all[0]; [|u.Id = \"x\"|]; } }",
            "public partial struct Account { public void Rename() { if (Contact is { } c) [|c.Name = \"x\"|]; } }",
            "public partial struct Account { public void Rename(Contact other) => [|other.Name = \"x\"|]; }",
            "public partial struct Account { public string Label { readonly get { var c = ContactOrDefault; [|c.Name = \"x\"|]; return Id; } set { var c = ContactOrDefault; [|c.Name = value|]; } } }",
            "public partial struct Account { public readonly string Copied { get { var c = this; [|c.Id = \"x\"|]; return Id; } } }",
            "public partial struct Account { private static readonly Action<Account> _forget = a => [|a.Id = \"\"|]; public static void Run(Account a) => _forget(a); }",
            "public partial struct Account { public void Outer() { void Local(Contact c) { [|c.Name = \"x\"|]; } Local(ContactOrDefault); } }",
            "public partial struct Pair { public static partial class Types { public partial struct Part { public void Reset(Account a) { [|a.Id = \"\"|]; } } } }",
            "public partial struct Pair { public class Helper { public void Reset(Account a) { [|a.Id = \"\"|]; } } }",
            "public partial struct Account { public static Account operator +(Account a, Contact c) { [|c.Name = \"x\"|]; return a; } }",
        ]).Select(InNamespace), isOwnMessages: true);

    [Fact]
    public Task TheOtherRulesAreAppliedToo()
    {
        (string Id, string Code)[] cases =
        [
            ("PGEN0901", "public partial struct Account { public void Tag(string[] all) { foreach (var t in all) Tags = [|[.. Tags, t]|]; } }"),
            ("PGEN0902", "public partial struct Account { public void Visit() => [|Visits++|]; }"),
            ("PGEN0902", "public partial struct Account { public void VisitTwice() => [|this.Visits += 2|]; }"),
            ("PGEN0903", "public partial struct Account { public static Account Default { get; } = new() { [|Password = \"a\"|], Pin = 1 }; }"),
            ("PGEN0906", "public partial struct Large { public readonly long Sum(Large [|other|]) => A + other.A; }"),
            ("PGEN0906", "public partial struct LargeList { public readonly long Sum() { long sum = 0; foreach (var [|item|] in Items) sum += item.A; return sum; } }"),
        ];
        return Task.WhenAll(cases.GroupBy(item => item.Id).Select(group => Check.FindsAsync(group.Key, group.Select(item => InNamespace(item.Code)), isOwnMessages: true)));
    }

    [Fact]
    public Task HonestPartsAreSilent() => Check.IsSilentAsync(
        ((string[])[
            "public partial struct Account { public void Rename() { Id = \"x\"; Contact = ContactOrDefault with { Name = \"x\" }; } }",
            "public partial struct Account { public readonly Account Renamed() { var copy = this; copy.Id = \"x\"; return copy; } }",
            "public partial struct Account { public void Visit() { if (HasVisits) Visits++; else Visits = 1; } }",
            "public partial struct Account { public static Account Create(string name) => new() { Id = name, Pin = 1 }; }",
            "public partial struct Large { public readonly long Sum(in Large other) => A + other.A; }",
            "public partial class Other { public partial class Inner { public int Count { get; set; } } }",
        ]).Select(InNamespace), isOwnMessages: true);

    /// <summary>A partial type of the user's own is nobody's part, and is reported once.</summary>
    [Fact]
    public Task OtherPartialTypesAreReportedOnce() => Check.FindsAsync("PGEN0900",
        [InNamespace("public partial class Other { public void Reset(Account a) { [|a.Id = \"\"|]; } }")], isOwnMessages: true);

    [Fact]
    public Task TheFixesWorkThereToo() => Check.FixesAsync(
        [
            (InNamespace("public partial struct Account\n{\n    public void Rename()\n    {\n        if (Contact is { } c)\n            c.Name = \"x\";\n    }\n}"),
            InNamespace("public partial struct Account\n{\n    public void Rename()\n    {\n        if (Contact is { } c)\n        {\n            c.Name = \"x\";\n            Contact = c;\n        }\n    }\n}")),
        ],
        isOwnMessages: true);

    private static string InNamespace(string code) => "namespace Shapes.V1;\n\n" + code;
}
