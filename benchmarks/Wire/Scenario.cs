using Google.Protobuf;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>A message of some kind and all implementations of it, which are checked to agree on the bytes before anything is measured.</summary>
public sealed class Scenario
{
    private Scenario(string name, int size, Contender google, Contender protoGen, Contender floor, CppContender? cpp)
    {
        Name = name;
        Size = size;
        Google = google;
        ProtoGen = protoGen;
        Floor = floor;
        Cpp = cpp;
    }

    public string Name { get; }

    /// <summary>Bytes on the wire.</summary>
    public int Size { get; }

    public Contender Google { get; }

    public Contender ProtoGen { get; }

    /// <summary>What is left when nothing is parsed or written.</summary>
    internal Contender Floor { get; }

    /// <summary>Null when it is not built.</summary>
    internal CppContender? Cpp { get; }

    public override string ToString() => Name;

    public static Scenario Of<TGoogle, TOurs>(string name, TGoogle message, MessageParser<TGoogle> parser)
        where TGoogle : global::Google.Protobuf.IMessage<TGoogle>
        where TOurs : struct, global::ProtoGen.IMessage<TOurs>
    {
        byte[] data = message.ToByteArray();
        var google = new GoogleContender<TGoogle>(message, parser);
        var ours = new ProtoGenContender<TOurs>(data);
        if (!ours.Bytes.AsSpan().SequenceEqual(data))
            throw new InvalidOperationException($"{name}: the two implementations disagree on the bytes.");
        var floor = new Floor(global::ProtoGen.CodeGen.MessageCodec.Parse<TOurs>(data), data);
        return new Scenario(name, data.Length, google, ours, floor, CppContender.Open(TOurs.FullName, data));
    }
}
