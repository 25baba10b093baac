using System.Globalization;
using ProtoGen.Generator;

namespace ProtoGen.Benchmarks.Compiler.Incremental;

/// <summary>
/// A long editing session: thousands of changed contents, files that come and go, imports of names that nothing has, as half-typed ones are. What is
/// alive after a full collection must not grow with the number of edits.
/// </summary>
internal static class MemoryRun
{
    private const int Files = 200;
    private const int Reports = 10;

    public static int Run(int edits)
    {
        var project = new SampleProject(Files);
        var session = new EditSession(new ProtoGenerator(), project.Files, isTracked: false);
        session.Run();
        string[] paths = [.. session.Paths];
        var random = new Random(7);
        var alive = new List<double>();
        Console.WriteLine($"{Files} .proto files\n\n| edits | MB alive |\n|---|---|");
        for (int edit = 1; edit <= edits; edit++)
        {
            string path = paths[random.Next(paths.Length)];
            switch (edit % 5)
            {
                case 0:
                    session.Remove(path);
                    session.Run();
                    session.Add(path, project.Files[path]);
                    break;
                case 1:
                    session.Edit(path, $"{project.Files[path]}import \"half/typed{edit}.proto\";\n");
                    break;
                case 2:
                    session.EditCSharp();
                    break;
                default:
                    session.Edit(path, $"{project.Files[path]}// Edit {edit}.\nmessage Edited{edit} {{ string text = 1; }}\n");
                    break;
            }
            session.Run();
            if (edit % (edits / Reports) != 0)
                continue;
            // Every file as it was, so that the points compare.
            foreach (string each in paths)
                session.Edit(each, project.Files[each]);
            session.Run();
            alive.Add(Alive());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {edit} | {alive[^1]:F1} |"));
        }
        double growth = alive[^1] / alive[0];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nlast to first: {growth:F2}"));
        GC.KeepAlive(session);
        return growth < 1.1 ? 0 : 1;
    }

    private static double Alive()
    {
        // Twice, since a collected key of a weak table frees its value in the next round.
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true) / 1e6;
    }
}
