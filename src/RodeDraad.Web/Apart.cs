namespace RodeDraad.Web;

/// <summary>Keeps a name that is written from right to left apart from the words around it, so that it cannot change their order. For sentences; beside a name of its own an element <c>bdi</c> does the same.</summary>
internal static class Apart
{
    private const char First = '\u2068';
    private const char Last = '\u2069';

    /// <summary>The text between marks that show nothing, or as it is when all of it reads from left to right.</summary>
    public static string Of(string text)
    {
        foreach (var character in text.EnumerateRunes())
        {
            if (TurnsRound(character.Value))
            {
                return $"{First}{text}{Last}";
            }
        }

        return text;
    }

    /// <summary>Hebrew, Arabic and the scripts beside them, and the marks that turn the direction by themselves.</summary>
    private static bool TurnsRound(int character) => character
        is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF)
        or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
