using Microsoft.CodeAnalysis;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// A .proto file before it is read, with the options that apply. The one value of the pipeline that holds a Roslyn object, because
/// that is what the driver gives; its content goes no further than the parse step.
/// </summary>
internal sealed record ProtoInput(AdditionalText Text, FileOptions Options, GlobalOptions Global);
