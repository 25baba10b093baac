using ProtoGen.Reflection;

namespace ProtoGen.Tests.Reflection;

/// <summary>The files under data/, as protoc described them.</summary>
internal static class ReflectionData
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Reflection", "data");

    public static IReadOnlyList<byte[]> Serialized { get; } = Split(System.IO.File.ReadAllBytes(Path.Combine(_folder, "all.binpb")));

    public static IReadOnlyDictionary<string, FileDescriptor> Files { get; } = LoadAll();

    public static string[] JsonCases { get; } = System.IO.File.ReadAllLines(Path.Combine(_folder, "json-cases.txt"));

    public static FileDescriptor File(string path) => Files[path];

    public static MessageDescriptor Message(string fullName) => Files.Values.Select(file => file.FindMessage(fullName)).First(message => message is not null)!;

    /// <summary>The elements of a FileDescriptorSet, which protoc puts in the order of their imports.</summary>
    private static List<byte[]> Split(byte[] set)
    {
        var files = new List<byte[]>();
        var cursor = new WireCursor(set);
        while (cursor.Next())
            files.Add(cursor.Payload.ToArray());
        return files;
    }

    private static Dictionary<string, FileDescriptor> LoadAll()
    {
        var files = new Dictionary<string, FileDescriptor>();
        foreach (byte[] data in Serialized)
        {
            FileDescriptor file = FileDescriptor.FromSerialized(data, files.Values);
            files.Add(file.Path, file);
        }
        return files;
    }
}
