using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Serialization;

/// <summary>Writes <c>google.protobuf.FileDescriptorSet</c>, what <c>protoc -o</c> makes.</summary>
public static class FileDescriptorSet
{
    /// <param name="files">In the order in which they are to be written; protoc puts imports before what imports them.</param>
    /// <param name="retainOptions">Keep options whose retention is source, as protoc's <c>--retain_options</c> does.</param>
    public static byte[] Serialize(IReadOnlyList<FileDescriptor> files, bool retainOptions = false)
    {
        var writer = new ProtoWriter();
        for (int i = 0; i < files.Count; i++)
        {
            writer.Tag(1, 2);
            writer.BytesValue(retainOptions ? DescriptorWriter.Write(files[i], retainOptions) : files[i].ToDescriptorProto());
        }
        return writer.ToArray();
    }
}
