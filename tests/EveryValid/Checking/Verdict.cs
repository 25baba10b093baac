namespace ProtoGen.EveryValid.Checking;

/// <summary>What became of the files of one project.</summary>
/// <param name="Refused">Our own errors, one line each, as the compiler prints them.</param>
/// <param name="Warnings">Our own warnings.</param>
/// <param name="Problems">What must not be: compiler errors and warnings in generated code, types that do not load, messages that do not come back.</param>
internal sealed record Verdict(IReadOnlyList<string> Refused, IReadOnlyList<string> Warnings, IReadOnlyList<string> Problems, int Types, int Lines);
