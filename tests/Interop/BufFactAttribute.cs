using System.Runtime.InteropServices;

namespace ProtoGen.InteropTests;

/// <summary>A test that needs buf, of which only the build for Linux on x64 is pinned.</summary>
internal sealed class BufFactAttribute : FactAttribute
{
    public BufFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
            Skip = "buf is installed for Linux on x64 only.";
    }
}
