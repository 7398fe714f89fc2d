using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>What stands in a form: each field with its texts, as posted, as kept in a draft, or as the record has it; and what was wrong.</summary>
public sealed class FormState
{
    private readonly Dictionary<string, string[]> fields;
    private string form = "";

    public FormState()
        : this(new(StringComparer.OrdinalIgnoreCase), [])
    {
    }

    private FormState(Dictionary<string, string[]> fields, IReadOnlyList<Refusal> refusals) => (this.fields, Refusals) = (fields, refusals);

    /// <summary>What is wrong with it; empty when nothing is.</summary>
    public IReadOnlyList<Refusal> Refusals { get; private set; }

    /// <summary>The first text of a field, or empty. Line ends are one sign.</summary>
    public string this[string field]
    {
        get => fields.TryGetValue(field, out var texts) && texts.Length > 0 ? texts[0] : "";
        set => fields[field] = [value];
    }

    /// <summary>Every text of a field: what is ticked.</summary>
    public IReadOnlyList<string> All(string field) => fields.TryGetValue(field, out var texts) ? [.. texts.Where(t => t.Length > 0)] : [];

    public void Set(string field, IEnumerable<string> texts) => fields[field] = [.. texts];

    /// <summary>Every text of every field.</summary>
    public IEnumerable<(string Name, string Value)> Everything => fields.SelectMany(posted => posted.Value.Select(text => (posted.Key, text)));

    public bool Ticked(string field) => this[field] is "on" or "true";

    public static FormState Posted(HttpContext http)
    {
        var state = new FormState();
        foreach (var (field, texts) in http.Request.Form)
        {
            if (!field.StartsWith('_'))
            {
                state.fields[field] = [.. texts.Select(t => (t ?? "").ReplaceLineEndings("\n"))];
            }
        }

        return state;
    }

    /// <summary>What an address asks, field by field.</summary>
    public static FormState Asked(HttpContext http)
    {
        var state = new FormState();
        foreach (var (field, texts) in http.Request.Query)
        {
            state.fields[field] = [.. texts.Select(t => t ?? "")];
        }

        return state;
    }

    /// <summary>A draft as it was kept, or null when there is nothing in it that can be read.</summary>
    public static FormState? FromDraft(string? draft)
    {
        if (draft is null)
        {
            return null;
        }

        try
        {
            var state = new FormState();
            foreach (var (field, texts) in JsonSerializer.Deserialize<Dictionary<string, string?[]?>>(draft) ?? [])
            {
                state.fields[field] = [.. (texts ?? []).OfType<string>()];
            }

            return state.fields.Count > 0 ? state : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The form again, with what is wrong beside its fields. Nothing that was typed is lost.</summary>
    public FormState With(IReadOnlyList<Refusal> refusals)
    {
        Refusals = refusals;
        return this;
    }

    /// <summary>This state as one form of a page shows it: what is wrong stands beside the form that was sent.</summary>
    /// <param name="name">The form's name when the page has several with the same fields, else empty: their ids begin with it, and only the one that was sent shows what was typed.</param>
    public FormState In(string name, bool sent) =>
        name.Length == 0 && sent ? this : new(name.Length == 0 || sent ? fields : new(fields.Comparer), sent ? Refusals : []) { form = name.Length == 0 ? "" : $"{name}-" };

    /// <summary>Id of a field on the page.</summary>
    public string IdOf(string field) => form + field;

    /// <summary>Id of what is said as wrong beside a field, or null when nothing is.</summary>
    public string? ErrorOf(string field) => On(field).Any() ? $"{IdOf(field)}-error" : null;

    public IEnumerable<Refusal> On(string field) => Refusals.Where(r => string.Equals(r.Field, field, StringComparison.OrdinalIgnoreCase));
}
