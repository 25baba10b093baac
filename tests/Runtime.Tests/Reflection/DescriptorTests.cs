using System.Text;
using ProtoGen.Reflection;

namespace ProtoGen.Tests.Reflection;

public sealed class DescriptorTests
{
    private static MessageDescriptor User => ReflectionData.Message("test.p3.User");

    private static MessageDescriptor Account => ReflectionData.Message("test.p2.Account");

    [Fact]
    public void AFileKnowsWhatItDeclares()
    {
        FileDescriptor file = ReflectionData.File("p3.proto");
        Assert.Equal("test.p3", file.Package);
        Assert.Equal("proto3", file.Syntax);
        Assert.Equal(["User", "Address", "Scalars", "Known", "Ping", "Pong"], file.Messages.Select(m => m.Name));
        Assert.Equal(["test.p3.Role"], file.Enums.Select(e => e.FullName));
        Assert.Equal(["test.p3.Users"], file.Services.Select(s => s.FullName));
        Assert.Contains(ReflectionData.File("google/protobuf/any.proto"), file.Dependencies);
        Assert.Equal(7, file.Dependencies.Count);
        Assert.Empty(file.PublicDependencies);
    }

    [Fact]
    public void TheSerializedDataIsTheInput()
    {
        byte[] data = ReflectionData.Serialized.Single(bytes => Encoding.Latin1.GetString(bytes).StartsWith("\n\bp3.proto", StringComparison.Ordinal));
        Assert.Equal(data, ReflectionData.File("p3.proto").SerializedData.ToArray());
    }

    [Fact]
    public void LoadTakesBase64AndItsDependencies()
    {
        FileDescriptor original = ReflectionData.File("public_c.proto");
        byte[] base64 = Encoding.UTF8.GetBytes(Convert.ToBase64String(original.SerializedData.Span));
        FileDescriptor loaded = FileDescriptor.Load(base64);
        Assert.Equal("test.c.C", Assert.Single(loaded.Messages).FullName);

        FileDescriptor importer = ReflectionData.File("public_b.proto");
        byte[] importerBase64 = Encoding.UTF8.GetBytes(Convert.ToBase64String(importer.SerializedData.Span));
        Assert.Same(loaded, Assert.Single(FileDescriptor.Load(importerBase64, loaded).PublicDependencies));
    }

    [Fact]
    public void FieldsAreInDeclarationOrderAndFoundByNumberAndName()
    {
        Assert.Equal("id", User.Fields[0].Name);
        Assert.Equal("weights", User.Fields[^1].Name);
        FieldDescriptor field = User.FindFieldByName("past_addresses")!;
        Assert.Same(field, User.FindFieldByNumber(9));
        Assert.Equal("test.p3.User.past_addresses", field.FullName);
        Assert.Equal("pastAddresses", field.JsonName);
        Assert.Equal(FieldType.Message, field.FieldType);
        Assert.True(field.IsRepeated);
        Assert.False(field.IsMap);
        Assert.Same(ReflectionData.Message("test.p3.Address"), field.MessageType);
        Assert.Null(User.FindFieldByNumber(10));
        Assert.Null(User.FindFieldByName("pastAddresses"));
    }

    [Fact]
    public void EveryScalarTypeHasItsWireNumber()
    {
        MessageDescriptor scalars = ReflectionData.Message("test.p3.Scalars");
        for (int i = 0; i < 16; i++)
        {
            FieldDescriptor field = scalars.Fields[i];
            Assert.Equal(field.Name["f_".Length..], field.FieldType.ToString(), ignoreCase: true);
        }
    }

    [Fact]
    public void MapsAreRepeatedFieldsOfAnEntryType()
    {
        FieldDescriptor field = User.FindFieldByName("quotas")!;
        Assert.True(field.IsMap);
        Assert.True(field.IsRepeated);
        Assert.False(field.HasPresence);
        Assert.True(field.MessageType!.IsMapEntry);
        Assert.Same(User, field.MessageType.ContainingType);
        Assert.Equal(FieldType.Int64, field.MessageType.FindFieldByNumber(2)!.FieldType);
    }

    [Fact]
    public void Proto3OptionalIsASyntheticOneof()
    {
        FieldDescriptor phone = User.FindFieldByName("phone")!;
        Assert.True(phone.HasPresence);
        Assert.True(phone.ContainingOneof!.IsSynthetic);
        Assert.Null(phone.RealOneof);

        OneofDescriptor oneof = User.Oneofs[0];
        Assert.False(oneof.IsSynthetic);
        Assert.Equal("test.p3.User.sign_in", oneof.FullName);
        Assert.Equal(["password_hash", "passkey", "one_time_code"], oneof.Fields.Select(f => f.Name));
        Assert.All(oneof.Fields, f => Assert.True(f.HasPresence && f.RealOneof == oneof));
    }

    [Fact]
    public void Proto3PresenceAndPacking()
    {
        Assert.False(User.FindFieldByName("id")!.HasPresence);
        Assert.True(User.FindFieldByName("address")!.HasPresence);
        Assert.False(User.FindFieldByName("tags")!.IsPacked);
        Assert.True(User.FindFieldByName("roles")!.IsPacked);
        Assert.False(User.FindFieldByName("unpacked")!.IsPacked);
        Assert.False(User.FindFieldByName("role")!.EnumType!.IsClosed);
    }

