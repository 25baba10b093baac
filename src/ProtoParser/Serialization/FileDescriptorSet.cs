using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Serialization;

/// <summary>Writes <c>google.protobuf.FileDescriptorSet</c>, what <c>protoc -o</c> makes.</summary>
public static class FileDescriptorSet
{
    /// <summary>How many files are serialized at once: enough to keep the threads busy, few enough to keep the memory small.</summary>
    private const int Batch = 128;

    /// <param name="files">In the order in which they are to be written; protoc puts imports before what imports them.</param>
    /// <param name="retainOptions">Keep options whose retention is source, as protoc's <c>--retain_options</c> does.</param>
    /// <param name="includeSourceInfo">Write where everything stands, and the comments, as <c>--include_source_info</c> does.</param>
    public static byte[] Serialize(IReadOnlyList<FileDescriptor> files, bool retainOptions = false, bool includeSourceInfo = false)
    {
        using var stream = new MemoryStream();
        WriteTo(stream, files, retainOptions, includeSourceInfo);
        return stream.ToArray();
    }

    /// <summary>Writes the set to a stream without holding more than a few files of it in memory; files are serialized on several threads.</summary>
    public static void WriteTo(Stream stream, IReadOnlyList<FileDescriptor> files, bool retainOptions = false, bool includeSourceInfo = false)
    {
        var header = new ProtoWriter();
        byte[][] batch = new byte[Math.Min(Batch, files.Count)][];
        for (int start = 0; start < files.Count; start += Batch)
        {
            int count = Math.Min(Batch, files.Count - start);
            int first = start;
            ParallelLoop.For(count, grain: 1, i => batch[i] = files[first + i].ToDescriptorProto(includeSourceInfo, retainOptions), CancellationToken.None);
            for (int i = 0; i < count; i++)
            {
                header.Clear();
                header.Tag(1, 2);
                header.Varint((uint)batch[i].Length);
                header.CopyTo(stream);
                stream.Write(batch[i], 0, batch[i].Length);
            }
        }
        header.Release();
    }
}
