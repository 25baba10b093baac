namespace ProtoGen.Cli.Rendering;

/// <param name="Place">Format of a finding: path, line, column, severity with id, text.</param>
/// <param name="Problem">Format of a finding without a place: severity, text.</param>
internal sealed record LineFormat(string Place, string Problem);
