using System.Text;

namespace RodeDraad.Policy;

/// <summary>The words of the policy as tables, logs and the API write them: <c>crisis_nurse</c>, <c>send_justice</c>.</summary>
public static class PolicyWords
{
    public static string Of<T>(T word)
        where T : struct, Enum => Names<T>.ByValue.TryGetValue(word, out var name) ? name : "";

    /// <summary>The value of a word; the enum's zero (unknown, none) for anything that is not one.</summary>
    public static T Parse<T>(string word)
        where T : struct, Enum => Names<T>.ByName.GetValueOrDefault(word);

    /// <summary>Whether the word is one of the enum's, in exactly this spelling.</summary>
    public static bool Knows<T>(string word)
        where T : struct, Enum => Names<T>.ByName.ContainsKey(word);

    /// <summary>A word as the code lists write it: <c>crisis-nurse</c>.</summary>
    public static string CodeOf(string word) => word.Replace('_', '-');

    public static string CodeOf<T>(T word)
        where T : struct, Enum => CodeOf(Of(word));

    /// <summary>The word that a code of a list stands for.</summary>
    public static string OfCode(string code) => code.Replace('-', '_');

    /// <summary>The duties as the tables write them, in the order of the specification: <c>log+alert</c>.</summary>
    public static string Of(Duties duties) =>
        string.Join('+', Enum.GetValues<Duties>().Where(duty => duty != Duties.None && duties.HasFlag(duty)).Select(SnakeCase));

    private static string SnakeCase<T>(T word)
        where T : struct, Enum
    {
        var snake = new StringBuilder();
        var name = word.ToString();
        foreach (var character in name)
        {
            if (snake.Length > 0 && (char.IsUpper(character) || (char.IsDigit(character) && !char.IsDigit(snake[^1]))))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(character));
        }

        return snake.ToString();
    }

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(word => word, SnakeCase);

        public static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
