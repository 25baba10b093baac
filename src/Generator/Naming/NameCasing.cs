using System.Text;

namespace ProtoGen.Generator.Naming;

/// <summary>
/// The letter rules of Google's C# generator, so that migrated code finds the names it knows. ASCII only, because .proto identifiers are,
/// and no culture can take part.
/// </summary>
public static class NameCasing
{
    /// <summary><c>full_name</c> to <c>FullName</c>: letters after anything else than a letter go up, others stay. <c>_</c> stands before a leading digit.</summary>
    public static string ToPascalCase(string name)
    {
        var result = new StringBuilder(name.Length);
        bool raise = true;
        foreach (char c in name)
        {
            if (IsLower(c))
                result.Append(raise ? (char)(c - 'a' + 'A') : c);
            else if (IsUpper(c) || IsDigit(c))
                result.Append(c);
            raise = !IsLower(c) && !IsUpper(c);
        }
        return StartingWithLetter(result.ToString());
    }

    /// <summary><c>SHOUTY_NAME</c> to <c>ShoutyName</c>; capitals inside a mixed-case word stay only after a small letter.</summary>
    public static string ShoutyToPascalCase(string name)
    {
        var result = new StringBuilder(name.Length);
        char previous = '_';
        foreach (char c in name)
        {
            if (IsLower(c) || IsUpper(c) || IsDigit(c))
                result.Append(!IsLower(previous) && !IsUpper(previous) ? Upper(c) : IsLower(previous) ? c : Lower(c));
            previous = c;
        }
        return StartingWithLetter(result.ToString());
    }

    /// <summary>
    /// The value's name without the enum's: underscores and case do not count in the comparison, but the prefix must end at an underscore,
    /// so <c>COLORFUL</c> of <c>Color</c> stays whole. A name that is nothing but the prefix stays whole too.
    /// </summary>
    public static string WithoutEnumPrefix(string enumName, string valueName)
    {
        int position = 0;
        foreach (char c in enumName)
        {
            if (c == '_')
                continue;
            while (position < valueName.Length && valueName[position] == '_')
                position++;
            if (position == valueName.Length || Lower(valueName[position]) != Lower(c))
                return valueName;
            position++;
        }
        int rest = position;
        while (rest < valueName.Length && valueName[rest] == '_')
            rest++;
        return rest == position || rest == valueName.Length ? valueName : valueName.Substring(rest);
    }

    /// <summary><c>FullName</c> to <c>fullName</c>.</summary>
    public static string LowerFirst(string name) => name.Length == 0 ? name : Lower(name[0]) + name.Substring(1);

    private static string StartingWithLetter(string name) => name.Length > 0 && IsDigit(name[0]) ? "_" + name : name;

    private static bool IsLower(char c) => c is >= 'a' and <= 'z';

    private static bool IsUpper(char c) => c is >= 'A' and <= 'Z';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static char Lower(char c) => IsUpper(c) ? (char)(c - 'A' + 'a') : c;

    private static char Upper(char c) => IsLower(c) ? (char)(c - 'a' + 'A') : c;
}
