namespace RodeDraad.Kernel;

/// <summary>A rule of the field said no. <see cref="Code"/> is stable and is the key of the text that the user reads.</summary>
/// <param name="Code">Dotted name of the rule in kebab-case, for example <c>stays.bed-occupied</c>.</param>
/// <param name="Facts">Values that the text needs, in the order of its placeholders. Never a person's data.</param>
public sealed record Refusal(string Code, params IReadOnlyList<object> Facts)
{
    /// <summary>The same refusal, said beside one field of the form.</summary>
    /// <param name="field">Name of the field, as the form posts it.</param>
    public Refusal At(string field) => this with { Field = field };

    /// <summary>The field that the refusal is about, or null when it is about the whole.</summary>
    public string? Field { get; init; }
}
