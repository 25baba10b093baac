using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Naming;

/// <summary>The C# names that come from one real oneof.</summary>
public sealed class OneofNames
{
    private readonly Dictionary<FieldDescriptor, string> _cases = [];

    internal OneofNames(OneofDescriptor oneof, string property, NameScope members, IReadOnlyDictionary<FieldDescriptor, FieldNames> fields)
    {
        Property = property;
        CaseEnum = members.Claim(property + "OneofCase");
        CaseProperty = members.Claim(property + "Case");
        Clear = members.Claim("Clear" + property);
        var cases = new NameScope(FixedNames.None, "None");
        foreach (FieldDescriptor field in oneof.Fields)
            _cases.Add(field, cases.Claim(fields[field].Property));
    }

    /// <summary>What the other names are made of, <c>SignIn</c>; no member has it.</summary>
    public string Property { get; }

    /// <summary>The enum, <c>SignInOneofCase</c>.</summary>
    public string CaseEnum { get; }

    /// <summary>The property that tells the case, <c>SignInCase</c>.</summary>
    public string CaseProperty { get; }

    /// <summary>The method, <c>ClearSignIn</c>.</summary>
    public string Clear { get; }

    /// <summary>The private field with the case, <c>_signInCase</c>.</summary>
    public string StorageCase { get; private set; } = "";

    /// <summary>The private field with the bits of a scalar member, <c>_signInBits</c>.</summary>
    public string StorageBits { get; private set; } = "";

    /// <summary>The private field with the reference of any other member, <c>_signInRef</c>.</summary>
    public string StorageRef { get; private set; } = "";

    /// <summary>The name of a member in <see cref="CaseEnum"/>: its property's, unless that is <c>None</c>.</summary>
    public string Case(FieldDescriptor field) => _cases[field];

    internal void ClaimStorage(NameScope members)
    {
        string stem = "_" + NameCasing.LowerFirst(Property);
        StorageCase = members.Claim(stem + "Case");
        StorageBits = members.Claim(stem + "Bits");
        StorageRef = members.Claim(stem + "Ref");
    }
}
