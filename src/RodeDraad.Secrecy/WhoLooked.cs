using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>One opening of a client's record.</summary>
/// <param name="Looked">Name of the person, or empty for a program.</param>
/// <param name="Role">Code of <c>role</c>.</param>
/// <param name="Categories">Codes of <c>category</c> with their level, for example <c>med:summary</c>.</param>
/// <param name="Permitted">False for a try that was refused.</param>
public sealed record Look(Instant At, string Looked, string Role, string Organisation, string Event, string Purpose, IReadOnlyList<string> Categories, bool Permitted);

/// <summary>Everything that was done with a client's record, latest first, lists that showed the client included.</summary>
public sealed class WhoLooked(Door door)
{
    private const int PageSize = 50;

    /// <param name="before">Only what was before this, for the next page; null for the latest.</param>
    public Task<Outcome<IReadOnlyList<Look>>> Read(ClientKey client, Instant? before, CancellationToken cancel) =>
        door.Read<IReadOnlyList<Look>>(new(Act.Read, Cat.Ident, client), session => Looks(session.Db, client, before ?? Instant.MaxValue, cancel), cancel);

    private static async Task<IReadOnlyList<Look>?> Looks(CircuitDb db, ClientKey key, Instant before, CancellationToken cancel)
    {
        var (organisation, client) = (key.Organisation.Value, key.Client.Value);
        var listed = db.Set<AuditSubject>().Where(s => s.ClientOrganisation == organisation && s.Client == client).Select(s => s.AuditId);
        var latest = before == Instant.MaxValue ? db.Set<AuditRecord>() : db.Set<AuditRecord>().Where(a => a.RecordedAt < before);
        var direct = latest.Where(a => a.ClientOrganisation == organisation && a.Client == client);
        var inLists = latest.Where(a => listed.Contains(a.Id));
        var records = (await direct.OrderByDescending(a => a.Sequence).Take(PageSize).ToListAsync(cancel))
            .Concat(await inLists.OrderByDescending(a => a.Sequence).Take(PageSize).ToListAsync(cancel))
            .OrderByDescending(a => a.Sequence).Take(PageSize).ToList();
        var names = await Names.Of(db, records, cancel);
        return [.. records.Select(a => new Look(
            a.RecordedAt,
            names.Account(a.Account),
            a.Role.Replace('_', '-'),
            names.Organisation(a.Organisation),
            a.Event,
            a.Purpose,
            a.Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            a.Outcome == 0))];
    }
}
