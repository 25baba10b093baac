namespace ProtoGen.InteropTests.Testing;

/// <summary>A test against Python's grpcio, which apt-based systems have.</summary>
internal sealed class GrpcioTheoryAttribute : TheoryAttribute
{
    public GrpcioTheoryAttribute() => Skip = PythonScripts.Unavailable;
}
