using ProtoGen.Parser;

namespace ProtoGen.Generator.Diagnostics;

/// <summary>The catalog of the generator: PGEN08xx. An id is never reused; each has a page in docs/diagnostics.</summary>
public static class GeneratorRules
{
    public static readonly DiagnosticRule DuplicateImportPath = Error("PGEN0800", "Two files with one import path",
        "the import path \"{0}\" belongs to \"{1}\" already; this file is left out",
        "Imports could mean either file. Remove one of them, or give the two different ProtoRoots.");

    public static readonly DiagnosticRule InvalidNamespace = Error("PGEN0801", "Invalid csharp_namespace",
        "csharp_namespace \"{0}\" is not a C# namespace; \"{1}\" is used",
        "Write identifiers parted by dots.");

    public static readonly DiagnosticRule UnknownMetadata = Error("PGEN0802", "Unknown metadata value",
        "\"{0}\" is not a value of {1}",
        "GrpcServices is Both, Client, Server or None; Access is Public or Internal; ProtoCompile and CompileOutputs are true or false. The metadata stands on the item in the project file.");

    public static readonly DiagnosticRule OutsideProtoRoot = Error("PGEN0803", "File outside its ProtoRoot",
        "\"{0}\" does not lie in its ProtoRoot \"{1}\"",
        "ProtoRoot is a folder above the file, relative to the project. Import paths start there.");

    public static readonly DiagnosticRule UnreadableFile = Error("PGEN0804", "File cannot be read",
        "\"{0}\" cannot be read",
        "Check that the file exists and is text.");

    public static readonly DiagnosticRule TypeNameClash = Error("PGEN0805", "Two declarations with one C# name",
        "the C# name \"{0}\" of \"{1}\" exists already, made from \"{2}\" in \"{3}\"; this one is called \"{4}\"",
        "Declarations meet when their packages or csharp_namespaces become one C# namespace. Give one of the files another csharp_namespace.");

    public static readonly DiagnosticRule AmbiguousImport = Error("PGEN0810", "Ambiguous import",
        "the import \"{0}\" may mean any of {1}",
        "The files have no ProtoRoot, and more than one path ends so. Say ProtoRoot on the items, the folder that import paths start from.");

    public static readonly DiagnosticRule SecondImportPath = Error("PGEN0811", "Two import paths for one file",
        "the import \"{0}\" means \"{1}\", whose import path is \"{2}\"",
        "A file has one import path, which is part of its descriptor. Write the same import everywhere, and say ProtoRoot on the item if it is to start elsewhere.");

    public static readonly DiagnosticRule SeveralAssemblies = Error("PGEN0812", "A file in several assemblies",
        "\"{0}\" is in several referenced assemblies, {1}, {2}",
        "A type exists once. Let one of the assemblies reference the other instead of compiling the file again, reference versions that agree, or give one reference an alias.");

    public static readonly DiagnosticRule CopyDiffers = Error("PGEN0813", "Another version of a compiled file",
        "\"{0}\" is in the referenced assembly {1} with different content; the types of the assembly are used, and this file is left out",
        "Remove the file from the project, since imports find the assembly's, or update the one that is behind. A different schema needs another import path and other names.");

    public static readonly DiagnosticRule InaccessibleTypes = Error("PGEN0814", "Internal types of another assembly",
        "the types of \"{0}\" are internal to the referenced assembly {1}",
        "Remove Access=\"Internal\" from the file's item in that project, or let it name this assembly in InternalsVisibleTo.");

    public static readonly DiagnosticRule InternalTypesInPublic = Error("PGEN0815", "Internal types in a public file",
        "the types of \"{0}\" are internal, so this file, which uses them, cannot be public",
        "Say Access=\"Internal\" on this file's item too, or make the imported file public.");

    public static readonly DiagnosticRule NewerContract = Error("PGEN0816", "File of a newer generator",
        "\"{0}\" is in the referenced assembly {1}, which was made by a newer version of ProtoGen",
        "Use that version of ProtoGen, or a later one, in this project.");

