using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What a rule found: somebody, a client (or none), and the readings that it is about.</summary>
internal sealed record Suspicion(string Rule, AccountId Account, ClientKey? Client, IReadOnlyList<Reading> Readings);

/// <summary>The rules of the weekly log review (access.md A11). They accuse nobody: they say where somebody must look.</summary>
internal sealed class ReviewRules(IEnumerable<IContacts> contacts, IOnDuty roster)
{
    /// <summary>Two of a hundred readings, chosen by their own id, so that the choice can be made again.</summary>
    private const int OneOf = 50;

    private const int FewestDays = 10;
    private static readonly Duration Around = Duration.FromDays(14);

    public async Task<IReadOnlyList<Suspicion>> Apply(CircuitDb db, Readings readings, CancellationToken cancel) =>
    [
        .. await WithoutContact(db, readings, cancel),
        .. await OwnRelation(db, readings, cancel),
        .. await Acquainted(db, readings, cancel),
        .. await AtNight(db, readings, cancel),
        .. Much(readings),
        .. Chosen(readings),
    ];

    /// <summary>No contact of the own house with the client within fourteen days. Of a record that another house shares, the own house's contact with the same person counts: the consent says that it may be read, the contact says why now.</summary>
    private async Task<IEnumerable<Suspicion>> WithoutContact(CircuitDb db, Readings readings, CancellationToken cancel)
    {
        var own = await OwnRecords(db, readings, cancel);
        var clients = own.Values.SelectMany(ids => ids).Distinct().ToList();
        var period = new Interval(readings.Week.Start - Around, readings.Week.End + Around);
        List<ContactTime> times = [];
        foreach (var room in contacts)
        {
            times.AddRange(await room.Between(db, readings.Organisation, clients, period, cancel));
        }

        var known = times.ToLookup(t => t.Client);
        return from pair in readings.Pairs
               let met = own.GetValueOrDefault(pair.Key.Client, []).SelectMany(id => known[id]).ToList()
               let lonely = pair.Where(r => !(r.Client.Organisation == readings.Organisation || r.ByConsent) || !met.Exists(t => t.From <= r.At + Around && (t.Until is null || t.Until >= r.At - Around))).ToList()
               where lonely.Count > 0
               select new Suspicion("no-contact", pair.Key.Account, pair.Key.Client, lonely);
    }

    /// <summary>Each record that was read, with the own house's record of the same person: itself, or what a thread links it to when the client shared it.</summary>
    private static async Task<Dictionary<ClientKey, List<ClientId>>> OwnRecords(CircuitDb db, Readings readings, CancellationToken cancel)
    {
        var records = readings.OfWeek.Select(r => r.Client).Where(c => c.Organisation == readings.Organisation).Distinct().ToDictionary(c => c, c => new List<ClientId> { c.Client });
        foreach (var shared in readings.OfWeek.Where(r => r.ByConsent).Select(r => r.Client).Where(c => c.Organisation != readings.Organisation).Distinct())
        {
            records[shared] = await LinkedRecords.In(db, shared, readings.Organisation).ToListAsync(cancel);
        }

        return records;
    }

    /// <summary>Who began the relation also read, and nobody else of the house did anything for this client since: no second person can tell why.</summary>
    private static async Task<IEnumerable<Suspicion>> OwnRelation(CircuitDb db, Readings readings, CancellationToken cancel)
    {
        var since = readings.Week.Start - Around;
        var begun = await db.Set<CareRelation>().AsNoTracking()
            .Where(r => r.OrganisationId == readings.Organisation && r.FromAt >= since && r.FromAt < readings.Week.End).ToListAsync(cancel);
        List<Suspicion> found = [];
        foreach (var pair in readings.Pairs)
        {
            var own = begun.FirstOrDefault(r => r.BegunBy == pair.Key.Account && r.ClientId == pair.Key.Client.Client);
            if (own is null || !pair.Any(r => r.At >= own.FromAt))
            {
                continue;
            }

            var (client, who, from) = (pair.Key.Client.Client.Value, pair.Key.Account.Value, own.FromAt);
            if (!await db.Set<AuditRecord>().AnyAsync(a => a.ClientOrganisation == readings.Organisation.Value && a.Client == client && a.Account != who && a.Outcome == 0 && a.Action != "R" && a.RecordedAt >= from, cancel))
            {
                found.Add(new("own-relation", pair.Key.Account, pair.Key.Client, [.. pair.Where(r => r.At >= from)]));
            }
        }

        return found;
    }

    private static async Task<IEnumerable<Suspicion>> Acquainted(CircuitDb db, Readings readings, CancellationToken cancel)
    {
        var pairs = readings.Pairs.Where(p => p.Key.Client.Organisation == readings.Organisation).ToList();
        var ties = await HousePeople.Between(db, readings.Organisation, pairs.ConvertAll(p => (p.Key.Account, p.Key.Client.Client)), cancel);
        return pairs.Zip(ties).SelectMany(p => new[] { (Tied: p.Second.SameSurname, Rule: "same-surname"), (Tied: p.Second.KnownStaff, Rule: "known-staff") }
            .Where(rule => rule.Tied)
            .Select(rule => new Suspicion(rule.Rule, p.First.Key.Account, p.First.Key.Client, [.. p.First])));
    }

    private async Task<IEnumerable<Suspicion>> AtNight(CircuitDb db, Readings readings, CancellationToken cancel)
    {
        List<Suspicion> found = [];
        foreach (var person in readings.OfWeek.Where(r => r.At.Local().Hour is >= 22 or < 6).GroupBy(r => r.Account))
        {
            var off = (await roster.OffDuty(db, readings.Organisation, person.Key, [.. person.Select(r => r.At)], cancel)).ToHashSet();
            found.AddRange(person.Where(r => off.Contains(r.At)).GroupBy(r => r.Client).Select(client => new Suspicion("night", person.Key, client.Key, [.. client])));
        }

        return found;
    }

    /// <summary>More on one day than three standard deviations above the own mean of the ninety days before. Needs ten days of work to compare with.</summary>
    private static IEnumerable<Suspicion> Much(Readings readings)
    {
        foreach (var day in readings.OfWeek.GroupBy(r => (r.Account, Day: r.At.LocalDate())))
        {
            var before = readings.Before[day.Key.Account].ToList();
            if (before.Count >= FewestDays && day.Count() > Limit(before))
            {
                yield return new("much", day.Key.Account, null, [.. day]);
            }
        }
    }

    private static double Limit(List<int> days)
    {
        var mean = days.Average();
        return mean + (3 * Math.Max(1, Math.Sqrt(days.Sum(d => (d - mean) * (d - mean)) / (days.Count - 1))));
    }

    private static IEnumerable<Suspicion> Chosen(Readings readings) =>
        readings.OfWeek.Where(r => IsChosen(r.AuditId)).Select(r => new Suspicion("random", r.Account, r.Client, [r]));

    internal static bool IsChosen(Guid auditId) => BitConverter.ToUInt32(SHA256.HashData(auditId.ToByteArray(bigEndian: true))) % OneOf == 0;
}
