using System.Collections.Generic;
using ProtoGen.Parser.Decompilation;

namespace ProtoGen.Parser;

/// <summary>What can be told of a serialized <c>google.protobuf.FileDescriptorProto</c> at a glance.</summary>
public static class SerializedFile
{
    private const int Messages = 4;
    private const int Enums = 5;
    private const int Services = 6;

    /// <summary>The full names of the messages, enums and services at the top level; as many as can be read of damaged bytes.</summary>
    public static IReadOnlyList<string> TopLevelNames(byte[] fileDescriptorProto)
    {
        var names = new List<string>();
        try
        {
            var file = new WireMessage(fileDescriptorProto);
            string package = file.Text(2);
            string prefix = package.Length == 0 ? "" : package + ".";
            foreach (int kind in (int[])[Messages, Enums, Services])
            {
                foreach (WireMessage declaration in file.Messages(kind))
                    names.Add(prefix + declaration.Text(1));
            }
        }
        catch (InvalidDescriptorException)
        {
            // The names before the damage are right.
        }
        return names;
    }
}
