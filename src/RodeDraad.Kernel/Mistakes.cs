namespace RodeDraad.Kernel;

/// <summary>Gathers everything that is wrong with a form, so that the user reads it all at once.</summary>
public sealed class Mistakes
{
    public List<Refusal> Found { get; } = [];

    public void That(bool right, Refusal refusal)
    {
        if (!right)
        {
            Found.Add(refusal);
        }
    }

    /// <summary>A key of a code list, or empty when it is not needed.</summary>
    public void Code(string list, string key, string field, bool needed = false)
    {
        That(key.Length > 0 || !needed, new Refusal("field-needed").At(field));
        That(key.Length == 0 || Vocabulary.Has(list, key), new Refusal("code-unknown", key).At(field));
    }

    public void Codes(string list, IEnumerable<string> keys, string field)
    {
        foreach (var key in keys)
        {
            Code(list, key, field);
        }
    }

    /// <summary>A text of at most <paramref name="longest"/> characters.</summary>
    public void Text(string text, int longest, string field, bool needed = false)
    {
        That(!needed || text.Trim().Length > 0, new Refusal("field-needed").At(field));
        That(text.Length <= longest, new Refusal("text.too-long", longest).At(field));
        That(!text.Contains('\0', StringComparison.Ordinal), new Refusal("text.unreadable").At(field));
    }

    public void All(IEnumerable<Refusal> refusals) => Found.AddRange(refusals);
}
