using System.Runtime.InteropServices;
using System.Text;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>Google's C++ protobuf in this process, if Cpp/build.sh has built it. Its loops run on its own side.</summary>
public sealed unsafe class CppContender
{
    private static readonly nint _library = Load();
    private readonly nint _handle;

    private CppContender(nint handle) => _handle = handle;

    public static bool IsBuilt => _library != 0;

    /// <summary>Null when the library is not built.</summary>
    public static CppContender? Open(string typeName, byte[] data)
    {
        if (!IsBuilt)
            return null;
        var open = (delegate* unmanaged<byte*, byte*, int, nint>)NativeLibrary.GetExport(_library, "wire_open");
        fixed (byte* name = Encoding.UTF8.GetBytes(typeName + "\0"))
        fixed (byte* bytes = data)
        {
            nint handle = open(name, bytes, data.Length);
            return handle != 0 ? new CppContender(handle) : throw new InvalidOperationException($"The C++ side cannot read {typeName}.");
        }
    }

    public void Run(Operation operation, int count)
    {
        var run = (delegate* unmanaged<nint, int, int, void>)NativeLibrary.GetExport(_library, "wire_run");
        run(_handle, (int)operation, count);
    }

    private static nint Load()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (NativeLibrary.TryLoad(Path.Combine(folder.FullName, ".cache", "wire-cpp", "libwirebench.so"), out nint library))
                return library;
        }
        return 0;
    }
}
