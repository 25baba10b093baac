using System.Diagnostics.CodeAnalysis;

namespace ProtoGen.CodeGen;

/// <summary>Parts of the run time that a trimmed program can leave out.</summary>
internal static class RuntimeFeatures
{
    /// <summary>
    /// Messages as text for people, and the field in which an error of the wire format lies. Both read descriptors, which a program that uses neither them nor JSON
    /// could otherwise leave out. Set with the MSBuild property <c>ProtoGenDiagnosticText</c>; true by default.
    /// </summary>
    [FeatureSwitchDefinition("ProtoGen.DiagnosticText")]
    public static bool DiagnosticText => !AppContext.TryGetSwitch("ProtoGen.DiagnosticText", out bool isEnabled) || isEnabled;
}
