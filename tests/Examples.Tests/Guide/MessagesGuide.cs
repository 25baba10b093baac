using System.Buffers;
using System.Security.Cryptography;
using People.V1;
using ProtoGen.CommonTypes;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>The code of docs/messages.md: its blocks are parts of these methods.</summary>
public sealed class MessagesGuide
{
    [Fact]
    public void MessagesAreValues()
    {
        var person = new Person
        {
            Id = "p1",
            FullName = "Ada Lovelace",
            Role = Role.Admin,
            Tags = ["maths", "engines"],
            Quotas = [new("projects", 12), new("gigabytes", 40)],
            Address = new Address { Street = "12 St James's Square", City = "London" },
        };

        var copy = person;                            // a copy, not a second reference
        copy.FullName = "Ada King";                   // person still has the other name
        var renamed = person with { FullName = "Ada King" };
        bool same = copy == renamed;                  // true: by content, however deep
        bool empty = default(Person) == new Person(); // true: default is the empty message

        Assert.Equal("Ada Lovelace", person.FullName);
        Assert.True(same && empty && copy != person);
        Assert.Equal(copy.GetHashCode(), renamed.GetHashCode());
        Assert.Throws<ArgumentNullException>(() => copy.FullName = null!);
    }

    [Fact]
    public void PresenceIsNullability()
    {
        var person = new Person();
        string? phone = person.Phone;                // null: absent
        string shown = person.PhoneOrDefault;        // "": reads through
        person.Phone = "";                           // present and empty, which is not absent
        bool known = person.HasPhone;                // true
        person.Phone = null;                         // absent again

        Assert.Null(phone);
        Assert.Equal("", shown);
        Assert.True(known);
        Assert.False(person.HasPhone);
        Assert.Equal(new Person(), person);
    }

    [Fact]
    public void SubMessagesAreReadByPattern()
    {
        var person = new Person { Address = new() { City = "London" } };

        if (person.Address is { } address)           // a copy of the address, if there is one
            Assert.Equal("London", address.City);
        string city = person.AddressOrDefault.City;  // no copy; "" if there is none
        bool local = person is { Address.City: "London", Phone: null };

        Assert.Equal("London", city);
        Assert.True(local);
        Assert.Equal("", new Person().AddressOrDefault.City);
    }

    [Fact]
    public void NestedChangeIsAssignment()
    {
        var person = new Person { Address = new() { Street = "12 St James's Square", City = "London" } };

        person.Address = person.AddressOrDefault with { City = "Ockham" };

        Assert.Equal(new Address { Street = "12 St James's Square", City = "Ockham" }, person.Address);
    }

    [Fact]
    public void RepeatedFieldsAreReadOnlyValues()
    {
        var person = new Person { Tags = ["maths"], PastAddresses = [new() { City = "London" }, new() { City = "Ockham" }] };

        person.Tags = [.. person.Tags, "poetry"];                 // add
        person.Tags = [.. person.Tags.Where(tag => tag != "maths")]; // remove
        string first = person.Tags[0];
        bool two = person.PastAddresses is [{ City: "London" }, _]; // list patterns
        foreach (ref readonly var past in person.PastAddresses)   // no copy per element
            Assert.NotEmpty(past.City);

        var tags = new RepeatedBuilder<string>();                 // for loops: appending is cheap
        for (var i = 0; i < 100; i++)
            tags.Add($"tag {i}");
        person.Tags = tags.ToRepeated();

        Assert.Equal("poetry", first);
        Assert.True(two);
        Assert.Equal(100, person.Tags.Count);
        Assert.Equal([.. tags], person.Tags);
    }

    [Fact]
    public void ElementsAreReplaced()
    {
        var person = new Person { PastAddresses = [new() { City = "Londn" }, new() { City = "Ockham" }] };

        var addresses = person.PastAddresses.ToBuilder();
        addresses[0].City = "London";                             // a reference into the builder
        person.PastAddresses = addresses.ToRepeated();

        Assert.Equal([new() { City = "London" }, new() { City = "Ockham" }], person.PastAddresses);
    }

    [Fact]
    public void MapsAreReadOnlyValues()
    {
        var person = new Person { Quotas = [new("projects", 12), new("gigabytes", 40)] };

        person.Quotas = [.. person.Quotas, new("gigabytes", 80)]; // set: of equal keys the last wins
        long gigabytes = person.Quotas["gigabytes"];              // 80; KeyNotFoundException if it is not there
        bool found = person.Quotas.TryGetValue("seats", out _);   // false
        person.Quotas = new Dictionary<string, long> { ["seats"] = 3 }; // copies the dictionary

        Assert.Equal(80, gigabytes);
        Assert.False(found);
        Assert.Equal([new("seats", 3)], person.Quotas);
    }

