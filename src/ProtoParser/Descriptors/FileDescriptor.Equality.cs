using System;
using System.Collections.Generic;
using ProtoGen.Parser.Serialization;

namespace ProtoGen.Parser.Descriptors;

public sealed partial class FileDescriptor : IEquatable<FileDescriptor>
{
    private byte[]? _proto;
    private int _hash;

    /// <summary>
    /// The serialized <c>google.protobuf.FileDescriptorProto</c> as <c>protoc -o</c> writes it: without source info, without
    /// options whose retention is source. Made once; the caller must not change it.
    /// </summary>
    public byte[] ToDescriptorProto() => _proto ??= DescriptorWriter.Write(this);

    /// <summary>The serialized descriptor as <c>protoc -o</c> writes it with these flags. Made anew on each call.</summary>
    /// <param name="includeSourceInfo"><c>--include_source_info</c>: where everything stands, and the comments. Meaningful for files without errors.</param>
    /// <param name="retainOptions"><c>--retain_options</c>: keep options whose retention is source.</param>
    public byte[] ToDescriptorProto(bool includeSourceInfo, bool retainOptions = false) =>
        includeSourceInfo || retainOptions ? DescriptorWriter.Write(this, retainOptions, includeSourceInfo) : ToDescriptorProto();

    /// <summary>By <see cref="ToDescriptorProto()"/> and, pairwise, the dependencies; comments and layout do not count.</summary>
    public bool Equals(FileDescriptor? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || GetHashCode() != other.GetHashCode() || !HaveEqualBytes(this, other))
            return false;
        IReadOnlyList<FileDescriptor> mine = TransitiveDependencies;
        IReadOnlyList<FileDescriptor> theirs = other.TransitiveDependencies;
        if (mine.Count != theirs.Count)
            return false;
        for (int i = 0; i < mine.Count; i++)
        {
            if (!ReferenceEquals(mine[i], theirs[i]) && !HaveEqualBytes(mine[i], theirs[i]))
                return false;
        }
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FileDescriptor);

    public override int GetHashCode()
    {
        if (_hash != 0)
            return _hash;
        uint hash = 2166136261;
        foreach (byte b in ToDescriptorProto())
            hash = unchecked((hash ^ b) * 16777619);
        _hash = hash == 0 ? 1 : unchecked((int)hash);
        return _hash;
    }

    private static bool HaveEqualBytes(FileDescriptor left, FileDescriptor right)
    {
        byte[] a = left.ToDescriptorProto();
        byte[] b = right.ToDescriptorProto();
        if (a.Length != b.Length)
            return false;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
                return false;
        }
        return true;
    }
}
