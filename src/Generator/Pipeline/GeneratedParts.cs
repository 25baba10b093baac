namespace ProtoGen.Generator.Pipeline;

/// <summary>What of a file becomes C# here.</summary>
internal enum GeneratedParts
{
    /// <summary>The types exist elsewhere, or the file is there to be imported only.</summary>
    Nothing,

    /// <summary>The messages are compiled in a referenced assembly, which has nothing of the services.</summary>
    Services,

    All,
}
