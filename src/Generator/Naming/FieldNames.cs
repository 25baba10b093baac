namespace ProtoGen.Generator.Naming;

/// <summary>The C# names that come from one field. All are members of the message struct.</summary>
/// <param name="Property"><c>FullName</c>.</param>
/// <param name="FieldNumber">The constant, <c>FullNameFieldNumber</c>.</param>
/// <param name="Has"><c>HasFullName</c>; claimed only by fields with presence, empty otherwise.</param>
/// <param name="OrDefault"><c>FullNameOrDefault</c>; claimed only by fields with presence, empty otherwise.</param>
/// <param name="Storage">The private field, <c>_fullName</c>.</param>
public sealed record FieldNames(string Property, string FieldNumber, string Has, string OrDefault, string Storage);
