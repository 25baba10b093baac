using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Linking;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser;

/// <summary>
/// Turns a parsed file into descriptors. A pure function of the file and its linked imports, so a caller can memoise it by
/// the identity of those. Never throws on bad input: what does not resolve is reported and left out.
/// </summary>
public static class Linker
{
    /// <param name="file">The file as parsed; half-typed constructs are skipped without a second message.</param>
    /// <param name="imports">One entry per element of <see cref="FileSyntax.Imports"/>, in that order.</param>
    /// <param name="findDefiningFile">
    /// Says which file of the compilation defines a full name, to make a better message of an unresolved name; may be null.
    /// </param>
    /// <param name="importPath">The path by which other files import this one; null when that is the path of its text.</param>
    public static LinkedFile Link(
        ParsedFile file, IReadOnlyList<ResolvedImport> imports, Func<string, string?>? findDefiningFile = null, string? importPath = null)
    {
        if (imports.Count != file.Syntax.Imports.Count)
            throw new ArgumentException("there must be one resolved import per import statement", nameof(imports));
        var context = new LinkContext(file, importPath ?? file.Source.Path, imports, findDefiningFile);

        ImportsPass.Run(context);
        DeclarePass.Run(context);
        TypesPass.Run(context);
        NumbersPass.Run(context);

        OptionsPass.RunBuiltIn(context);
        FeaturesPass.Run(context);
        PropertiesPass.Run(context);
        OptionsPass.RunCustom(context);

        DefaultsPass.Run(context);
        JsonNamesPass.Run(context);
        EnumsPass.Run(context);
        FieldRulesPass.Run(context);
        FileRulesPass.Run(context);
        ExtensionsPass.Run(context);
        FeatureSupportPass.Run(context);
        OptionUsePass.Run(context);
        VisibilityPass.Run(context);
        NamingStylePass.Run(context);
        LimitsPass.Run(context);
        UnusedImportsPass.Run(context);

        DropUnresolvedPass.Run(context);
        return new LinkedFile(context.File, context.SortedDiagnostics(), context.Diagnostics.HasErrors);
    }
}
