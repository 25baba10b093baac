using System.Globalization;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Text;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Messages;

/// <summary>Lowers a field's descriptor to what the emitter needs.</summary>
internal static class FieldSpecBuilder
{
    public static FieldSpec Build(FieldDescriptor field, FieldNames fieldNames, CSharpNames names)
    {
        FieldDescriptor valueField = ValueField(field);
        FieldKind kind = KindOf(field);
        ScalarType? scalar = ScalarType.Of(valueField.Type);
        string valueType = ValueType(valueField, names);
        var spec = new FieldSpec
        {
            Names = fieldNames,
            Number = field.Number,
            ProtoName = field.Name,
            JsonName = field.JsonName,
            Doc = DocText.Of(field, names),
            IsDeprecated = field.IsDeprecated,
            Kind = kind,
            Storage = StorageOf(field, kind, scalar),
            ValueType = valueType,
            Scalar = scalar,
            Codec = Codec(valueField, valueType),
            WireType = WireType(kind, scalar),
            IsPacked = field.IsPacked,
            IsPackable = field.IsRepeated && kind is FieldKind.Scalar or FieldKind.Enum or FieldKind.ClosedEnum,
            ValidatesUtf8 = kind == FieldKind.Wrapper || valueField.ValidatesUtf8,
            IsRequired = field.IsRequired,
            NeedsInitializedCheck = valueField.MessageType is { } type && kind != FieldKind.Wrapper && MessageTraits.Of(type).HasRequired,
            NeedsTrim = !field.IsRepeated && kind is FieldKind.Message or FieldKind.Group && MessageTraits.Of(field.MessageType!).HasLists,
            DefaultExpression = DefaultExpression(field, kind, valueType, names),
        };
        return kind != FieldKind.Map ? spec : spec with
        {
            KeyType = ValueType(field.MessageType!.Fields[0], names),
            KeyCodec = Codec(field.MessageType.Fields[0], ""),
            MapsToMessages = valueField.MessageType is not null,
        };
    }

    /// <summary>The field that describes the value: of a map entry the second, of a wrapper the only one.</summary>
    private static FieldDescriptor ValueField(FieldDescriptor field)
    {
        if (field.IsMap)
            return field.MessageType!.Fields[1];
        return KindOf(field) == FieldKind.Wrapper ? field.MessageType!.Fields[0] : field;
    }

    private static FieldKind KindOf(FieldDescriptor field)
    {
        if (field.IsMap)
            return FieldKind.Map;
        switch (field.Type)
        {
            case FieldType.Group:
                return FieldKind.Group;
            case FieldType.Message:
                return !field.IsRepeated && StorageRules.IsWrapper(field.MessageType!) ? FieldKind.Wrapper : FieldKind.Message;
            case FieldType.String:
                return FieldKind.String;
            case FieldType.Bytes:
                return FieldKind.Bytes;
            case FieldType.Enum:
                return field.EnumType!.IsClosed ? FieldKind.ClosedEnum : FieldKind.Enum;
            default:
                return FieldKind.Scalar;
        }
    }

    private static FieldStorage StorageOf(FieldDescriptor field, FieldKind kind, ScalarType? scalar)
    {
        if (kind == FieldKind.Map)
            return FieldStorage.Map;
        if (field.IsRepeated)
            return FieldStorage.Array;
        bool isReference = kind is FieldKind.String or FieldKind.Bytes || (kind == FieldKind.Wrapper && scalar is null);
        if (field.RealOneof is not null)
            return isReference || kind is FieldKind.Message or FieldKind.Group ? FieldStorage.OneofReference : FieldStorage.OneofBits;
        if (kind is FieldKind.Message or FieldKind.Group)
            return StorageRules.IsInlineLeaf(field.MessageType!) ? FieldStorage.Inline : FieldStorage.Boxed;
        if (!field.HasPresence)
            return FieldStorage.Plain;
        return isReference ? FieldStorage.Reference : FieldStorage.Flagged;
    }

    private static string ValueType(FieldDescriptor field, CSharpNames names) => field.Type switch
    {
        FieldType.String => "string",
        FieldType.Bytes => "global::ProtoGen.ByteString",
        FieldType.Enum => names.TypeName(field.EnumType!),
        FieldType.Message or FieldType.Group => names.TypeName(field.MessageType!),
        _ => ScalarType.Of(field.Type)!.CSharp,
    };

    private static string Codec(FieldDescriptor field, string valueType) => field.Type switch
    {
        FieldType.String => field.ValidatesUtf8 ? "pgen::StringCodec" : "pgen::LenientStringCodec",
        FieldType.Bytes => "pgen::BytesCodec",
        FieldType.Enum => $"pgen::{(field.EnumType!.IsClosed ? "ClosedEnumCodec" : "EnumCodec")}<{valueType}>",
        FieldType.Message or FieldType.Group => $"pgen::SubMessageCodec<{valueType}>",
        _ => ScalarType.Of(field.Type)!.Codec,
    };

    private static uint WireType(FieldKind kind, ScalarType? scalar) => kind switch
    {
        FieldKind.Scalar => scalar!.WireType,
        FieldKind.Enum or FieldKind.ClosedEnum => 0,
        FieldKind.Group => 3,
        _ => 2,
    };

    private static string? DefaultExpression(FieldDescriptor field, FieldKind kind, string valueType, CSharpNames names)
    {
        if (field.IsRepeated || field.IsMap)
            return null;
        if (kind is FieldKind.Enum or FieldKind.ClosedEnum)
            return field.DefaultEnumValue is { } value && value.Number != 0 ? valueType + "." + names.EnumValue(value) : null;
        if (kind == FieldKind.String)
            return field.DefaultText is { Length: > 0 } text ? CSharpLiteral.String(text) : null;
        if (kind == FieldKind.Bytes)
            return field.DefaultBytes is { Length: > 0 } bytes ? $"global::ProtoGen.ByteString.CopyFrom({CSharpLiteral.Bytes(bytes)})" : null;
        return kind == FieldKind.Scalar && field.DefaultText is { } number ? NumberLiteral(ScalarType.Of(field.Type)!, number) : null;
    }

    private static string? NumberLiteral(ScalarType type, string text)
    {
        switch (type.CSharp)
        {
            case "bool":
                return text == "true" ? "true" : null;
            case "int":
                return text == "0" ? null : text;
            case "uint":
                return text == "0" ? null : text + "u";
            case "long":
                return text == "0" ? null : text + "L";
            case "ulong":
                return text == "0" ? null : text + "UL";
        }
        string suffix = type.CSharp == "float" ? "F" : "D";
        return text switch
        {
            "inf" => type.CSharp + ".PositiveInfinity",
            "-inf" => type.CSharp + ".NegativeInfinity",
            "nan" => type.CSharp + ".NaN",
            "-0" => "-0.0" + suffix,
            _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == 0 && text[0] != '-' ? null : text + suffix,
        };
    }
}
