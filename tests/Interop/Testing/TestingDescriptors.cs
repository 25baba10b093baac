using Grpc.Testing;
using ProtoGen.Reflection;

namespace ProtoGen.InteropTests.Testing;

/// <summary>
/// The messages of the interop service for peers that know a message by its descriptor: a FileDescriptorSet of the descriptors that ours embed, which tests/Differential holds equal to protoc's.
/// </summary>
internal sealed class TestingDescriptors : IDisposable
{
    // FileDescriptorSet.file: field 1, length-delimited.
    private const byte Tag = 1 << 3 | 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("protogen-interop-").FullName;

    public TestingDescriptors()
    {
        Path = System.IO.Path.Combine(_folder, "testing.binpb");
        using var set = new BinaryWriter(File.Create(Path));
        foreach (FileDescriptor file in (FileDescriptor[])[Empty.Descriptor.File, SimpleRequest.Descriptor.File])
        {
            set.Write(Tag);
            set.Write7BitEncodedInt(file.SerializedData.Length);
            set.Write(file.SerializedData.Span);
        }
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
