namespace ProtoGen.Benchmarks.Wire;

/// <summary>What is measured. The numbers are those of the C++ side.</summary>
public enum Operation
{
    Parse = 0,
    ToByteArray = 1,
    WriteTo = 2,
}
