using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ProtoGen.Generator.Tests.Harness;

/// <summary>Runs compiled projects together, and unloads them.</summary>
internal static class LoadedProgram
{
    /// <summary>Calls the static method <c>Program.Run</c> of the last image and gives what it returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Run(params IEnumerable<byte[]> images)
    {
        var context = new AssemblyLoadContext("program", isCollectible: true);
        try
        {
            Assembly last = images.Select(image => context.LoadFromStream(new MemoryStream(image))).ToList()[^1];
            return (string)last.GetType("Program", throwOnError: true)!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!.Invoke(null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
