using System.Diagnostics;

namespace ProtoGen.Differential.Oracles;

/// <summary>protoc as a codec between text format and bytes, for the files of cases/text.</summary>
public sealed class ProtocText
{
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(1);
    private readonly Protoc _protoc = new();

    /// <summary>The bytes of a text; null when protoc refuses it, and why.</summary>
    public (byte[]? Bytes, string Errors) Encode(string type, string text) => Run("--encode=" + type, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The text of bytes.</summary>
    public string Decode(string type, byte[] bytes)
    {
        (byte[]? text, string errors) = Run("--decode=" + type, bytes);
        return System.Text.Encoding.UTF8.GetString(text ?? throw new InvalidOperationException($"protoc refuses to decode: {errors}"));
    }

    private (byte[]? Output, string Errors) Run(string action, byte[] input)
    {
        string folder = Repository.Cases("text");
        var start = new ProcessStartInfo(_protoc.Binary, ["-I.", "-I" + _protoc.IncludeFolder, action, "text.proto"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        var output = new MemoryStream();
        Task copied = process.StandardOutput.BaseStream.CopyToAsync(output);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It gave up before it had read everything; the exit code tells.
        }
        if (!process.WaitForExit(_timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"protoc {action} ran for more than {_timeout}");
        }
        copied.GetAwaiter().GetResult();
        return (process.ExitCode == 0 ? output.ToArray() : null, errors.GetAwaiter().GetResult());
    }
}
