using ProtoGen.Parser.Linking;

namespace ProtoGen.Parser.Descriptors;

public sealed partial class FileDescriptor
{
    /// <summary>For a descriptor.proto: its options messages, made on first use.</summary>
    internal OptionsSchema? Schema { get; set; }
}
