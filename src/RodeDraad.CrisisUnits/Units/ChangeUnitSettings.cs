using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>How a unit works, as it can be set.</summary>
public sealed record UnitSettingsForm
{
    public int MaximumStayDays { get; init; }

    public bool UsesCtrs { get; init; }

    public int AdmissionUpTo { get; init; }

    public int OutpatientAbove { get; init; }

    public string BandsSource { get; init; } = "";

    public int FirstContactWithinDays { get; init; }

    public bool SameDayContactCounts { get; init; }

    public int MaximumEmergencyConsultations { get; init; }

    public int EmergencyConsultationDays { get; init; }

    /// <summary>Codes of <c>instrument</c>; empty for all.</summary>
    public IReadOnlyList<string> Instruments { get; init; } = [];
}

/// <summary>Reads the settings of the own unit, and sets them anew from now on: what was decided before keeps the settings of its own day.</summary>
/// <remarks>Only a hat that leads the unit changes them. Refuses with <c>units.unknown</c>, <c>units.only-leads</c>, <c>units.out-of-range</c> beside a number, <c>code-unknown</c>.</remarks>
public sealed class ChangeUnitSettings(Door door)
{
    public Task<Outcome<UnitSettingsForm>> Read(CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Capacity) { Record = "unit-settings" },
        async session => await Units.OfTeam(session, cancel) is { } unit
            ? FormOf(await UnitSettings.At(session.Db, unit.Organisation, unit.Id, session.Now, cancel))
            : null,
        cancel);

    public Task<Outcome<ServiceId>> Run(UnitSettingsForm form, CancellationToken cancel) => door.Write<ServiceId>(
        new(Act.Read, Cat.Capacity) { Record = "unit-settings" },
        async session =>
        {
            if (await Units.OfTeam(session, cancel) is not { } unit)
            {
                return new Refusal("units.unknown");
            }

            var mistakes = MistakesOf(form, session.Hat);
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            session.Db.Add(Settings(form, unit, session));
            session.Db.Announce(Board.Topic(unit.Id));
            session.Wrote("config", null, $"unit-settings/{unit.Id.Value}");
            return unit.Id;
        },
        cancel);

    private static List<Refusal> MistakesOf(UnitSettingsForm form, Hat hat)
    {
        var check = new Mistakes();
        check.That(hat.Leads, new Refusal("units.only-leads"));
        void Between(int value, int from, int to, string field) => check.That(value >= from && value <= to, new Refusal("units.out-of-range", from, to).At(field));
        Between(form.MaximumStayDays, 1, 365, nameof(form.MaximumStayDays));
        Between(form.AdmissionUpTo, 3, 15, nameof(form.AdmissionUpTo));
        Between(form.OutpatientAbove, form.AdmissionUpTo, 15, nameof(form.OutpatientAbove));
        Between(form.FirstContactWithinDays, 1, 60, nameof(form.FirstContactWithinDays));
        Between(form.MaximumEmergencyConsultations, 0, 50, nameof(form.MaximumEmergencyConsultations));
        Between(form.EmergencyConsultationDays, 1, 365, nameof(form.EmergencyConsultationDays));
        check.Text(form.BandsSource, 200, nameof(form.BandsSource), needed: form.UsesCtrs);
        check.Codes("instrument", form.Instruments, nameof(form.Instruments));
        return check.Found;
    }

    private static UnitSettings Settings(UnitSettingsForm form, UnitLine unit, Session session) => new()
    {
        OrganisationId = unit.Organisation,
        ServiceId = unit.Id,
        FromAt = session.Now,
        MaximumStayDays = form.MaximumStayDays,
        UsesCtrs = form.UsesCtrs,
        AdmissionUpTo = form.AdmissionUpTo,
        OutpatientAbove = form.OutpatientAbove,
        BandsSource = form.BandsSource.Trim(),
        FirstContactWithinDays = form.FirstContactWithinDays,
        SameDayContactCounts = form.SameDayContactCounts,
        MaximumEmergencyConsultations = form.MaximumEmergencyConsultations,
        EmergencyConsultationDays = form.EmergencyConsultationDays,
        Instruments = [.. form.Instruments],
    };

    private static UnitSettingsForm FormOf(UnitSettings settings) => new()
    {
        MaximumStayDays = settings.MaximumStayDays,
        UsesCtrs = settings.UsesCtrs,
        AdmissionUpTo = settings.AdmissionUpTo,
        OutpatientAbove = settings.OutpatientAbove,
        BandsSource = settings.BandsSource,
        FirstContactWithinDays = settings.FirstContactWithinDays,
        SameDayContactCounts = settings.SameDayContactCounts,
        MaximumEmergencyConsultations = settings.MaximumEmergencyConsultations,
        EmergencyConsultationDays = settings.EmergencyConsultationDays,
        Instruments = settings.Instruments,
    };
}
