using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Within how many days what is to happen.</summary>
public sealed record PointTerms
{
    /// <summary>Working days until the orientation talk.</summary>
    public int TalkWorkingDays { get; init; }

    /// <summary>Days until a service took over.</summary>
    public int HandOverDays { get; init; }
}

/// <summary>Reads the terms of the own registration point, and sets them from now on: what came in before keeps the terms of its day.</summary>
/// <remarks>Only a hat that leads sets them. Refuses with <c>registration-point.none</c>, <c>units.only-leads</c>, <c>units.out-of-range</c> beside a number.</remarks>
public sealed class ChangePointSettings(Door door)
{
    private const int Most = 365;

    public Task<Outcome<PointTerms>> Read(CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Capacity) { Record = "point-settings" },
        async session =>
        {
            if (await Points.OfTeam(session, cancel) is not { } point)
            {
                return null;
            }

            var now = (await Points.Settings(session.Db, point.Organisation, cancel)).LastOrDefault(s => s.ServiceId == point.Id && s.FromAt <= session.Now) ?? PointSettings.Usual;
            return new PointTerms { TalkWorkingDays = now.TalkWorkingDays, HandOverDays = now.HandOverDays };
        },
        cancel);

    public Task<Outcome<ServiceId>> Run(PointTerms form, CancellationToken cancel) => door.Write<ServiceId>(
        new(Act.Read, Cat.Capacity) { Record = "point-settings" },
        async session =>
        {
            if (await Points.OfTeam(session, cancel) is not { } point)
            {
                return new Refusal("registration-point.none");
            }

            var check = new Mistakes();
            check.That(session.Hat.Leads, new Refusal("units.only-leads"));
            check.That(form.TalkWorkingDays is >= 1 and <= Most, new Refusal("units.out-of-range", 1, Most).At(nameof(form.TalkWorkingDays)));
            check.That(form.HandOverDays is >= 1 and <= Most, new Refusal("units.out-of-range", 1, Most).At(nameof(form.HandOverDays)));
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            session.Db.Add(new PointSettings { OrganisationId = point.Organisation, ServiceId = point.Id, FromAt = session.Now, TalkWorkingDays = form.TalkWorkingDays, HandOverDays = form.HandOverDays });
            session.Wrote("config", null, $"point-settings/{point.Id.Value}");
            return point.Id;
        },
        cancel);
}
