using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>A filled module form in words: codes as their labels.</summary>
internal static class ModuleAnswers
{
    /// <summary>Name of each filled field with what was said, in the order of the form.</summary>
    public static IEnumerable<(string Field, string Said)> Of(FilledForm filled) => Of(filled, ModuleForms.Of(filled.Kind)?.Fields ?? []);

    /// <summary>The same of a form with these fields.</summary>
    public static IEnumerable<(string Field, string Said)> Of(FilledForm filled, IReadOnlyList<FormField> fields) =>
        fields
            .Select(field => (field.Name, Words(field, filled.Fields.GetValueOrDefault(field.Name, ""))))
            .Where(answer => answer.Item2.Length > 0);

    private static string Words(FormField field, string said) => field.List.Length == 0
        ? (field.Kind == FieldKind.Date ? Moments.Day(LocalTimes.Date(said)) : null) ?? said
        : string.Join(", ", said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => Vocabulary.Label(field.List, code)));
}