    [Fact]
    public void OptionsArriveAsFlagsAndAsBytes()
    {
        Assert.True(User.FindFieldByName("password_hash")!.IsRedacted);
        Assert.False(User.FindFieldByName("id")!.IsRedacted);
        Assert.True(ReflectionData.File("p3.proto").Enums[0].IsDeprecated);
        FieldDescriptor display = Account.FindFieldByName("display")!;
        Assert.True(display.IsDeprecated);
        Assert.Equal("shownAs", display.JsonName);
        // (label) = "x" is field 50001, length 1.
        Assert.Contains("\u008a\u00b5\u0018\u0001x", Encoding.Latin1.GetString(display.OptionsData.Span), StringComparison.Ordinal);
        Assert.True(User.FindFieldByName("id")!.OptionsData.IsEmpty);
    }

    [Fact]
    public void Proto2HasRequiredFieldsDefaultsAndClosedEnums()
    {
        FieldDescriptor name = Account.FindFieldByName("name")!;
        Assert.True(name.IsRequired && name.HasPresence);
        Assert.Equal("18", Account.FindFieldByName("age")!.DefaultText);
        Assert.Equal("a\\001b", Account.FindFieldByName("token")!.DefaultText);
        Assert.Equal("GOLD", Account.FindFieldByName("level")!.DefaultText);
        Assert.Null(name.DefaultText);
        Assert.True(Account.FindFieldByName("packed_ids")!.IsPacked);
        Assert.False(Account.FindFieldByName("ids")!.IsPacked);

        EnumDescriptor level = Account.NestedEnums[0];
        Assert.True(level.IsClosed);
        Assert.Equal("test.p2.Account.Level", level.FullName);
        Assert.Equal(3, level.Values.Count);
        Assert.Equal("GOLD", level.FindByNumber(2)!.Name);
        Assert.Equal(2, level.FindByName("TOP")!.Number);
        Assert.Null(level.FindByNumber(3));
        Assert.Equal("test.p2.Account.GOLD", level.Values[1].FullName);
        Assert.True(level.Values[1].IsRedacted);
    }

    [Fact]
    public void GroupsAreFieldsOfTypeGroup()
    {
        FieldDescriptor contact = Account.FindFieldByName("contact")!;
        Assert.Equal(FieldType.Group, contact.FieldType);
        Assert.Equal("test.p2.Account.Contact", contact.MessageType!.FullName);
        Assert.Equal(FieldType.Group, contact.MessageType.FindFieldByName("phone")!.FieldType);
    }

    [Fact]
    public void ExtensionsKnowTheirScopeAndWhatTheyExtend()
    {
        FieldDescriptor scores = Assert.Single(ReflectionData.File("p2.proto").Extensions, e => e.Name == "scores");
        Assert.True(scores.IsExtension && scores.IsPacked && !scores.HasPresence);
        Assert.Same(Account, scores.ContainingType);
        Assert.Null(scores.ExtensionScope);
        Assert.Equal("test.p2.scores", scores.FullName);

        MessageDescriptor inner = ReflectionData.Message("test.p2.Account.Inner");
        FieldDescriptor nested = Assert.Single(inner.Extensions);
        Assert.Same(inner, nested.ExtensionScope);
        Assert.Same(inner, nested.MessageType);
        Assert.Equal("test.p2.Account.Inner.inner", nested.FullName);
        Assert.Null(Account.FindFieldByNumber(101));
    }

    [Fact]
    public void TypesMayReferToThemselvesAndToEachOther()
    {
        Assert.Same(User, User.FindFieldByName("manager")!.MessageType);
        MessageDescriptor ping = ReflectionData.Message("test.p3.Ping");
        Assert.Same(ping, ping.Fields[0].MessageType!.Fields[0].MessageType);
    }

    [Fact]
    public void PublicImportsAreSeenThroughTheirImporter()
    {
        MessageDescriptor a = ReflectionData.Message("test.a.A");
        Assert.Same(ReflectionData.Message("test.c.C"), a.Fields[0].MessageType);
        Assert.Same(ReflectionData.File("public_c.proto").Enums[0], a.Fields[1].EnumType);
        Assert.Equal([ReflectionData.File("public_b.proto")], a.File.Dependencies);
    }

    [Fact]
    public void MethodsKnowTheirTypesAndShapes()
    {
        ServiceDescriptor service = ReflectionData.File("p3.proto").Services[0];
        Assert.Equal(["Get", "List", "Upload", "Chat"], service.Methods.Select(m => m.Name));
        Assert.Equal([false, false, true, true], service.Methods.Select(m => m.ClientStreaming));
        Assert.Equal([false, true, false, true], service.Methods.Select(m => m.ServerStreaming));
        Assert.Equal(
            [IdempotencyLevel.NoSideEffects, IdempotencyLevel.Unknown, IdempotencyLevel.Unknown, IdempotencyLevel.Idempotent],
            service.Methods.Select(m => m.IdempotencyLevel));
        MethodDescriptor list = service.FindMethodByName("List")!;
        Assert.True(list.IsDeprecated);
        Assert.Equal("google.protobuf.Empty", list.InputType.FullName);
        Assert.Same(User, list.OutputType);
        Assert.Equal("test.p3.Users.List", list.FullName);
    }

    [Fact]
    public void CollectionsCannotBeChanged()
    {
        Assert.Throws<NotSupportedException>(() => ((IList<FieldDescriptor>)User.Fields)[0] = User.Fields[1]);
        Assert.Throws<NotSupportedException>(() => ((IList<EnumValueDescriptor>)Account.NestedEnums[0].Values).Clear());
    }
}
