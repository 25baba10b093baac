namespace ProtoGen;

/// <summary>Malformed or unacceptable protobuf data. Decoders throw nothing else for bad input.</summary>
public sealed class ProtoException : Exception
{
    /// <summary>Creates an exception with a message.</summary>
    public ProtoException(string message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public ProtoException(string message, Exception? innerException)
        : base(message, innerException)
    {
        Problem = message;
    }

    private ProtoException(string message, string problem, string? path, long offset, Exception? innerException)
        : base(message, innerException)
    {
        Problem = problem;
        Path = path;
        Offset = offset;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The message and field that was being read, such as <c>people.v1.User.address.city</c>; null when not known.</summary>
    public string? Path { get; }

    /// <summary>Where in the input, in bytes from its start; -1 when not known.</summary>
    public long Offset { get; } = -1;

    /// <summary>The line in JSON or text format, from 1; 0 when the input is no text.</summary>
    public int Line { get; private init; }

    /// <summary>The column in that line, in bytes of UTF-8 from 1; 0 when the input is no text.</summary>
    public int Column { get; private init; }

    internal static ProtoException At(long offset, string problem) => new(problem, problem, null, offset, null);

    internal ProtoException Within(string path) =>
        new($"{path}: {Problem}{(Offset < 0 ? "" : $" at byte {Offset}")}.", Problem, path, Offset, InnerException);

    /// <summary>For text: line and column, in bytes, count from 1.</summary>
    internal ProtoException Within(string path, int line, int column) =>
        new($"{path}: {Problem} at line {line}, column {column}.", Problem, path, Offset, InnerException) { Line = line, Column = column };
}
