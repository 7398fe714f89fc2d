using System.Globalization;
using RodeDraad.CrisisUnits;
using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>Between the typed fields of a presentation and its form.</summary>
internal static class PresentationFields
{
    /// <summary>Rows of the substance grid on the screen.</summary>
    public const int SubstanceRows = 4;

    public static PresentationForm Read(FormState state, ServiceId unit, FieldReader read) => new()
    {
        Unit = unit,
        ExistingClient = Guid.TryParse(state["ExistingClient"], out var existing) ? new ClientId(existing) : null,
        Client = ClientFields.Read(state, read),
        ReceivedAt = read.Moment("ReceivedAt"),
        Channel = state["Channel"],
        AskedBy = state["AskedBy"],
        AskedByContact = state["AskedByContact"],
        DangerToLife = state["DangerToLife"],
        DangerKinds = state.All("DangerKinds"),
        PrecipitatingDomains = state.All("PrecipitatingDomains"),
        UnderlyingRisks = state.All("UnderlyingRisks"),
        PrimaryProblem = state["PrimaryProblem"],
        SecondaryProblem = state["SecondaryProblem"],
        Story = state["Story"],
        Dependants = state.All("Dependants"),
        DependantsSafe = state["DependantsSafe"],
        DependantsNote = state["DependantsNote"],
        Pregnant = state.Ticked("Pregnant"),
        Representative = state["Representative"],
        SomaticState = state["SomaticState"],
        SomaticSentTo = state["SomaticSentTo"],
        SomaticClearedBy = state["SomaticClearedBy"],
        Substances = [.. Enumerable.Range(0, SubstanceRows).Where(i => state[$"Substances[{i}].Substance"].Length > 0).Select(i => Substance(state, i, read))],
        Danger = read.Number("Danger"),
        Support = read.Number("Support"),
        Cooperation = read.Number("Cooperation"),
    };

    public static FormState Show(PresentationForm form)
    {
        var state = new FormState
        {
            ["Channel"] = form.Channel,
            ["AskedBy"] = form.AskedBy,
            ["AskedByContact"] = form.AskedByContact,
            ["DangerToLife"] = form.DangerToLife,
            ["PrimaryProblem"] = form.PrimaryProblem,
            ["SecondaryProblem"] = form.SecondaryProblem,
            ["Story"] = form.Story,
            ["DependantsSafe"] = form.DependantsSafe,
            ["DependantsNote"] = form.DependantsNote,
            ["Pregnant"] = form.Pregnant ? "on" : "",
            ["Representative"] = form.Representative,
            ["SomaticState"] = form.SomaticState,
            ["SomaticSentTo"] = form.SomaticSentTo,
            ["SomaticClearedBy"] = form.SomaticClearedBy,
            ["Danger"] = Text(form.Danger),
            ["Support"] = Text(form.Support),
            ["Cooperation"] = Text(form.Cooperation),
        };
        state.Set("DangerKinds", form.DangerKinds);
        state.Set("PrecipitatingDomains", form.PrecipitatingDomains);
        state.Set("UnderlyingRisks", form.UnderlyingRisks);
        state.Set("Dependants", form.Dependants);
        Moments.Show(state, "ReceivedAt", form.ReceivedAt);
        for (var i = 0; i < Math.Min(form.Substances.Count, SubstanceRows); i++)
        {
            var use = form.Substances[i];
            state[$"Substances[{i}].Substance"] = use.Substance;
            state[$"Substances[{i}].Route"] = use.Route;
            state[$"Substances[{i}].Frequency"] = use.Frequency;
            state[$"Substances[{i}].LastUse"] = use.LastUse;
            state[$"Substances[{i}].FirstAge"] = Text(use.FirstAge);
            state[$"Substances[{i}].RegularAge"] = Text(use.RegularAge);
        }

        return state;
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static SubstanceForm Substance(FormState state, int row, FieldReader read) => new()
    {
        Substance = state[$"Substances[{row}].Substance"],
        Route = state[$"Substances[{row}].Route"],
        Frequency = state[$"Substances[{row}].Frequency"],
        LastUse = state[$"Substances[{row}].LastUse"],
        FirstAge = read.Number($"Substances[{row}].FirstAge"),
        RegularAge = read.Number($"Substances[{row}].RegularAge"),
    };
}
