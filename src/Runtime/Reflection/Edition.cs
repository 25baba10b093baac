using System.Diagnostics.CodeAnalysis;

namespace ProtoGen.Reflection;

/// <summary>The edition of a .proto file, with the numbers of <c>google.protobuf.Edition</c>; the two syntaxes count as editions.</summary>
[SuppressMessage("Design", "CA1008", Justification = "Every file has an edition; zero stands for none of them.")]
public enum Edition
{
    /// <summary><c>syntax = "proto2"</c>, or no syntax at all.</summary>
    Proto2 = 998,

    /// <summary><c>syntax = "proto3"</c>.</summary>
    Proto3 = 999,

    /// <summary><c>edition = "2023"</c>.</summary>
    Edition2023 = 1000,

    /// <summary><c>edition = "2024"</c>.</summary>
    Edition2024 = 1001,
}