    [Fact]
    public void BytesAreByteStrings()
    {
        var person = new Person();

        person.Avatar = [0x89, 0x50, 0x4E, 0x47];                 // copies
        person.Avatar = ByteString.CopyFrom(File.ReadAllBytes(typeof(Person).Assembly.Location).AsSpan(0, 4));
        person.Avatar = "text"u8;
        ReadOnlySpan<byte> bytes = person.Avatar.Span;            // does not copy

        Assert.Equal(4, bytes.Length);
        Assert.Equal("text", person.Avatar.ToStringUtf8());
    }

    [Fact]
    public void OneofsHaveOneMemberAtMost()
    {
        var person = new Person { Passkey = new() { Counter = 7 } };
        person.OneTimeCode = 123456;                              // clears the passkey

        string how = person.SignInCase switch
        {
            Person.SignInOneofCase.PasswordHash => "by password",
            Person.SignInOneofCase.Passkey => $"by passkey {person.PasskeyOrDefault.Counter}",
            Person.SignInOneofCase.OneTimeCode => $"by code {person.OneTimeCode}",
            _ => "not at all",
        };
        person.ClearSignIn();

        Assert.Equal("by code 123456", how);
        Assert.Equal(Person.SignInOneofCase.None, person.SignInCase);
        Assert.Equal(new Person(), person);
    }

    [Fact]
    public void NestedTypesLiveInTypes()
    {
        var passkey = new Person.Types.Passkey { Credential = "key"u8, Counter = 1 };
        var unknown = (Role)99;                                   // proto3 enums are open: parsed as it is

        Assert.Equal(1u, passkey.Counter);
        Assert.Equal(unknown, Person.Parse(new Person { Role = unknown }.ToByteArray()).Role);
    }

    [Fact]
    public void TimesConvert()
    {
        var person = new Person { CreatedAt = Timestamp.Now, SessionLength = TimeSpan.FromMinutes(30) };

        person.CreatedAt = new DateTimeOffset(1815, 12, 10, 0, 0, 0, TimeSpan.Zero);
        DateTimeOffset created = person.CreatedAtOrDefault.ToDateTimeOffset();
        TimeSpan length = person.SessionLengthOrDefault.ToTimeSpan();

        Assert.Equal(1815, created.Year);
        Assert.Equal(TimeSpan.FromMinutes(30), length);
    }

    [Fact]
    public void AnyHoldsAnyMessage()
    {
        Any any = Any.Pack(new Address { City = "London" });
        string url = any.TypeUrl;                                 // type.googleapis.com/people.v1.Address
        if (any.TryUnpack(out Address address))
            Assert.Equal("London", address.City);

        Assert.Equal("type.googleapis.com/people.v1.Address", url);
        Assert.False(any.TryUnpack(out Person _));
    }

    [Fact]
    public void InstantsCalculate()
    {
        Timestamp start = Timestamp.FromUnixTime(1_700_000_000, 5);
        Timestamp end = start + Duration.FromSeconds(90);
        bool later = end > start;
        Duration took = end - start;

        Assert.True(later);
        Assert.Equal(TimeSpan.FromSeconds(90), took);
    }

    [Fact]
    public void StructsAreWrittenLikeJson()
    {
        Struct settings = [new("theme", "dark"), new("size", 12), new("beta", true), new("tags", Value.List("a", 1)), new("home", Value.Object([new("city", "London")]))];
        double size = settings["size"].NumberValue ?? 0;
        bool isDark = settings.TryGetValue("theme", out Value theme) && theme == "dark";

        Assert.Equal(12, size);
        Assert.True(isDark);
    }

    [Fact]
    public void MasksNameFields()
    {
        var stored = new Person { Id = "p1", FullName = "Ada Lovelace", Address = new Address { City = "London", Street = "12 St James's Square" } };
        var update = new Person { Id = "ignored", Address = new Address { City = "Ockham" } };

        FieldMask mask = ["full_name", "address.city"];
        if (!mask.IsValidFor<Person>())
            throw new ArgumentException("A path is not a field of Person.");

        mask.Merge(in update, ref stored);                        // copies what the mask covers, clears what the update lacks
        Assert.Equal(new Person { Id = "p1", Address = new Address { City = "Ockham", Street = "12 St James's Square" } }, stored);

        mask.Merge(in update, ref stored);                        // copies what the mask covers, clears what the update lacks
        mask.Trim(ref stored);                                    // keeps what the mask covers
        Assert.Equal(new Person { Address = new Address { City = "Ockham" } }, stored);
    }

