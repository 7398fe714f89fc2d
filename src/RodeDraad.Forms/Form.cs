using RodeDraad.Policy;

namespace RodeDraad.Forms;

/// <summary>How a field of a form is filled.</summary>
public enum FieldKind
{
    Text,
    LongText,
    Number,
    Date,
    Choice,
    Choices,
}

/// <summary>A field of a form.</summary>
/// <param name="Name">Stable name; the label is the text <c>modules.field.NAME</c>.</param>
/// <param name="List">Code list of a choice, or empty.</param>
public sealed record FormField(string Name, FieldKind Kind, string List = "", bool Needed = false)
{
    /// <summary>What is typed here can say anything: it is sealed, and nobody counts it.</summary>
    public bool IsText => Kind is FieldKind.Text or FieldKind.LongText;
}

/// <summary>A form that can be filled in about a client: which part of the record it is, and what it asks.</summary>
/// <param name="Kind">Stable name, for example <c>crisis-plan</c>; the title is the text <c>modules.form.KIND</c>.</param>
/// <param name="Many">Several can be kept in one stay or case, as of instruments; else there is one, with versions.</param>
public record Form(string Kind, Cat Category, bool Many, params IReadOnlyList<FormField> Fields);

/// <summary>What a room lets be filled in. A kind belongs to one room.</summary>
public interface IForms
{
    IReadOnlyList<Form> Forms { get; }
}
