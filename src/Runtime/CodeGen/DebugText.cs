using System.ComponentModel;
using ProtoGen.Reflection;

namespace ProtoGen.CodeGen;

/// <summary>What the <c>ToString</c> of generated messages forwards to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DebugText
{
    /// <summary>
    /// The message as one line of JSON for people: ProtoJSON as far as it goes, with <c>debug_redact</c> honoured, unknown fields shown by
    /// number and size only, and everything past 64 KiB left out. Not for parsing. Never throws: a message that cannot be serialized
    /// gives a short text that says why. The type's name alone when the program was built without such text (<see cref="RuntimeFeatures.DiagnosticText"/>).
    /// </summary>
    public static string Format<T>(in T message)
        where T : struct, IMessage<T>
    {
        if (!RuntimeFeatures.DiagnosticText)
            return T.FullName;
        try
        {
            return DebugTextWriter.Format(T.Descriptor, MessageCodec.ToByteArray(in message));
        }
        catch (ProtoException problem)
        {
            return $"<{T.FullName}: {problem.Problem}>";
        }
    }
}
