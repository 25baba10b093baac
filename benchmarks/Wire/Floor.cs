using System.Buffers;
using System.Reflection;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>
/// What no parser and no writer can do without: a parse makes as many objects as a parsed message holds, and as large ones, and copies the text; a write copies
/// the finished bytes. Shows how far a goal can be reached at all.
/// </summary>
public sealed class Floor(object message, byte[] data) : Contender
{
    private const int ArrayHeader = 24;

    private static readonly Func<object, object> _clone =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    private readonly string[] _texts = [.. Objects(message).OfType<string>()];
    private readonly int[] _sizes = [.. Objects(message).Where(item => item is not string).Select(SizeOf)];
    private readonly ArrayBufferWriter<byte> _output = new(data.Length + 1024);

    public override void Parse(int count)
    {
        for (int i = 0; i < count; i++)
        {
            foreach (string text in _texts)
                Keep(new string(text.AsSpan()));
            foreach (int size in _sizes)
                Keep(new byte[size]);
        }
    }

    public override void ToByteArray(int count)
    {
        for (int i = 0; i < count; i++)
        {
            byte[] copy = GC.AllocateUninitializedArray<byte>(data.Length);
            data.AsSpan().CopyTo(copy);
            Keep(in copy);
        }
    }

    public override void WriteTo(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _output.ResetWrittenCount();
            data.AsSpan().CopyTo(_output.GetSpan(data.Length));
            _output.Advance(data.Length);
        }
    }

    /// <summary>The length of a byte array of the object's size.</summary>
    private static int SizeOf(object item)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(_clone(item));
        return (int)Math.Max(0, GC.GetAllocatedBytesForCurrentThread() - before - ArrayHeader);
    }

    /// <summary>All objects that the fields of the message lead to.</summary>
    private static object[] Objects(object message)
    {
        var found = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([message]);
        while (open.TryPop(out object? value))
        {
            Type type = value.GetType();
            if (!type.IsValueType && (value is "" || !found.Add(value)))
                continue;
            if (value is Array array && !type.GetElementType()!.IsPrimitive)
            {
                foreach (object? element in array)
                    Push(element);
            }
            else if (value is not (Array or string) && !type.IsPrimitive && !type.IsEnum)
            {
                foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                    Push(field.GetValue(value));
            }
        }
        return [.. found];

        void Push(object? value)
        {
            if (value is not null)
                open.Push(value);
        }
    }
}
