using System.Linq;
using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.Text;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Messages;

/// <summary>Lowers a message's descriptor to what the emitter needs.</summary>
public static class MessageSpecBuilder
{
    public static MessageSpec Build(MessageDescriptor message, CSharpNames names)
    {
        MessageNames own = names.Message(message);
        return new MessageSpec(
            names.SimpleName(message),
            message.ContainingType is null ? names.Access : "public",
            DocText.Of(message),
            message.IsDeprecated,
            message.Fields.Select(field => own[field].Property).ToImmutableEquatableArray(),
            message.NestedMessages.Where(nested => !nested.IsMapEntry).Select(nested => Build(nested, names)).ToImmutableEquatableArray(),
            message.NestedEnums.Select(nested => EnumSpecBuilder.Build(nested, names)).ToImmutableEquatableArray());
    }
}