    public static readonly DiagnosticRule UnusableReference = Error("PGEN0817", "Unusable file of another assembly",
        "\"{0}\" of the referenced assembly {1} cannot be used: {2}",
        "Reference the assemblies that the other one was compiled with, or compile it again.");

    public static readonly DiagnosticRule TypeTwin = Warning("PGEN0818", "Type exists in a referenced assembly",
        "\"{0}\" exists in the referenced assembly {1} already, from \"{2}\"; two types of one name do not fit together",
        "Import the file of the assembly, and remove this one from the project.");

    public static readonly DiagnosticRule ServicesElsewhere = Warning("PGEN0819", "Services in a referenced assembly",
        "the services of this file are in the referenced assembly {0} with GrpcServices=\"{1}\", so GrpcServices=\"{2}\" does nothing here",
        "C# cannot add to a class of another assembly. Say GrpcServices=\"Both\" where the file is compiled, or \"None\" there to generate the services here.");

    public static readonly DiagnosticRule TypeHiddenByNamespace = Warning("PGEN0820", "Type hidden by a namespace",
        "C# takes \"{0}\" for the namespace \"{1}\", which \"{2}\" makes, and not for the type \"{3}\"; write option csharp_namespace = \"{4}\" there",
        "A name means a namespace around the code before it means a type that a using brings. Give the file that makes the namespace another csharp_namespace.");

    public static readonly DiagnosticRule NameInReference = Error("PGEN0821", "Name taken by a referenced assembly",
        "the C# name \"{0}\" of \"{1}\" exists already, in the referenced assembly \"{2}\"; this one is called \"{3}\"",
        "Give the file another csharp_namespace. If the assembly was compiled from the same .proto, use its types and do not compile the file again.");

    public static readonly DiagnosticRule TypeIsNamespace = Error("PGEN0822", "Type with the name of a namespace",
        "the C# name \"{0}\" of \"{1}\" is a namespace already, made by \"{2}\"; this one is called \"{3}\"",
        "C# has no type and namespace of one name, and package names become PascalCase. Give one of the files another csharp_namespace.");

    public static readonly DiagnosticRule NamespaceIsType = Error("PGEN0823", "Namespace with the name of a type",
        "the namespace \"{0}\" of this file is a type in the referenced assembly \"{1}\"; \"{2}\" is used",
        "C# has no type and namespace of one name. Give the file another csharp_namespace.");

    public static readonly DiagnosticRule MetadataWithoutEffect = Warning("PGEN0830", "Metadata without effect",
        "{0} speaks to protoc and has no effect here",
        "Access=\"Internal\" stands for the option internal_access, GrpcServices for no_client and no_server. Remove the metadata from the item in the project file.");

    /// <summary>Reported by the package's targets: the generator cannot look at the disk.</summary>
    public static readonly DiagnosticRule MissingImportFolder = Warning("PGEN0831", "Import folder does not exist",
        "the import folder \"{0}\" does not exist",
        "A folder of AdditionalImportDirs or ProtoGenImportDirs is relative to the project. Correct it, or remove it.");

    public static readonly DiagnosticRule LanguageVersion = Error("PGEN0832", "C# version too old",
        "the generated code needs C# {0} or later; this project is compiled as C# {1}",
        "Remove LangVersion from the project, or raise it. The .NET 10 SDK compiles C# 14 when nothing is said.");

    public static readonly DiagnosticRule CompiledNowhere = Error("PGEN0833", "Imported file compiled nowhere",
        "\"{0}\" is there to be imported only, and no referenced assembly has its types",
        "Make the file an item of this project, or reference a project or package that compiles it.");

    public static readonly DiagnosticRule InternalError = Error("PGEN0899", "Internal error",
        "the generator failed on this file: {0}",
        "This is a bug of the generator, not of the file. Please report it with the file.");

    private static DiagnosticRule Warning(string id, string title, string message, string help) =>
        new(id, DiagnosticSeverity.Warning, title, message, help);

    private static DiagnosticRule Error(string id, string title, string message, string help) =>
        new(id, DiagnosticSeverity.Error, title, message, help);
}
