using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>A crisis unit that begins.</summary>
public sealed record OpenUnitForm
{
    public string Organisation { get; init; } = "";

    public string Unit { get; init; } = "";

    /// <summary><c>epsi</c> (hospital unit) or <c>cic</c> (centre).</summary>
    public string Kind { get; init; } = "epsi";

    public string Region { get; init; } = "";

    /// <summary>Ordinary beds, labelled 1 on.</summary>
    public int Beds { get; init; }

    /// <summary>Emergency beds (extra, not financed), labelled E1 on.</summary>
    public int EmergencyBeds { get; init; }
}

/// <summary>Makes an organisation with one crisis unit, its team and its beds, from the command line of whoever runs the installation.</summary>
/// <remarks>Hospital units begin with 5 days and the CTRS, centres with 56 days and without. Refuses with <c>field-needed</c>, <c>code-unknown</c>, <c>units.out-of-range</c>.</remarks>
public sealed class OpenUnit(IDatabase database, IClock clock)
{
    public Task<Outcome<ServiceId>> Run(OpenUnitForm form, CancellationToken cancel) => database.Write<ServiceId>(
        db =>
        {
            var check = new Mistakes();
            check.Text(form.Organisation, 200, nameof(form.Organisation), needed: true);
            check.Text(form.Unit, 200, nameof(form.Unit), needed: true);
            check.That(form.Kind is "epsi" or "cic", new Refusal("code-unknown", form.Kind).At(nameof(form.Kind)));
            check.That(form.Beds is >= 1 and <= 99, new Refusal("units.out-of-range", 1, 99).At(nameof(form.Beds)));
            check.That(form.EmergencyBeds is >= 0 and <= 99, new Refusal("units.out-of-range", 0, 99).At(nameof(form.EmergencyBeds)));
            if (check.Found.Count > 0)
            {
                return Task.FromResult<Outcome<ServiceId>>(check.Found);
            }

            var now = clock.GetCurrentInstant();
            var hospital = form.Kind == "epsi";
            var unit = Houses.Open(db, form.Organisation.Trim(), form.Unit.Trim(), form.Kind, form.Region.Trim());
            db.Add(new UnitSettings { OrganisationId = unit.Organisation, ServiceId = unit.Id, FromAt = now, MaximumStayDays = hospital ? 5 : 56, UsesCtrs = hospital });
            db.AddRange(Enumerable.Range(1, form.Beds).Select(i => new Bed { OrganisationId = unit.Organisation, Id = BedId.New(), ServiceId = unit.Id, Label = $"{i}", Kind = "ordinary" }));
            db.AddRange(Enumerable.Range(1, form.EmergencyBeds).Select(i => new Bed { OrganisationId = unit.Organisation, Id = BedId.New(), ServiceId = unit.Id, Label = $"E{i}", Kind = "emergency" }));
            AuditTrail.Add(db, AuditEntries.OfInstallation("config", $"unit/{unit.Id.Value}", now));
            return Task.FromResult<Outcome<ServiceId>>(unit.Id);
        },
        cancel);
}
