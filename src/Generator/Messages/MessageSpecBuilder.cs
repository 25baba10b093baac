using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Extensions;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.Reflection;
using ProtoGen.Generator.Text;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Messages;

/// <summary>Lowers a message's descriptor to what the emitter needs.</summary>
public static class MessageSpecBuilder
{
    /// <summary>The runtime's parts of these structs hold their JSON.</summary>
    private static readonly HashSet<string> _ownJsonForms = new(StringComparer.Ordinal)
    {
        "google.protobuf.Any", "google.protobuf.Duration", "google.protobuf.FieldMask", "google.protobuf.ListValue",
        "google.protobuf.Struct", "google.protobuf.Timestamp", "google.protobuf.Value",
    };

    public static MessageSpec Build(MessageDescriptor message, CSharpNames names)
    {
        MessageNames members = names.Message(message);
        var oneofs = message.Oneofs.Where(oneof => !oneof.IsSynthetic).ToList();
        var fields = new List<FieldSpec>();
        int presenceBits = 0;
        foreach (FieldDescriptor field in message.Fields)
        {
            FieldSpec spec = FieldSpecBuilder.Build(field, members[field], names);
            if (field.RealOneof is { } oneof)
                spec = spec with { Oneof = oneofs.IndexOf(oneof), OneofCase = members[oneof].CaseEnum + "." + members[oneof].Case(field) };
            else if (spec.Storage is FieldStorage.Flagged or FieldStorage.Inline)
                spec = spec with { PresenceBit = presenceBits++ };
            fields.Add(spec);
        }

        var traits = MessageTraits.Of(message);
        return new MessageSpec
        {
            Name = names.SimpleName(message),
            TypeName = names.TypeName(message),
            FullName = message.FullName,
            DescriptorPath = ReflectionSpecBuilder.MessagePath(message, names),
            Access = message.ContainingType is null ? names.Access : "public",
            Doc = DocText.Of(message, names),
            IsDeprecated = message.IsDeprecated || message.File.IsDeprecated,
            IsRecursive = traits.IsRecursive,
            NeedsInitializedCheck = traits.HasRequired,
            NeedsTrim = traits.HasLists,
            JsonForm = JsonFormOf(message),
            PresenceWords = (presenceBits + 31) / 32,
            Fields = fields.ToImmutableEquatableArray(),
            Oneofs = oneofs.Select((oneof, index) => BuildOneof(oneof, members[oneof], fields.Where(field => field.Oneof == index), names)).ToImmutableEquatableArray(),
            DebuggerDisplay = DebuggerText.Of(message, members),
            IsExtendable = message.ExtensionRanges.Count > 0,
            IsMessageSet = message.IsMessageSet,
            Extensions = ExtensionsSpecBuilder.Build(message, names),
            NestedContainer = members.NestedContainer,
            NestedMessages = message.NestedMessages.Where(nested => !nested.IsMapEntry).Select(nested => Build(nested, names)).ToImmutableEquatableArray(),
            NestedEnums = message.NestedEnums.Select(nested => EnumSpecBuilder.Build(nested, names)).ToImmutableEquatableArray(),
        };
    }

    private static JsonForm JsonFormOf(MessageDescriptor message)
    {
        if (StorageRules.IsWrapper(message))
            return JsonForm.Value;
        return WellKnownNamespaces.IsRuntimeFile(message.File.Path) && _ownJsonForms.Contains(message.FullName) ? JsonForm.Own : JsonForm.Fields;
    }

    private static OneofSpec BuildOneof(OneofDescriptor oneof, OneofNames members, IEnumerable<FieldSpec> fieldSpecs, CSharpNames names)
    {
        List<FieldSpec> fields = fieldSpecs.ToList();
        return OneofSpec.From(
            members,
            oneof.Name,
            DocText.Of(oneof, names),
            oneof.Fields.Select(field => new OneofCaseSpec(members.Case(field), field.Number, DocText.Of(field, names), field.IsDeprecated)).ToImmutableEquatableArray(),
            hasBits: fields.Any(field => field.Storage == FieldStorage.OneofBits),
            hasReference: fields.Any(field => field.Storage == FieldStorage.OneofReference));
    }
}
