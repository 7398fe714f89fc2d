using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>One reading session of one person: what was looked at between opening and leaving the file.</summary>
/// <param name="About">The first audit record of it, for a question.</param>
/// <param name="Role">Code of <c>role</c>.</param>
/// <param name="Unit">The team, or empty.</param>
/// <param name="Categories">Codes of <c>category</c>.</param>
/// <param name="Did">Codes of <c>audit-event</c>, without plain reading.</param>
/// <param name="Purpose">Code of <c>purpose</c>.</param>
/// <param name="Evidence">What opened it beside the care relation: consent, glass, mandate, packet.</param>
/// <param name="Asked">The question about it, or null.</param>
public sealed record Visit(Guid About, Instant At, string Name, string Role, string Unit, string House, IReadOnlyList<string> Categories, IReadOnlyList<string> Did, string Purpose, IReadOnlyList<string> Evidence, AskedQuestion? Asked);

/// <summary>A question about a visit, and its answer.</summary>
public sealed record AskedQuestion(Guid Id, Instant At, LocalDate DueOn, string Text, string Answer, Instant? AnsweredAt);

/// <summary>Tries of one house in a month that were refused: how many, never who.</summary>
public sealed record RefusedTries(string House, int Count);

/// <summary>Who looked in one month, latest first.</summary>
/// <param name="Record">The record that was looked at.</param>
public sealed record VisitsOfMonth(OwnRecord Record, Refusal? Refusal, IReadOnlyList<Visit> Visits, IReadOnlyList<RefusedTries> Refused);

/// <summary>Who looked at the record and why, one line per reading session, for the client (access.md A11). The client's own visits are left out, and an emergency access of which the client is told later.</summary>
public sealed class VisitsToMine(Door door, OwnRecords records)
{
    /// <summary>Quiet after which looking again is another visit.</summary>
    private static readonly Duration Quiet = Duration.FromMinutes(30);

    public async Task<IReadOnlyList<VisitsOfMonth>> Read(YearMonth month, CancellationToken cancel)
    {
        var (from, until) = (LocalTimes.StartOf(month.OnDayOfMonth(1)), LocalTimes.StartOf(month.OnDayOfMonth(1).PlusMonths(1)));
        var months = new List<VisitsOfMonth>();
        foreach (var record in await records.Read(cancel))
        {
            var ask = new Ask(Act.Read, Cat.Accesslog, record.Key) { Record = "visits" };
            var outcome = await door.Read(ask, session => Month(session, record, (from, until), cancel)!, cancel);
            months.Add(outcome.Refusal is null ? outcome.Value : new(record, outcome.Refusal, [], []));
        }

        return months;
    }

    /// <summary>Every visit there ever was, for the copy of the file.</summary>
    internal static Task<VisitsOfMonth> All(Session session, OwnRecord record, CancellationToken cancel) => Month(session, record, (Instant.FromUnixTimeSeconds(0), session.Now + Duration.FromDays(1)), cancel);

    private static async Task<VisitsOfMonth> Month(Session session, OwnRecord record, (Instant From, Instant Until) time, CancellationToken cancel)
    {
        var db = session.Db;
        var all = (await Looks(db, record.Key, time, cancel)).FindAll(a => a.Account != session.Hat.Account.Value && a.Event != "alert");
        var looks = await UntoldEmergencies.Leave(db, record.Key, all, session.Now, cancel);
        var names = await Names.Of(db, looks, cancel);
        var asked = await Questions(session, record.Key, cancel);
        var visits = Sessions([.. looks.Where(a => a.Outcome == 0)])
            .Select(visit => VisitOf(visit, names, visit.Select(a => asked.GetValueOrDefault(a.Id)).FirstOrDefault(q => q is not null)))
            .OrderByDescending(v => v.At);
        var refused = looks.Where(a => a.Outcome != 0).GroupBy(a => names.Organisation(a.Organisation), StringComparer.Ordinal)
            .Select(g => new RefusedTries(g.Key, g.Count())).OrderBy(r => r.House, StringComparer.Ordinal);
        return new(record, null, [.. visits], [.. refused]);
    }

    private static async Task<List<AuditRecord>> Looks(CircuitDb db, ClientKey key, (Instant From, Instant Until) time, CancellationToken cancel)
    {
        var (house, ids) = (key.Organisation.Value, (await LinkedRecords.Ids(db, key).ToListAsync(cancel)).ConvertAll(id => (Guid?)id.Value));
        var plain = ids.ConvertAll(id => id!.Value);
        var records = db.Set<AuditRecord>().AsNoTracking().Where(a => a.RecordedAt >= time.From && a.RecordedAt < time.Until);
        var listed = db.Set<AuditSubject>().Where(s => s.ClientOrganisation == house && plain.Contains(s.Client)).Select(s => s.AuditId);
        var direct = await records.Where(a => a.ClientOrganisation == house && ids.Contains(a.Client)).ToListAsync(cancel);
        var inLists = await records.Where(a => listed.Contains(a.Id)).ToListAsync(cancel);
        return [.. direct.Concat(inLists).DistinctBy(a => a.Id).OrderBy(a => a.RecordedAt)];
    }

    /// <summary>Acts of one person in one sign-in for one purpose, without a long quiet between them.</summary>
    private static List<List<AuditRecord>> Sessions(IReadOnlyList<AuditRecord> looks)
    {
        var visits = new List<List<AuditRecord>>();
        foreach (var who in looks.GroupBy(a => (a.Account, a.Session, a.Organisation, a.Role, a.Purpose)))
        {
            List<AuditRecord>? visit = null;
            foreach (var look in who)
            {
                if (visit is null || look.RecordedAt - visit[^1].RecordedAt > Quiet)
                {
                    visits.Add(visit = []);
                }

                visit.Add(look);
            }
        }

        return visits;
    }

    private static Visit VisitOf(List<AuditRecord> visit, Names names, AskedQuestion? asked) => new(
        visit[0].Id,
        visit[0].RecordedAt,
        names.Account(visit[0].Account),
        PolicyWords.CodeOf(visit[0].Role),
        names.Team(visit[0].Team),
        names.Organisation(visit[0].Organisation),
        [.. visit.SelectMany(a => a.Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(c => c.Split(':')[0]).Distinct(StringComparer.Ordinal)],
        [.. visit.Select(a => a.Event).Where(e => e is not ("read" or "vread")).Distinct(StringComparer.Ordinal)],
        visit[0].Purpose,
        [.. visit.SelectMany(a => a.Evidence.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(e => e.Split('/')[0]).Distinct(StringComparer.Ordinal)],
        asked);

    private static async Task<Dictionary<Guid, AskedQuestion>> Questions(Session session, ClientKey key, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(session.Db, key);
        var asked = await session.Db.Set<ClientQuestion>().AsNoTracking().Where(q => q.OrganisationId == key.Organisation && ids.Contains(q.ClientId)).ToListAsync(cancel);
        var texts = await session.TextsOf(key.Organisation, asked.Select(q => q.ClientId), cancel);
        string Open(ClientQuestion of, SealedText text) => texts[of.ClientId].Open(ClientQuestion.Table, text);
        return asked.ToDictionary(q => q.About, q => new AskedQuestion(q.Id, q.AskedAt, q.DueOn, Open(q, q.Text), Open(q, q.Answer), q.AnsweredAt));
    }
}
