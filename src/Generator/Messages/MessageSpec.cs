using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Extensions;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.Messages;

/// <summary>What the emitter knows of one message. Equality is by value; places in the source are no part of it.</summary>
public sealed record MessageSpec
{
    /// <summary>The name at the declaration.</summary>
    public required string Name { get; init; }

    /// <summary>The name with <c>global::</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The protobuf name.</summary>
    public required string FullName { get; init; }

    /// <summary>The expression that leads to the run-time descriptor.</summary>
    public required string DescriptorPath { get; init; }

    public required string Access { get; init; }

    public required string? Doc { get; init; }

    public required bool IsDeprecated { get; init; }

    /// <summary>What a debugger shows; null for what <c>ToString</c> gives.</summary>
    public required string? DebuggerDisplay { get; init; }

    /// <summary>A value of the type can contain another one.</summary>
    public required bool IsRecursive { get; init; }

    /// <summary>The message or one inside it has required fields.</summary>
    public required bool NeedsInitializedCheck { get; init; }

    /// <summary>The message or one of its singular sub-messages has repeated fields.</summary>
    public required bool NeedsTrim { get; init; }

    /// <summary>What the message is in ProtoJSON.</summary>
    public JsonForm JsonForm { get; init; }

    /// <summary>How many 32-bit words of presence bits there are.</summary>
    public required int PresenceWords { get; init; }

    /// <summary>In declaration order.</summary>
    public required ImmutableEquatableArray<FieldSpec> Fields { get; init; }

    public required ImmutableEquatableArray<OneofSpec> Oneofs { get; init; }

    /// <summary>The message has extension ranges.</summary>
    public required bool IsExtendable { get; init; }

    /// <summary>The message has the MessageSet wire format.</summary>
    public required bool IsMessageSet { get; init; }

    /// <summary>The extensions declared inside; null when there are none.</summary>
    public required ExtensionsSpec? Extensions { get; init; }

    public required string NestedContainer { get; init; }

    public required ImmutableEquatableArray<MessageSpec> NestedMessages { get; init; }

    public required ImmutableEquatableArray<EnumSpec> NestedEnums { get; init; }
}

/// <summary>What the emitter knows of one real oneof.</summary>
public sealed record OneofSpec(
    string Property,
    string CaseEnum,
    string CaseProperty,
    string Clear,
    string StorageCase,
    string StorageBits,
    string StorageReference,
    string ProtoName,
    string? Doc,
    ImmutableEquatableArray<OneofCaseSpec> Cases)
{
    public static OneofSpec From(OneofNames names, string protoName, string? doc, ImmutableEquatableArray<OneofCaseSpec> cases, bool hasBits, bool hasReference) => new(
        names.Property, names.CaseEnum, names.CaseProperty, names.Clear,
        names.StorageCase, hasBits ? names.StorageBits : "", hasReference ? names.StorageRef : "", protoName, doc, cases);

    /// <summary>Some member is kept in the shared eight bytes.</summary>
    public bool HasBits => StorageBits.Length > 0;

    /// <summary>Some member is kept in the shared reference.</summary>
    public bool HasReference => StorageReference.Length > 0;
}

/// <summary>One member of a oneof's case enum.</summary>
public sealed record OneofCaseSpec(string Name, int Number, string? Doc, bool IsDeprecated);
