using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProtoGen.Analyzers.LostChanges;

/// <summary>Lists the accesses to message variables of one function, per block of its graph and in the order of evaluation.</summary>
internal sealed class AccessCollector : OperationWalker
{
    private readonly RuntimeTypes _types;
    private readonly ISymbol _owner;
    private readonly HashSet<ISymbol> _untracked;
    private readonly FlowCaptures _captures;
    private readonly List<VariableAccess> _accesses = [];

    private AccessCollector(ISymbol owner, HashSet<ISymbol> shared, FlowCaptures captures, RuntimeTypes types)
    {
        _owner = owner;
        _untracked = new HashSet<ISymbol>(shared, SymbolEqualityComparer.Default);
        _captures = captures;
        _types = types;
    }

    public static VariableAccess[][] Collect(ControlFlowGraph graph, ISymbol owner, HashSet<ISymbol> shared, RuntimeTypes types)
    {
        var collector = new AccessCollector(owner, shared, new FlowCaptures(graph), types);
        var blocks = new VariableAccess[graph.Blocks.Length][];
        foreach (BasicBlock block in graph.Blocks)
        {
            collector._accesses.Clear();
            foreach (IOperation operation in block.Operations)
                collector.Visit(operation);
            collector.Visit(block.BranchValue);
            blocks[block.Ordinal] = [.. collector._accesses];
        }

        // That a variable has a second name may come to light late.
        return [.. blocks.Select(block => block.Where(access => !collector._untracked.Contains(access.Variable)).ToArray())];
    }

    public override void VisitLocalReference(ILocalReferenceOperation operation) => Add(AccessKind.Read, Variable(operation), operation);

    public override void VisitParameterReference(IParameterReferenceOperation operation) => Add(AccessKind.Read, Variable(operation), operation);

    public override void VisitFlowCapture(IFlowCaptureOperation operation)
    {
        // A target that waits for its value is not read.
        if (!_captures.IsTargetOnly(operation.Id))
            Visit(operation.Value);
    }

    public override void VisitFlowCaptureReference(IFlowCaptureReferenceOperation operation) =>
        Add(AccessKind.Read, Variable(_captures.ValueOf(operation)), operation);

    public override void VisitSimpleAssignment(ISimpleAssignmentOperation operation)
    {
        if (operation.IsRef)
            Alias(operation.Value);
        Assign(operation.Target, operation.Value, operation);
    }

    public override void VisitCompoundAssignment(ICompoundAssignmentOperation operation)
    {
        ReadIfUsed(operation, operation.Target);
        Assign(operation.Target, operation.Value, operation);
    }

    public override void VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation)
    {
        ReadIfUsed(operation, operation.Target);
        Assign(operation.Target, null, operation);
    }

    public override void VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation)
    {
        Visit(operation.Value);
        Deconstruct(operation.Target, operation);
    }

    public override void VisitInvocation(IInvocationOperation operation)
    {
        if (Variable(operation.Instance) is { } changed && VariableAccess.IsMutator(operation.TargetMethod))
        {
            VisitAll(operation.Arguments);
            Add(AccessKind.Change, changed, operation);
            return;
        }

        if (operation.TargetMethod.ReturnsByRef || operation.TargetMethod.ReturnsByRefReadonly || operation.Type?.IsRefLikeType == true)
        {
            if (operation.Instance is not null)
                Alias(operation.Instance);
            AliasArguments(operation.Arguments);
        }
        base.VisitInvocation(operation);
    }

    public override void VisitObjectCreation(IObjectCreationOperation operation)
    {
        if (operation.Type?.IsRefLikeType == true)
            AliasArguments(operation.Arguments);
        base.VisitObjectCreation(operation);
    }

    public override void VisitArgument(IArgumentOperation operation)
    {
        IOperation value = operation.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : operation.Value;
        if (operation.Parameter?.RefKind == RefKind.Out && Variable(value) is { } variable)
            Add(AccessKind.Set, variable, operation.Parent ?? operation);
        else
            base.VisitArgument(operation);
    }

    public override void VisitIsPattern(IIsPatternOperation operation)
    {
        Visit(operation.Value);
        Visit(operation.Pattern);
    }

    public override void VisitDeclarationPattern(IDeclarationPatternOperation operation) => Declare(operation.DeclaredSymbol, operation);

    public override void VisitRecursivePattern(IRecursivePatternOperation operation)
    {
        base.VisitRecursivePattern(operation);
        Declare(operation.DeclaredSymbol, operation);
    }

    public override void VisitListPattern(IListPatternOperation operation)
    {
        base.VisitListPattern(operation);
        Declare(operation.DeclaredSymbol, operation);
    }

    public override void VisitAddressOf(IAddressOfOperation operation) => Alias(operation.Reference);

    private void Assign(IOperation target, IOperation? value, IOperation assignment)
    {
        target = _captures.ValueOf(target);
        if (Variable(target) is { } variable)
        {
            Visit(value);
            Add(AccessKind.Set, variable, assignment);
        }
        else if (ChangedBy(target) is { } changed)
        {
            if (target is IPropertyReferenceOperation property)
                VisitAll(property.Arguments);
            Visit(value);
            Add(AccessKind.Change, changed, assignment);
        }
        else
        {
            Visit(target);
            Visit(value);
        }
    }

    private void Deconstruct(IOperation target, IOperation assignment)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (target is ITupleOperation tuple)
        {
            foreach (IOperation element in tuple.Elements)
                Deconstruct(element, assignment);
        }
        else
        {
            Assign(target, null, assignment);
        }
    }

    /// <summary>What an operator reads only to write it back to the same place is no use of the variable.</summary>
    private void ReadIfUsed(IOperation operation, IOperation target)
    {
        target = _captures.ValueOf(target);
        if (operation.Parent is not IExpressionStatementOperation || Variable(target) is not null)
            Visit(target);
    }

    /// <summary>What is returned may be or hold a reference to what was passed by one.</summary>
    private void AliasArguments(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments.Where(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.In or RefKind.RefReadOnlyParameter))
            Alias(argument.Value);
    }

    /// <summary>Variables in here can be reached by another name from now on.</summary>
    private void Alias(IOperation operation)
    {
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            if (VariableAccess.Of(part is IFlowCaptureReferenceOperation ? _captures.ValueOf(part) : part, _types) is { } variable)
                _untracked.Add(variable);
        }
    }

    private void Declare(ISymbol? symbol, IOperation pattern)
    {
        if (symbol is ILocalSymbol local && _types.IsMessage(local.Type))
            Add(AccessKind.Set, local, pattern);
    }

    private ISymbol? ChangedBy(IOperation target) => target switch
    {
        IPropertyReferenceOperation property => Variable(_captures.ValueOf(property.Instance)),
        IFieldReferenceOperation field => Variable(_captures.ValueOf(field.Instance)),
        _ => null,
    };

    private ISymbol? Variable(IOperation? operation) =>
        VariableAccess.Of(operation, _types) is { } variable && SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, _owner) ? variable : null;

    private void Add(AccessKind kind, ISymbol? variable, IOperation operation)
    {
        if (variable is not null)
            _accesses.Add(new VariableAccess(kind, variable, operation));
    }

    private void VisitAll(IEnumerable<IOperation> operations)
    {
        foreach (IOperation operation in operations)
            Visit(operation);
    }
}
