using System;

namespace ProtoGen.Parser.Decompilation;

/// <summary>Bytes that are no descriptor, or one that no .proto file can say. It does not leave this assembly.</summary>
internal sealed class InvalidDescriptorException(string message) : Exception(message);
