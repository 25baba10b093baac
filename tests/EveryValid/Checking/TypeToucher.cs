using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using ProtoGen.CodeGen;

namespace ProtoGen.EveryValid.Checking;

/// <summary>
/// Loads an assembly and uses every type once. The compiler accepts what the runtime refuses (a struct that contains itself through a generic one), and only a use tells.
/// </summary>
internal static class TypeToucher
{
    private static readonly MethodInfo _useMessage = typeof(TypeToucher).GetMethod(nameof(UseMessage), BindingFlags.Static | BindingFlags.NonPublic)!;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static List<string> Touch(MemoryStream image, out int types)
    {
        var problems = new List<string>();
        var context = new AssemblyLoadContext("generated", isCollectible: true);
        try
        {
            image.Position = 0;
            Type[] all = context.LoadFromStream(image).GetTypes();
            types = all.Length;
            foreach (Type type in all)
                Try(problems, type);
        }
        catch (ReflectionTypeLoadException exception)
        {
            types = 0;
            problems.AddRange(exception.LoaderExceptions.OfType<Exception>().Select(inner => inner.Message));
        }
        finally
        {
            context.Unload();
        }
        return problems;
    }

    private static void Try(List<string> problems, Type type)
    {
        try
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            if (!type.IsValueType || type.IsGenericTypeDefinition)
                return;
            object value = RuntimeHelpers.GetUninitializedObject(type);
            if (value is not Enum && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IMessage<>)))
                _useMessage.MakeGenericMethod(type).Invoke(null, [value]);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            problems.Add($"{type}: {exception.InnerException ?? exception}");
        }
    }

    private static void UseMessage<T>(T empty)
        where T : struct, IMessage<T>
    {
        Check(T.Descriptor.FullName == T.FullName, "descriptor of another message");
        byte[] bytes = MessageCodec.ToByteArray(in empty, null);
        Check(bytes.Length == 0, "an empty message has bytes");
        Check(empty.ToString() is not null, "no text");
        Check(empty.Equals(default) && empty.GetHashCode() == default(T).GetHashCode(), "an empty message is not equal to the default");
        if (!T.IsInitialized(in empty))
            return;
        T back = MessageCodec.Parse<T>(bytes, null);
        Check(T.AreEqual(in empty, in back), "does not come back");
        // 19500, a number that no field can have: unknown data goes through every message.
        byte[] unknown = [0xE0, 0xC2, 0x09, 0x01];
        T stranger = MessageCodec.Parse<T>(unknown, null);
        Check(MessageCodec.ToByteArray(in stranger, null).AsSpan().SequenceEqual(unknown) && !T.AreEqual(in empty, in stranger), "loses unknown fields");
    }

    private static void Check(bool condition, string problem)
    {
        if (!condition)
            throw new InvalidOperationException(problem);
    }
}
