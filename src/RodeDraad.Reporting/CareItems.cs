using RodeDraad.Kernel;
using RodeDraad.Registration;

namespace RodeDraad.Reporting;

/// <summary>The interventions of a stay one by one, beside the items of a definition: the study compares 23 of them, the registration counts groups.</summary>
internal static class CareItems
{
    public const string Begin = "intervention_";

    /// <summary>A definition with an item for each intervention of the vocabulary. Nothing of it is registered or sent.</summary>
    public static Definition Beside(Definition definition) =>
        new(definition.Version, definition.FromYear, [.. definition.Items, .. Vocabulary.List("intervention").Where(code => code.Key.Length > 0).Select(code => Of(code, definition))]);

    private static DefinedItem Of(Code code, Definition definition) => new("own", Begin + code.Key.Replace('-', '_'), "form/care/interventions", code.Labels)
    {
        Yes = [code.Key],
        Answers = definition.Items.First(item => item.Name == Items.CaseManagement).Answers,
    };
}
