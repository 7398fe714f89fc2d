using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What a filling made.</summary>
public sealed record FilledQueue(LocalDate Week, int Organisations, int Items);

/// <summary>Puts what the rules of the log review find in one week into the queue of each organisation. Again for the same week adds nothing twice.</summary>
[Guard(Act.Read, Cat.Accesslog)]
public sealed class FillReviewQueue(IDatabase database, IClock clock, IEnumerable<IContacts> contacts, IOnDuty roster)
{
    internal const int DaysToClose = 7;

    /// <param name="dayOfWeek">A day of the week that is meant; null is the last whole week.</param>
    public async Task<FilledQueue> Run(LocalDate? dayOfWeek, CancellationToken cancel)
    {
        var monday = MondayOf(dayOfWeek ?? clock.GetCurrentInstant().LocalDate().PlusDays(-7));
        var (from, until) = (LocalTimes.StartOf(monday), LocalTimes.StartOf(monday.PlusDays(7)));
        var houses = await database.Read(
            db => Readings.In(db).Where(a => a.RecordedAt >= from && a.RecordedAt < until && a.Organisation != null).Select(a => a.Organisation!.Value).Distinct().ToListAsync(cancel), cancel);
        var items = 0;
        foreach (var house in houses.Order())
        {
            items += await Fill(new(house), monday, cancel);
        }

        return new(monday, houses.Count, items);
    }

    internal static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private async Task<int> Fill(OrganisationId house, LocalDate monday, CancellationToken cancel)
    {
        var rules = new ReviewRules(contacts, roster);
        var found = await database.Read(async db => await rules.Apply(db, await Readings.Of(db, house, monday, cancel), cancel), cancel);
        var filled = await database.Write<int>(
            async db =>
            {
                var known = (await db.Set<ReviewItem>().AsNoTracking().Where(i => i.OrganisationId == house && i.Week == monday).ToListAsync(cancel))
                    .Select(i => (i.Rule, i.AccountId, i.Client, i.AuditId)).ToHashSet();
                var now = clock.GetCurrentInstant();
                var more = found.Select(s => Item(house, monday, s, now)).Where(i => known.Add((i.Rule, i.AccountId, i.Client, i.AuditId))).ToList();
                db.AddRange(more);
                if (more.Count > 0)
                {
                    AuditTrail.Add(db, AuditEntries.OfInstallation("log-review", $"week/{monday:uuuu-MM-dd}", now));
                }

                return more.Count;
            },
            cancel);
        return filled.Refusal is null ? filled.Value : 0;
    }

    private static ReviewItem Item(OrganisationId house, LocalDate monday, Suspicion suspicion, Instant now) => new()
    {
        OrganisationId = house,
        Id = Guid.CreateVersion7(),
        Week = monday,
        Rule = suspicion.Rule,
        AccountId = suspicion.Account,
        ClientOrganisation = suspicion.Client?.Organisation.Value ?? Guid.Empty,
        Client = suspicion.Client?.Client.Value ?? Guid.Empty,
        AuditId = suspicion.Readings[0].AuditId,
        Times = suspicion.Readings.Count,
        FirstAt = suspicion.Readings.Min(r => r.At),
        LastAt = suspicion.Readings.Max(r => r.At),
        DueOn = now.LocalDate().PlusDays(DaysToClose),
    };
}
