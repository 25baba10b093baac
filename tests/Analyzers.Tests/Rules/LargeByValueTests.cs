using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests.Rules;

public class LargeByValueTests
{
    private const string Id = "PGEN0906";

    [Fact]
    public Task ACopyThatAReferenceSavesIsReported() => Check.FindsAsync(Id,
        ((string[])[
            "public long M(Large [|message|]) => message.A;",
            "public byte[] M(Large [|message|]) => message.ToByteArray();",
            "public bool M(Large [|message|]) => message is { A: 1 } || message == Other(); private static Large Other() => default;",
            "public void M(Large [|message|]) => Use(in message); private static long Use(in Large message) => message.A;",
            "private static long M(int i, Large [|message|], Large [|other|]) { return message.A + other.A; }",
            "public void M(LargeList all) { foreach (var [|item|] in all.Items) Console.WriteLine(item.A); }",
            "public void M(Large[] all) { foreach (var [|item|] in all.AsSpan()) Console.WriteLine(item.A); }",
            "public static bool IsNew(Large [|message|]) => message is { A: 0 } and { B: > 1 };",
            "public void M(LargeList all) { Action print = () => { foreach (var [|item|] in all.Items) Console.WriteLine(item.A); }; print(); }",
        ]).Select(Check.InClass));

    [Fact]
    public Task WhatNeedsACopyIsSilent() => Check.IsSilentAsync(
        ((string[])[
            "public long M(in Large message) => message.A;",
            "public int M(Contact small) => small.WeightOrDefault;",
            "public void M(ref Large message) => message.A = 1;",
            "public void M(out Large message) => message = new() { A = 1 };",
            "public long M(ref readonly Large message) => message.A;",
            "public long M(params Large[] messages) => messages[0].A;",
            "public long M(ReadOnlySpan<Large> messages) => messages[0].A;",
            "public long M(Large? message) => message?.A ?? 0;",
            "public long this[Large message] => message.A;",
            "public static Large operator +(Code code, Large message) => message;",
            "public void M(List<Large> all) { foreach (var item in all) Console.WriteLine(item.A); }",
            "public void M(Large message) { ref readonly var other = ref Same(in message); Console.WriteLine(other.A + message.A); message = default; } private static ref readonly Large Same(in Large other) => ref other;",
            "public Large M(Large message) { message.A = 1; return message; }",
            "public Large M(Large message) => message with { A = 1 };",
            "public Large[] M(Large message) => [message];",
            "public void M(Large message) { last = message; } private Large last; public Large Last => last;",
            "public void M(Large message) => Use(message); private static Large Use(Large other) => other;",
            "public Large M(Large message) { message.A++; return message; }",
            "public Large M(Large message) { message.MergeFrom([]); return message; }",
            "public void M(Large message) { Fill(ref message); Console.WriteLine(message.A); } private static void Fill(ref Large message) => message.A = 1;",
            "public Func<long> M(Large message) => () => message.A;",
            "public async Task<long> M(Large message) { await Task.Yield(); return message.A; }",
            "public IEnumerable<long> M(Large message) { yield return message.A; }",
            "public virtual long M(Large message) => message.A;",
            "[Obsolete] public long M(Large message) => message.A;",
            "public Code(Large message) { last = message; } private Large last; public Large Last => last;",
            "public Func<Large, long> F = message => message.A;",
            "public void M(Large[] all) { foreach (var item in all) Console.WriteLine(item.A); }",
            "public void M(LargeList all) { foreach (ref readonly var item in all.Items) Console.WriteLine(item.A); }",
            "public void M(LargeList all) { foreach (var item in all.Items) Action(() => Console.WriteLine(item.A)); } private static void Action(Action run) => run();",
            "public async Task M(LargeList all) { foreach (var item in all.Items) { await Task.Yield(); Console.WriteLine(item.A); } }",
            "public IEnumerable<long> M(LargeList all) { foreach (var item in all.Items) yield return item.A; }",
        ]).Select(Check.InClass));

    [Fact]
    public Task WhatAnotherTypePrescribesIsSilent() => Check.IsSilentAsync(
        [
            "public interface ITaker { long Take(Large message); } public class Taker : ITaker { public long Take(Large message) => message.A; }",
            "public abstract class Base { public abstract long Take(Large message); } public class Derived : Base { public override long Take(Large message) => message.A; }",
        ]);

    [Fact]
    public Task TheFixTakesAReference() => Check.FixesAsync(Check.InEach(Check.InClass,
        [
            ("public long M(Large message) => message.A;", "public long M(in Large message) => message.A;"),
            ("public long M(int i, Large message) => message.A;", "public long M(int i, in Large message) => message.A;"),
            ("public long M(Large message = default) => message.A;", "public long M(in Large message = default) => message.A;"),
            ("public static void M(LargeList all) { foreach (var item in all.Items) Console.WriteLine(item.A); }", "public static void M(LargeList all) { foreach (ref readonly var item in all.Items) Console.WriteLine(item.A); }"),
            ("public static void M(LargeList all) { foreach (Large item in all.Items) Console.WriteLine(item.A); }", "public static void M(LargeList all) { foreach (ref readonly Large item in all.Items) Console.WriteLine(item.A); }"),
        ]));

    [Fact]
    public Task TheFixIsOfferedWhereAllUsesAreCalls() => Check.FixesAsync(Check.InEach(Check.InClass,
        [
            ("/// <summary>Like <see cref=\"M\"/>.</summary>\npublic string N => nameof(M) + this.M(new()) + new Code().M(default); public long M(Large message) => message.A;",
                "/// <summary>Like <see cref=\"M\"/>.</summary>\npublic string N => nameof(M) + this.M(new()) + new Code().M(default); public long M(in Large message) => message.A;"),
            ("public static long? N(Code? other) => other?.M(default); public long M(Large message) => message.A;",
                "public static long? N(Code? other) => other?.M(default); public long M(in Large message) => message.A;"),
        ]));

    [Fact]
    public Task AMethodThatIsUsedAsADelegateKeepsItsSignature() => Check.OffersNoneAsync(
        ((string[])[
            "public IEnumerable<long> N(List<Large> all) => all.Select(M); private static long M(Large message) => message.A;",
            "public Func<Large, long> N => this.M; public long M(Large message) => message.A;",
            "public void N() { Func<Large, long> f = Code.M; Console.WriteLine(f(default) + M(default)); } private static long M(Large message) => message.A;",
            "/// <summary>Like <see cref=\"M(Large)\"/>.</summary>\npublic long N => 1; public long M(Large message) => message.A;",
        ]).Select(Check.InClass));

    [Fact]
    public Task TheFixOfAnExtensionKeepsThis() => Check.FixesAsync(
        [("public static class E { public static long M(this Large message) => message.A; }", "public static class E { public static long M(this in Large message) => message.A; }")]);

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Check.FixesAllAtOnceAsync(Id, Check.InEach(Check.InClass,
        [("public long M(Large one, Large two) => one.A + two.A;", "public long M(in Large one, in Large two) => one.A + two.A;")]));

    [Fact]
    public Task InTheProjectThatGeneratesThemTheFieldsAreCounted() => Check.FindsAsync(Id, [Check.InClass("public long M(Large [|message|], Contact small) => message.A;")], isOwnMessages: true);
}