    [Fact]
    public void CommonTypesConvert()
    {
        Date date = new DateOnly(1815, 12, 10);
        var price = Money.FromDecimal(12.50m, "EUR");
        decimal amount = price.ToDecimal();

        Assert.Equal(1815, date.Year);
        Assert.Equal(12.50m, amount);
    }

    [Fact]
    public void MessagesGoToBytesAndBack()
    {
        var person = new Person { Id = "p1", Tags = ["maths"] };
        var bufferWriter = new ArrayBufferWriter<byte>();
        using var stream = new MemoryStream();

        byte[] bytes = person.ToByteArray();
        person.WriteTo(bufferWriter);                             // an IBufferWriter<byte>, such as a PipeWriter
        person.WriteDelimitedTo(stream);                          // with a length prefix: many in one stream
        int size = person.CalculateSize();

        Person back = Person.Parse(bytes);                        // also from ReadOnlySequence<byte> and Stream
        back.MergeFrom(bytes);                                    // sets what is set there, appends to repeated fields
        stream.Position = 0;
        while (Person.TryParseDelimited(stream, out var next))
            Assert.Equal(person, next);

        Assert.Equal(size, bytes.Length);
        Assert.Equal(bytes, bufferWriter.WrittenSpan);
        Assert.Equal(person with { Tags = ["maths", "maths"] }, back);
    }

    [Fact]
    public void MalformedDataSaysWhere()
    {
        byte[] bytes = [0x0A, 0x05, 0x70];                        // a string of five bytes, of which one is there
        try
        {
            Person.Parse(bytes);
            Assert.Fail("It is malformed.");
        }
        catch (ProtoException exception)
        {
            string where = $"{exception.Path} at {exception.Offset}: {exception.Problem}";
            Assert.StartsWith("people.v1.Person.id at ", where, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void LimitsCanBeSet()
    {
        byte[] bytes = new Person { Tags = ["maths"] }.ToByteArray();

        var limits = new ParseOptions { MaxDepth = 20, DecodeBudget = 1 << 20 };
        Person guarded = Person.Parse(bytes, limits);

        Assert.Equal(["maths"], guarded.Tags);
    }

    [Fact]
    public void MapsCanBeSorted()
    {
        var person = new Person { Quotas = [new("seats", 3), new("gigabytes", 40)] };
        var other = new Person { Quotas = [new("gigabytes", 40), new("seats", 3)] };

        var options = new SerializeOptions { Deterministic = true, MaxDepth = 200 };
        byte[] digest = SHA256.HashData(person.ToByteArray(options));

        Assert.NotEqual(person.ToByteArray(), other.ToByteArray());
        Assert.Equal(SHA256.HashData(other.ToByteArray(options)), digest);
    }

    [Fact]
    public void UnknownFieldsAreKept()
    {
        byte[] newer = [.. new Person { Id = "p1" }.ToByteArray(), 0x98, 0x06, 0x01]; // field 99, which this version does not know

        var person = Person.Parse(newer);
        byte[] again = person.ToByteArray();

        Assert.Equal(newer, again);
        Assert.Equal(3, person.UnknownFields.Length);
    }

    [Fact]
    public void ACopyIsNotThePlaceThatItCameFrom()
    {
        var people = new List<Person> { new() { FullName = "Ada" } };

        var ada = people[0];
        ada.FullName = "Ada King";                                // changes the copy: people[0] is as it was
        people[0] = ada;                                          // now it is not

        Assert.Equal("Ada King", people[0].FullName);

        foreach (var person in people)
            Assert.Equal("Ada King", person.FullName);

        for (var i = 0; i < people.Count; i++)
            people[i] = people[i] with { Role = Role.Member };

        Assert.Equal(Role.Member, people[0].Role);
    }

    [Fact]
    public void LargeMessagesGoByReference()
    {
        static int CountTags(in Person person) => person.Tags.Count;

        Assert.Equal(1, CountTags(new Person { Tags = ["maths"] }));
    }
}
