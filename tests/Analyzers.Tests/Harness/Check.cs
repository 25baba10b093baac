using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ProtoGen.CodeFixes;

namespace ProtoGen.Analyzers.Tests.Harness;

/// <summary>Runs all analyzers and the code fixes on code that uses the messages of people.proto and shapes.proto.</summary>
internal static class Check
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using People.V1;
        global using ProtoGen;
        global using Shapes.V1;
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> _analyzers = [.. InstancesOf<DiagnosticAnalyzer>(typeof(AnalyzerRules).Assembly)];

    private static readonly ImmutableArray<CodeFixProvider> _fixes = [.. InstancesOf<CodeFixProvider>(typeof(MessageCodeFix).Assembly)];

    private static readonly Lazy<Project> _project = new(() => NewProject(isOwnMessages: false));

    private static readonly Lazy<Project> _owningProject = new(() => NewProject(isOwnMessages: true));

    /// <summary>A class with the usual places of messages; <paramref name="code"/> is the body of one of its methods.</summary>
    public static string InMethod(string code) => InClass($$"""
            public void Run(Account parameter)
            {
        {{Indent(code, 8)}}
            }
        """);

    /// <summary>A class with the usual places of messages; <paramref name="code"/> are members of it.</summary>
    public static string InClass(string code) => $$"""
        public class Code
        {
            private Account account;
            private readonly List<Account> list = [];
            private readonly Account[] array = new Account[3];
            private readonly Dictionary<string, Account> byId = [];
            private Code other = null!;
            public Account Property { get; set; }
            public Account Get() => account;
            public void Use(in Account value) { }

        {{code}}
        }
        """;

    /// <summary>Cases of fixes, code and what becomes of it, wrapped alike.</summary>
    public static IEnumerable<(string Code, string Expected)> InEach(Func<string, string> wrap, IEnumerable<(string Code, string Expected)> cases) =>
        cases.Select(item => (wrap(item.Code), wrap(item.Expected)));

    /// <summary>What the analyzers say about each of some files, as id and text of the place.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> FindingsAsync(IReadOnlyList<string> codes, bool isOwnMessages = false)
    {
        IReadOnlyList<Document> documents = NewDocuments(codes, isOwnMessages);
        Compilation compilation = (await documents[^1].Project.GetCompilationAsync())!;
        AssertCompiles(compilation);
        ILookup<string, string> found = (await AnalyzeAsync(compilation)).ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath, Print);
        return [.. documents.Select(document => (IReadOnlyList<string>)[.. found[document.FilePath!]])];
    }

    /// <summary>Expects a finding at each <c>[|…|]</c> of each file, and none elsewhere.</summary>
    public static async Task FindsAsync(string id, IEnumerable<string> codes, bool isOwnMessages = false)
    {
        (string Text, IReadOnlyList<string> Marked)[] cases = [.. codes.Select(Unmark)];
        Assert.All(cases, item => Assert.NotEmpty(item.Marked));

        IReadOnlyList<IReadOnlyList<string>> findings = await FindingsAsync([.. cases.Select(item => item.Text)], isOwnMessages);

        Assert.All(cases.Zip(findings), item => Assert.Equal(item.First.Marked.Select(place => $"{id}: {place}"), item.Second));
    }

    /// <summary>Expects no finding in any of the files.</summary>
    public static async Task IsSilentAsync(IEnumerable<string> codes, bool isOwnMessages = false)
    {
        string[] all = [.. codes];
        Assert.All(all.Zip(await FindingsAsync(all, isOwnMessages)), item => Assert.True(item.Second.Count == 0, $"{string.Join(", ", item.Second)} in\n{item.First}"));
    }

    /// <summary>
    /// Applies to each file the fix of the first finding or compiler error that has one until there is none, and expects code that compiles and that the analyzers are silent about.
    /// </summary>
    public static async Task FixesAsync(IEnumerable<(string Code, string Expected)> cases, string? title = null, bool isOwnMessages = false)
    {
        (string Code, string Expected)[] all = [.. cases];
        IReadOnlyList<Document> documents = await FixAllAsync(NewDocuments([.. all.Select(item => item.Code)], isOwnMessages), title);

        string[] texts = await Task.WhenAll(documents.Select(async document => (await document.GetTextAsync()).ToString()));
        Assert.All(all.Zip(texts), (item, index) => Assert.Equal(InNamespace(item.First.Expected, index, isOwnMessages), item.Second));
        Compilation compilation = (await documents[0].Project.GetCompilationAsync())!;
        AssertCompiles(compilation);
        Assert.Empty((await AnalyzeAsync(compilation)).Select(Print));
    }

    /// <summary>Applies the first fix of each file to all findings or errors of that kind in it at once, as an editor's "fix all in document" does.</summary>
    public static async Task FixesAllAtOnceAsync(string id, IEnumerable<(string Code, string Expected)> cases, bool isOwnMessages = false)
    {
        (string Code, string Expected)[] all = [.. cases];
        List<Document> documents = NewDocuments([.. all.Select(item => item.Code)], isOwnMessages);
        Solution solution = documents[^1].Project.Solution;
        ILookup<string, Diagnostic> found = await DiagnosticsAsync(documents[^1].Project);
        foreach (Document document in documents.Select(document => documents[^1].Project.GetDocument(document.Id)!))
        {
            Diagnostic[] ofKind = [.. found[document.FilePath!].Where(diagnostic => diagnostic.Id == id)];
            Assert.True(ofKind.Length > 1, "one finding shows nothing");
            foreach (CodeFixProvider fix in _fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)))
            {
                if (await ActionsAsync(document, ofKind[0], fix) is not [var action, ..])
                    continue;
                var context = new FixAllContext(document, fix, FixAllScope.Document, action.EquivalenceKey, [id], new Findings(ofKind), CancellationToken.None);
                CodeAction fixAll = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
                ApplyChangesOperation change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await fixAll.GetOperationsAsync(CancellationToken.None)));
                solution = solution.WithDocumentText(document.Id, await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync());
                break;
            }
        }

        Project project = solution.GetProject(documents[0].Project.Id)!;
        string[] texts = await Task.WhenAll(documents.Select(async document => (await project.GetDocument(document.Id)!.GetTextAsync()).ToString()));
        Assert.All(all.Zip(texts), (item, index) => Assert.Equal(InNamespace(item.First.Expected, index, isOwnMessages), item.Second));
        Compilation compilation = (await project.GetCompilationAsync())!;
        AssertCompiles(compilation);
        Assert.Empty((await AnalyzeAsync(compilation)).Select(Print));
    }

    /// <summary>Expects no fix whose title starts so for any finding or error in the files.</summary>
    public static async Task OffersNoneAsync(IEnumerable<string> codes, string title = "", bool isOwnMessages = false)
    {
        IReadOnlyList<Document> documents = NewDocuments([.. codes], isOwnMessages);
        ILookup<string, Diagnostic> found = await DiagnosticsAsync(documents[^1].Project);
        foreach (Document document in documents)
        {
            Document last = documents[^1].Project.GetDocument(document.Id)!;
            Assert.NotEmpty(found[last.FilePath!]);
            foreach (Diagnostic diagnostic in found[last.FilePath!])
                Assert.True(!(await ActionsAsync(last, diagnostic)).Any(action => action.Title.StartsWith(title, StringComparison.Ordinal)), (await last.GetTextAsync()).ToString());
        }
    }

    private static async Task<IReadOnlyList<Document>> FixAllAsync(IReadOnlyList<Document> documents, string? title)
    {
        Solution solution = documents[^1].Project.Solution;
        DocumentId[] ids = [.. documents.Select(document => document.Id)];
        for (int round = 0; round < 10; round++)
        {
            ILookup<string, Diagnostic> found = await DiagnosticsAsync(solution.GetProject(ids[0].ProjectId)!);
            Solution changed = solution;
            foreach (Document document in ids.Select(id => solution.GetDocument(id)!))
            {
                if (await FirstActionAsync(document, found[document.FilePath!], title) is not { } action)
                    continue;
                ApplyChangesOperation change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
                changed = changed.WithDocumentText(document.Id, await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync());
            }
            if (changed == solution)
                break;
            solution = changed;
        }
        return [.. ids.Select(id => solution.GetDocument(id)!)];
    }

    private static async Task<CodeAction?> FirstActionAsync(Document document, IEnumerable<Diagnostic> diagnostics, string? title)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if ((await ActionsAsync(document, diagnostic)).FirstOrDefault(action => title is null || action.Title == title) is { } action)
                return action;
        }
        return null;
    }

    /// <summary>Errors and findings by file.</summary>
    private static async Task<ILookup<string, Diagnostic>> DiagnosticsAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        return Errors(compilation).Concat(await AnalyzeAsync(compilation)).ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath);
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (CodeFixProvider fix in _fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            actions.AddRange(await ActionsAsync(document, diagnostic, fix));
        return actions;
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic, CodeFixProvider fix)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>The models of the cases only: generated code need not be bound again for each test.</summary>
    private static IEnumerable<SemanticModel> CasesOf(Compilation compilation) => compilation.SyntaxTrees
        .Where(tree => tree.FilePath.StartsWith("/project/Case", StringComparison.Ordinal))
        .Select(tree => compilation.GetSemanticModel(tree));

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) => CasesOf(compilation)
        .SelectMany(model => model.GetDiagnostics())
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start);

    private static async Task<IEnumerable<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => throw new InvalidOperationException("An analyzer threw.", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(_analyzers, options);
        var found = new List<Diagnostic>();
        foreach (SemanticModel model in CasesOf(compilation))
            found.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None));
        return found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal);
    }

    private static string Print(Diagnostic diagnostic) => diagnostic.Id.StartsWith("PGEN", StringComparison.Ordinal)
        ? $"{diagnostic.Id}: {diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)}"
        : $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)} in\n{diagnostic.Location.SourceTree}";

    private static void AssertCompiles(Compilation compilation) => Assert.Empty(Errors(compilation).Select(Print));

    /// <summary>One file per case, in one project; each document knows the ones before it.</summary>
    private static List<Document> NewDocuments(IReadOnlyList<string> codes, bool isOwnMessages)
    {
        Project project = (isOwnMessages ? _owningProject : _project).Value;
        var documents = new List<Document>();
        for (int i = 0; i < codes.Count; i++)
        {
            documents.Add(project.AddDocument($"Case{i}.cs", SourceText.From(InNamespace(codes[i], i, isOwnMessages)), filePath: $"/project/Case{i}.cs"));
            project = documents[i].Project;
        }
        return documents;
    }

    /// <summary>Cases beside each other must not clash; those that add to messages say their namespace themselves.</summary>
    private static string InNamespace(string code, int index, bool isOwnMessages) =>
        isOwnMessages ? code : string.Create(CultureInfo.InvariantCulture, $"namespace Case{index};\n\n{code}");

    private static Project NewProject(bool isOwnMessages)
    {
        Project project = new AdhocWorkspace().AddProject("Test", LanguageNames.CSharp)
            .WithParseOptions(GeneratedMessages.ParseOptions)
            .WithCompilationOptions(GeneratedMessages.CompilationOptions)
            .AddMetadataReferences(GeneratedMessages.Framework);
        project = project.AddDocument("Usings.cs", Usings).Project;
        if (!isOwnMessages)
            project = project.AddMetadataReference(GeneratedMessages.Assembly);
        foreach ((string hintName, SourceText text) in isOwnMessages ? GeneratedMessages.Sources : [])
            project = project.AddDocument(hintName, text, filePath: "/project/obj/" + hintName).Project;

        // What is added to a project whose references are bound already binds them no more.
        Assert.NotNull(project.GetCompilationAsync().GetAwaiter().GetResult()!.GetTypeByMetadataName("Shapes.V1.Account"));
        return project;
    }

    private static (string Text, IReadOnlyList<string> Marked) Unmark(string code)
    {
        var marked = new List<string>();
        for (int start; (start = code.IndexOf("[|", StringComparison.Ordinal)) >= 0;)
        {
            int end = code.IndexOf("|]", start, StringComparison.Ordinal);
            string place = code[(start + 2)..end];
            marked.Add(place);
            code = code[..start] + place + code[(end + 2)..];
        }
        return (code, marked);
    }

    private static string Indent(string code, int spaces) => string.Join("\n", code.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', spaces) + line));

    private sealed class Findings(IEnumerable<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(findings);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(findings);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }

    private static IEnumerable<T> InstancesOf<T>(Assembly assembly) => assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(T)))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (T)Activator.CreateInstance(type)!);
}
