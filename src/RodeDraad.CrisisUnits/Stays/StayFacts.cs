using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>What later rooms may know of stays without reading them.</summary>
public static class StayFacts
{
    /// <summary>Whether this is a stay of the client.</summary>
    public static Task<bool> Has(CircuitDb db, ClientKey client, StayId id, CancellationToken cancel) =>
        db.Set<Stay>().AnyAsync(s => s.OrganisationId == client.Organisation && s.Id == id && s.ClientId == client.Client, cancel);

    /// <summary>
    /// The times after the stays of a person in the house in which a contact is aftercare: from the day after the departure (from the departure when the unit lets that day count)
    /// through the last day that the unit sets for the first contact, or until the next stay.
    /// </summary>
    /// <param name="since">Stays that ended more than two months before are not looked at: no unit counts so many days.</param>
    public static async Task<IReadOnlyList<Interval>> Aftercare(CircuitDb db, ClientKey client, Instant since, CancellationToken cancel)
    {
        var (ids, first) = (LinkedRecords.Ids(db, client), since - Duration.FromDays(62));
        var stays = await db.Set<Stay>().AsNoTracking().Where(s => s.OrganisationId == client.Organisation && ids.Contains(s.ClientId) && (s.UntilAt == null || s.UntilAt >= first)).OrderBy(s => s.FromAt).ToListAsync(cancel);
        var times = new List<Interval>();
        foreach (var (i, stay) in stays.Index())
        {
            if (stay.UntilAt is { } left && stay.EndReason != "deceased")
            {
                var settings = await UnitSettings.At(db, client.Organisation, stay.ServiceId, left, cancel);
                var from = settings.SameDayContactCounts ? left : LocalTimes.StartOf(left.LocalDate().PlusDays(1));
                var until = LocalTimes.StartOf(left.LocalDate().PlusDays(settings.FirstContactWithinDays + 1));
                until = i + 1 < stays.Count && stays[i + 1].FromAt < until ? stays[i + 1].FromAt : until;
                times.AddRange(from < until ? [new Interval(from, until)] : []);
            }
        }

        return times;
    }
}
