namespace ProtoGen.Reflection;

/// <summary>Gives the descriptors of one file their features and the types they name, and derives what follows from those.</summary>
internal sealed class DescriptorLinker(FileDescriptor file)
{
    private readonly TypeResolver _types = new(file);

    /// <exception cref="ProtoException">A type is not declared, or the file contradicts itself.</exception>
    public void Link()
    {
        file.Features = OptionReader.Apply(Features.DefaultsOf(file.Edition), file.OptionsData, OptionNumbers.FileFeatures);
        foreach (MessageDescriptor message in file.Messages)
            LinkMessage(message, file.Features);
        foreach (EnumDescriptor enumType in file.Enums)
            LinkEnum(enumType, file.Features);
        foreach (FieldDescriptor extension in file.Extensions)
            LinkField(extension, file.Features);
        foreach (ServiceDescriptor service in file.Services)
        {
            foreach (MethodDescriptor method in service.Methods)
            {
                method.InputType = _types.Message(method.InputTypeName, scope: null, method);
                method.OutputType = _types.Message(method.OutputTypeName, scope: null, method);
            }
        }
    }

    private static void LinkEnum(EnumDescriptor enumType, Features inherited) =>
        enumType.Features = OptionReader.Apply(inherited, enumType.OptionsData, OptionNumbers.EnumFeatures);

    private void LinkMessage(MessageDescriptor message, Features inherited)
    {
        message.Features = OptionReader.Apply(inherited, message.OptionsData, OptionNumbers.MessageFeatures);
        foreach (OneofDescriptor oneof in message.Oneofs)
            oneof.Features = OptionReader.Apply(message.Features, oneof.OptionsData, OptionNumbers.OneofFeatures);
        foreach (FieldDescriptor field in message.Fields)
            LinkField(field, field.ContainingOneof?.Features ?? message.Features);
        foreach (FieldDescriptor extension in message.Extensions)
            LinkField(extension, message.Features);
        foreach (EnumDescriptor enumType in message.NestedEnums)
            LinkEnum(enumType, message.Features);
        foreach (MessageDescriptor nested in message.NestedMessages)
            LinkMessage(nested, message.Features);
        if (message.IsMapEntry)
            CheckMapEntry(message);
    }

    private void LinkField(FieldDescriptor field, Features inherited)
    {
        field.Features = OptionReader.Apply(inherited, field.OptionsData, OptionNumbers.FieldFeatures);
        MessageDescriptor? scope = field.IsExtension ? field.ExtensionScope : field.ContainingType;
        if (field.IsExtension)
            field.ContainingType = _types.Message(field.Extendee!, scope, field);
        LinkType(field, scope);

        bool isEdition = file.Edition >= Editions.Edition2023;
        if (isEdition && !field.IsRepeated && field.Features.FieldPresence == Features.LegacyRequired && !field.IsExtension)
            field.IsRequired = true;
        field.HasPresence = !field.IsRepeated
            && (field.IsExtension || field.ContainingOneof is not null || field.MessageType is not null
                || field.Features.FieldPresence != Features.Implicit);
        if (field.IsRepeated && FieldTypes.IsPackable(field.FieldType))
        {
            field.IsPacked = !isEdition && OptionReader.TryGet(field.OptionsData, OptionNumbers.FieldPacked, out int packed)
                ? packed != 0
                : field.Features.RepeatedEncoding == Features.Packed;
        }
    }

    private void LinkType(FieldDescriptor field, MessageDescriptor? scope)
    {
        if (field.TypeName is null)
        {
            if (field.FieldType is < FieldType.Double or > FieldType.SInt64 or FieldType.Group or FieldType.Message or FieldType.Enum)
                throw new ProtoException($"the field {field.Name} has no type");
            return;
        }
        DescriptorBase type = _types.Find(field.TypeName, scope, field);
        switch (field.FieldType)
        {
            case FieldType.Message or FieldType.Group or 0 when type is MessageDescriptor message:
                field.MessageType = message;
                if (field.FieldType != FieldType.Group)
                    field.FieldType = IsDelimited(field, message) ? FieldType.Group : FieldType.Message;
                break;
            case FieldType.Enum or 0 when type is EnumDescriptor enumType:
                field.EnumType = enumType;
                field.FieldType = FieldType.Enum;
                break;
            default:
                throw new ProtoException($"the type of the field {field.Name} is not of the kind that the field says");
        }
    }

    /// <summary>Maps and their values stay length-prefixed, whatever the file says (language guide, features).</summary>
    private bool IsDelimited(FieldDescriptor field, MessageDescriptor message) =>
        file.Edition >= Editions.Edition2023
        && field.Features.MessageEncoding == Features.Delimited
        && !message.IsMapEntry
        && field.ContainingType is { IsMapEntry: false };

    private static void CheckMapEntry(MessageDescriptor entry)
    {
        if (entry.FindFieldByNumber(1) is not { IsRepeated: false } key
            || !FieldTypes.IsMapKey(key.FieldType)
            || entry.FindFieldByNumber(2) is not { IsRepeated: false, FieldType: not FieldType.Group })
        {
            throw new ProtoException($"the map entry {entry.Name} is not a key and a value");
        }
    }
}
