using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests.Rules;

public class ArithmeticOnAbsentTests
{
    private const string Id = "PGEN0902";

    [Fact]
    public Task ArithmeticThatMayDoNothingIsReported() => Check.FindsAsync(Id,
        ((string[])[
            "[|account.Visits++|];",
            "[|--account.Visits|];",
            "[|account.Visits += 2|];",
            "[|account.Visits -= account.Plain|];",
            "[|account.Pin *= 2|];",
            "[|account.Level |= Level.High|];",
            "[|account.SeenAt += TimeSpan.FromSeconds(1)|];",
            "int? n = [|account.Visits++|];",
            "if (account.HasLevel) [|account.Visits++|];",
            "if (parameter.HasVisits) [|account.Visits++|];",
            "[|account.Visits++|]; if (account.HasVisits) return;",
            "[|array[0].Visits++|];",
            "ref var a = ref array[0]; [|a.Visits += 1|];",
            "var contacts = account.Contacts.ToBuilder(); [|contacts[0].Weight -= 1|]; account.Contacts = contacts.ToRepeated();",
            "foreach (ref var a in array.AsSpan()) [|a.Visits++|];",
            "Action add = () => [|account.Visits++|];",
            "void Add(ref Account a) => [|a.Visits++|]; Add(ref account);",
            "var part = new Pair.Types.Part(); [|part.Number++|]; Console.WriteLine(part);",
        ]).Select(Check.InMethod));

    [Fact]
    public Task ArithmeticOnWhatIsSetIsSilent() => Check.IsSilentAsync(
        ((string[])[
            "account.Plain++;",
            "account.Visits = account.VisitsOrDefault + 1;",
            "if (account.HasVisits) account.Visits++;",
            "if (!account.HasVisits) return; account.Visits += 2;",
            "if (account.Visits is not null) account.Visits++;",
            "if (account.Visits is { } n && n > 3) account.Visits -= 3;",
            "if (account.Visits.HasValue) account.Visits++;",
            "account.Visits ??= 0; account.Visits++;",
            "account.Visits = 1; account.Visits++;",
            "if (account.LoginCase == Account.LoginOneofCase.Pin) account.Pin++;",
            "switch (account.LoginCase) { case Account.LoginOneofCase.Pin: account.Pin++; break; }",
            "account.Password += \"x\";",
            "int? other = null; other++;",
            "account.Visits = (account.Visits ?? 0) + 1;",
            "account = account with { Visits = account.VisitsOrDefault + 1 };",
            "if (array[0].Visits is not null) array[0].Plain += array[0].VisitsOrDefault;",
            "ref var a = ref array[0]; if (a.HasVisits) a.Visits += 1;",
            "if (account is { Visits: not null }) account.Visits++;",
            "foreach (ref var a in array.AsSpan()) { if (!a.HasVisits) continue; a.Visits++; }",
        ]).Select(Check.InMethod));

    [Fact]
    public Task WithoutNullableAnalysisAnEarlierLookCounts() => Check.IsSilentAsync(["#nullable disable\n" + Check.InMethod("if (account.Visits != null) account.Visits++;")]);

    [Fact]
    public Task TheFixStartsFromTheDefault() => Check.FixesAsync(Check.InEach(Check.InMethod,
        [
            ("account.Visits++; // one", "account.Visits = account.VisitsOrDefault + 1; // one"),
            ("--account.Visits;", "account.Visits = account.VisitsOrDefault - 1;"),
            ("account.Visits += 2;", "account.Visits = account.VisitsOrDefault + 2;"),
            ("account.Visits *= account.Plain + 1;", "account.Visits = account.VisitsOrDefault * (account.Plain + 1);"),
            ("account.Visits += parameter.Visits;", "account.Visits = account.VisitsOrDefault + parameter.VisitsOrDefault;"),
            ("array[0].Pin -= 2;", "array[0].Pin = array[0].PinOrDefault - 2;"),
            ("Action add = () => account.Visits++;", "Action add = () => account.Visits = account.VisitsOrDefault + 1;"),
            ("void Add() => account.Visits += 2;\nAdd();", "void Add() => account.Visits = account.VisitsOrDefault + 2;\nAdd();"),
            ("account.SeenAt += TimeSpan.FromSeconds(1);", "account.SeenAt = account.SeenAtOrDefault + TimeSpan.FromSeconds(1);"),
            ("for (; account.Plain > 0; account.Visits++)\n    Use(account);", "for (; account.Plain > 0; account.Visits = account.VisitsOrDefault + 1)\n    Use(account);"),
        ]));

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Check.FixesAllAtOnceAsync(Id, Check.InEach(Check.InMethod,
        [
            ("account.Visits++;\nif (account.Plain > 0)\n    account.Pin += 2;", "account.Visits = account.VisitsOrDefault + 1;\nif (account.Plain > 0)\n    account.Pin = account.PinOrDefault + 2;"),
        ]));

    [Fact]
    public Task NoFixIsOfferedWhereItWouldChangeMore() => Check.OffersNoneAsync(
        ((string[])[
            "int? n = account.Visits++;",
            "Func<int?> add = () => account.Visits++;",
            "int? n = null; account.Visits += n;",
            "list.ToArray()[0].Visits++;",
        ]).Select(Check.InMethod));
}
