using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests.Rules;

public class OneofInitializerTests
{
    private const string Id = "PGEN0903";

    [Fact]
    public Task TheMemberThatIsClearedIsReported() => Check.FindsAsync(Id,
        ((string[])[
            """account = new Account { [|Password = "a"|], Pin = 1 };""",
            """account = new() { Id = "x", [|Password = "a"|], Plain = 1, Pin = 1 };""",
            """account = account with { [|Sso = new() { Name = "a" }|], Password = "a" };""",
            """account = new Account { [|Password = "a"|], [|Pin = 2|], Sso = new() };""",
            """account = new Account { [|Password = parameter.Password|], Pin = 1 };""",
            """account = new Account { [|Pin = parameter.Pin|], Password = parameter.Id };""",
            """var p = new Pair { Part = new() { [|Number = 1|], Word = "a" } };""",
            """var p = new Pair { [|Some = new() { Number = 1 }|], None = "a" };""",
            """var p = new Pair { First = new() { Password = "a" }, Second = new() { [|Password = "a"|], Pin = 1 } };""",
            """Func<Account> make = () => new() { [|Password = "a"|], Pin = 1 };""",
            """Account Make() => account with { [|Pin = 1|], Sso = default(Contact) }; Use(Make());""",
        ]).Select(Check.InMethod));

    [Fact]
    public Task OneMemberAtATimeIsSilent() => Check.IsSilentAsync(
        ((string[])[
            """account = new Account { Password = "a", Visits = 1, Contact = new() };""",
            """account = new Account { Password = parameter.Password, Pin = parameter.Pin, Sso = parameter.Sso };""",
            """account = new Account { Password = "a", Pin = parameter.Pin };""",
            """account = new Account { Password = "a", Pin = null };""",
            """account = new Account { Password = null, Pin = 1 };""",
            """account = new Account { Password = default, Pin = default };""",
            """account = new Account { Password = parameter.Plain > 0 ? "a" : null, Pin = parameter.Plain > 0 ? null : 1 };""",
            """var both = new { Password = "a", Pin = 1 };""",
            """var p = new Pair { First = new() { Password = "a" }, Second = new() { Pin = 1 } };""",
            """var p = new Pair { Part = new() { Number = 1 }, Some = new() { Word = "a" } };""",
            """var p = new Pair { Some = new() { Number = 1, Id = "a" } };""",
            """account = account with { Password = "a" } with { Pin = 1 };""",
            """account.Password = "a"; account.Pin = 1;""",
        ]).Select(Check.InMethod));

    [Fact]
    public Task TheFixRemovesIt() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("account = new Account { Password = \"a\", Pin = 1 };", "account = new Account { Pin = 1 };"),
            ("account = account with { Plain = 1, Password = \"a\", Pin = 1 };", "account = account with { Plain = 1, Pin = 1 };"),
            ("account = new Account { Password = \"a\", Pin = 2, Sso = new() };", "account = new Account { Sso = new() };"),
        ]));

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Check.FixesAllAtOnceAsync(Id, Check.InEach(Check.InMethod,
        [
            ("account = new Account { Password = \"a\", Pin = 1 };\naccount = new Account { Pin = 1, Password = \"b\" };", "account = new Account { Pin = 1 };\naccount = new Account { Password = \"b\" };"),
        ]));
}
