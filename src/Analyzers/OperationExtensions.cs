using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers;

internal static class OperationExtensions
{
    /// <summary>The operation below conversions that the compiler put in.</summary>
    public static IOperation WithoutImplicitConversion(this IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
            operation = conversion.Operand;
        return operation;
    }

    /// <summary>The body of the innermost function around an operation.</summary>
    public static IOperation FunctionAround(this IOperation operation)
    {
        while (operation.Parent is { } parent && operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            operation = parent;
        return operation;
    }
}
