using ProtoGen.Differential.Oracles;
using ProtoGen.Parser;
using ProtoGen.Reflection;

namespace ProtoGen.Differential.Text;

/// <summary>The files of cases/text: compiled in this process, loaded as descriptors of the runtime.</summary>
internal static class TextTypes
{
    public static TypeRegistry Registry { get; } = Compile();

    public static MessageDescriptor Find(string fullName) =>
        Registry.FindMessage(fullName) ?? throw new InvalidOperationException($"cases/text has no {fullName}");

    private static TypeRegistry Compile()
    {
        ProtoCompilation compilation = ProtoCompilation.Compile(["text.proto", "options.proto"], new FolderSource(Repository.Cases("text")));
        Assert.Empty(compilation.Diagnostics);
        return TypeRegistry.FromDescriptorSet(compilation.ToDescriptorSet(includeImports: true));
    }
}
