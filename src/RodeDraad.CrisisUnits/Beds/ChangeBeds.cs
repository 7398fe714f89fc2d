using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>A bed as the unit set it up.</summary>
/// <param name="Kind">Code of <c>bed-kind</c>.</param>
public sealed record UnitBed(BedId Id, string Label, string Kind);

/// <summary>The beds that the own unit has: reads them, adds one, takes one away for good.</summary>
/// <remarks>
/// Only a hat that leads the unit changes them. Refuses with <c>units.unknown</c>, <c>units.only-leads</c>, <c>field-needed</c>, <c>text.too-long</c>, <c>code-unknown</c>,
/// <c>beds.label-taken</c>, <c>beds.unknown</c>, <c>beds.occupied</c>. What happened in a bed that was taken away stays known.
/// </remarks>
public sealed class ChangeBeds(Door door)
{
    private const int LongestLabel = 20;

    private static readonly Ask Asked = new(Act.Read, Cat.Capacity) { Record = "unit-beds" };

    public Task<Outcome<IReadOnlyList<UnitBed>>> Read(CancellationToken cancel) => door.Read<IReadOnlyList<UnitBed>>(
        Asked,
        async session => await Units.OfTeam(session, cancel) is { } unit ? await Standing(session, unit).OrderBy(b => b.Label).Select(b => new UnitBed(b.Id, b.Label, b.Kind)).ToListAsync(cancel) : null,
        cancel);

    /// <param name="label">What stands on the door, at most 20 characters, once in a unit.</param>
    /// <param name="kind">Code of <c>bed-kind</c>.</param>
    public Task<Outcome<BedId>> Add(string label, string kind, CancellationToken cancel) => door.Write<BedId>(
        Asked,
        async session =>
        {
            if (await Units.OfTeam(session, cancel) is not { } unit)
            {
                return new Refusal("units.unknown");
            }

            var check = new Mistakes();
            check.That(session.Hat.Leads, new Refusal("units.only-leads"));
            check.Text(label, LongestLabel, "Label", needed: true);
            check.That(Vocabulary.Has("bed-kind", kind), new Refusal("code-unknown", kind).At("Kind"));
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var bed = new Bed { OrganisationId = unit.Organisation, Id = BedId.New(), ServiceId = unit.Id, Label = label.Trim(), Kind = kind };
            session.Db.Add(bed);
            return Changed(session, unit, bed.Id);
        },
        cancel);

    public Task<Outcome<BedId>> Retire(BedId id, CancellationToken cancel) => door.Write<BedId>(
        Asked,
        async session =>
        {
            if (await Units.OfTeam(session, cancel) is not { } unit || await Standing(session, unit).SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } bed)
            {
                return new Refusal("beds.unknown");
            }

            if (!session.Hat.Leads)
            {
                return new Refusal("units.only-leads");
            }

            if (await session.Db.Set<BedPlace>().AnyAsync(p => p.OrganisationId == bed.OrganisationId && p.BedId == id && p.UntilAt == null, cancel))
            {
                return new Refusal("beds.occupied");
            }

            bed.RetiredAt = session.Now;
            foreach (var promise in await session.Db.Set<BedPromise>().Where(p => p.OrganisationId == bed.OrganisationId && p.BedId == id && p.UntilAt == null).ToListAsync(cancel))
            {
                promise.UntilAt = session.Now;
            }

            return Changed(session, unit, id);
        },
        cancel);

    private static IQueryable<Bed> Standing(Session session, UnitLine unit) =>
        session.Db.Set<Bed>().Where(b => b.OrganisationId == unit.Organisation && b.ServiceId == unit.Id && b.RetiredAt == null);

    private static BedId Changed(Session session, UnitLine unit, BedId bed)
    {
        session.Db.Announce(Board.Topic(unit.Id));
        session.Wrote("config", null, $"bed/{bed.Value}");
        return bed;
    }
}
