namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>A struct message.</summary>
internal readonly record struct Number(int Value);
