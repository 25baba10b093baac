namespace ProtoGen.Tests.Wire.Json;

/// <summary>Where we decided against what Google.Protobuf 3.25.1 does with damaged JSON. Every difference that a test meets must be one of these.</summary>
public enum JsonDisagreement
{
    /// <summary>None: the sides agree.</summary>
    None,

    /// <summary>ProtoJSON's readers take the URL alphabet of base64, and text without its padding; Google's C# does not.</summary>
    Base64Url,

    /// <summary>Google's C# skips white space inside base64.</summary>
    Base64Space,

    /// <summary>Google's C# takes numbers in strings that JSON does not have, such as ".5" and "1.", and any exponent.</summary>
    Number,

    /// <summary>Google's C# takes a field or a map key twice; the last wins.</summary>
    Twice,

    /// <summary>Google's C# does not ask for required fields in JSON.</summary>
    Required,

    /// <summary>Google's C# treats all enums as open; with us a number that a closed enum does not have is an unknown field.</summary>
    ClosedEnum,

    /// <summary>Google's C# drops empty paths of a field mask, which the text of a mask keeps apart.</summary>
    EmptyMaskPath,

    /// <summary>A path of a mask that begins with a capital or has several in a row: each of them stands for an underscore and a small letter, but Google folds some away.</summary>
    MaskCapitals,
}
