namespace ProtoGen.Generator.Pipeline;

/// <summary>The names of the pipeline's steps, in the order in which values flow.</summary>
public static class StepNames
{
    public const string Options = "Options";

    public const string Language = "Language";

    public const string ReadFile = "ReadFile";

    public const string ParseFile = "ParseFile";

    /// <summary>Runs at every edit of C#, because only the compilation knows the references; what it gives is equal then.</summary>
    public const string References = "References";

    public const string ReferencedFile = "ReferencedFile";

    public const string LinkFiles = "LinkFiles";

    /// <summary>The full names that the references may have too.</summary>
    public const string DeclaredNames = "DeclaredNames";

    public const string ReferencedNames = "ReferencedNames";

    public const string NameFiles = "NameFiles";

    public const string FileResult = "FileResult";

    public const string FileSpec = "FileSpec";

    public const string Diagnostics = "Diagnostics";
}
