namespace ProtoGen.CodeFixes.Places;

internal enum PlaceKind
{
    /// <summary>A variable, a member of <c>this</c> or of a type, or any other expression.</summary>
    Root,

    /// <summary>A property or field of another place.</summary>
    Member,

    /// <summary>An element of a list, map or array.</summary>
    Element,

    /// <summary>A variable that holds a copy of another place.</summary>
    Copy,
}
