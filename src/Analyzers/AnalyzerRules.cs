using Microsoft.CodeAnalysis;

namespace ProtoGen.Analyzers;

/// <summary>The catalog of the analyzers: PGEN09xx. An id is never reused; each has a page in docs/diagnostics.</summary>
public static class AnalyzerRules
{
    /// <summary>A copy of a message is changed and never read again.</summary>
    public static readonly DiagnosticDescriptor LostChange = Warning("PGEN0900", "Change lost with its copy",
        "nothing reads \"{0}\" after this change, so it is lost: \"{0}\" is a copy of {1}",
        "Messages are values: a variable holds a copy. Assign the changed copy to where it came from, return it, or take the parameter by ref.");

    /// <summary>A list or map is copied whole for each element that a loop adds.</summary>
    public static readonly DiagnosticDescriptor AppendInLoop = Info("PGEN0901", "Appending in a loop copies everything each time",
        "each round of the loop copies all of \"{0}\"; use a builder",
        "A spread copies what is there already, so n rounds cost n² copies. Add to a RepeatedBuilder or MapBuilder in the loop and assign once after it.");

    /// <summary>Arithmetic on an absent field leaves it absent.</summary>
    public static readonly DiagnosticDescriptor ArithmeticOnAbsent = Warning("PGEN0902", "Arithmetic on a field that may be absent",
        "where \"{0}\" is not set this changes nothing, because null stays null; \"{1}\" reads through to the default",
        "An operator on a null operand gives null. Read the OrDefault property, or check that the field is set.");

    /// <summary>An initializer sets two members of one oneof.</summary>
    public static readonly DiagnosticDescriptor SecondOneofMember = Warning("PGEN0903", "Two members of one oneof",
        "\"{0}\" is lost: \"{1}\" behind it is a member of the same oneof",
        "Setting a member of a oneof clears the others. Set one.");

    /// <summary>A message has a constructor written by hand.</summary>
    public static readonly DiagnosticDescriptor Constructor = Warning("PGEN0904", "Constructor in a message",
        "\"{0}\" has a constructor, which parsing, default and the elements of new arrays do not call",
        "The empty message is default, and new must mean the same. Write a static method that makes the message.");

    /// <summary>A message has an instance field written by hand.</summary>
    public static readonly DiagnosticDescriptor InstanceField = Warning("PGEN0905", "Instance field in a message",
        "\"{0}\" adds a field to \"{1}\" that is not serialized, compared or cleared with it",
        "The codec, equality, hashes and JSON know the fields of the .proto file only, and a field of another message type can make the struct unloadable. "
        + "Declare the field in the .proto file, or keep the data beside the message.");

    /// <summary>A large message is copied where a reference would do.</summary>
    public static readonly DiagnosticDescriptor LargeByValue = Info("PGEN0906", "Large message copied",
        "\"{0}\" is copied whole, about {1} bytes; {2}",
        "A reference saves the copy of a message over 128 bytes.");

    /// <summary>
    /// Another package compiles the same .proto files. The targets of the package report it: the two make the same types, and after such
    /// errors in declarations the compiler runs no analyzer.
    /// </summary>
    public static readonly DiagnosticDescriptor OtherCompiler = Warning("PGEN0907", "Two compilers for the same .proto files",
        "{0} compiles the same .proto files as ProtoGen, so every type is made twice",
        "Remove the other package, or keep its files from ProtoGen.");

    private static DiagnosticDescriptor Warning(string id, string title, string message, string help) => Rule(id, title, message, help, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message, string help) => Rule(id, title, message, help, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Rule(string id, string title, string message, string help, DiagnosticSeverity severity) =>
        new(id, title, message, "ProtoGen", severity, isEnabledByDefault: true, description: help);
}
