using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests.Rules;

/// <summary>The estimate of PGEN0906 beside the size that the runtime gives the struct.</summary>
public class MessageSizesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheEstimateIsWithinAWordOfTheSize(bool isFromAssembly)
    {
        CSharpCompilation compilation = isFromAssembly
            ? CSharpCompilation.Create("User", references: [.. GeneratedMessages.Framework, GeneratedMessages.Assembly])
            : GeneratedMessages.Compile();
        var sizes = new MessageSizes(RuntimeTypes.Of(compilation)!);
        Type[] messages = [.. Assembly.Load(GeneratedMessages.Image).GetTypes().Where(type => type.GetInterfaces().Any(item => item.Name == "IMessage`1"))];
        Assert.NotEmpty(messages);

        Assert.All(messages, message =>
        {
            ITypeSymbol symbol = compilation.GetTypeByMetadataName(message.FullName!)!;
            int size = (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(message).Invoke(null, null)!;
            Assert.True(Math.Abs(size - sizes.Of(symbol)) <= 8, $"{message.FullName} has {size} bytes, not {sizes.Of(symbol)}");
        });
    }
}
