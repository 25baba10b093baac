using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>An rpc. Immutable, safe to share between threads, compared by reference.</summary>
public sealed class MethodDescriptor : DescriptorBase
{
    private Box<MethodOptions>? _options;

    internal MethodDescriptor(ServiceDescriptor service, int index)
        : base(service.File, index) => Service = service;

    /// <summary>The options of the rpc; <c>Options.GetExtension(…)</c> reads a custom one.</summary>
    /// <exception cref="ProtoException">The options are malformed.</exception>
    public ref readonly MethodOptions Options => ref OptionReader.Load(ref _options, OptionsData);

    /// <summary>The service that declares it.</summary>
    public ServiceDescriptor Service { get; }

    /// <summary>The type of the request, or of each message of the request stream.</summary>
    public MessageDescriptor InputType { get; internal set; } = null!;

    /// <summary>The type of the response, or of each message of the response stream.</summary>
    public MessageDescriptor OutputType { get; internal set; } = null!;

    /// <summary>True when the client sends a stream.</summary>
    public bool ClientStreaming { get; internal set; }

    /// <summary>True when the server sends a stream.</summary>
    public bool ServerStreaming { get; internal set; }

    /// <summary>The <c>idempotency_level</c> option.</summary>
    public IdempotencyLevel IdempotencyLevel { get; internal set; }

    internal override string Scope => Service.FullName;

    internal override string OptionsType => "MethodOptions";

    /// <summary>The names in the descriptor, for the linker only.</summary>
    internal string InputTypeName { get; set; } = "";

    internal string OutputTypeName { get; set; } = "";
}
