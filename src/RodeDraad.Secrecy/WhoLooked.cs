using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>One opening of a client's record.</summary>
/// <param name="Number">Place in the log, for the next page.</param>
/// <param name="Looked">Name of the person, or empty for a program.</param>
/// <param name="Role">Code of <c>role</c>.</param>
/// <param name="Categories">Codes of <c>category</c> with their level, for example <c>med:summary</c>.</param>
/// <param name="Permitted">False for a try that was refused.</param>
public sealed record Look(long Number, Instant At, string Looked, string Role, string Organisation, string Event, string Purpose, IReadOnlyList<string> Categories, bool Permitted);

/// <summary>Everything that was done with a client's record, latest first, lists that showed the client included.</summary>
public sealed class WhoLooked(Door door)
{
    public const int PageSize = 50;

    /// <param name="before">Only what has a lower number, for the next page; null for the latest.</param>
    public Task<Outcome<IReadOnlyList<Look>>> Read(ClientKey client, long? before, CancellationToken cancel) =>
        door.Read<IReadOnlyList<Look>>(
            new(Act.Read, Cat.Ident, client),
            async session => await Of(session.Db, client, before, cancel, DoorAccounts.IsAtOwnDoor(session.Hat.Role) ? session.Now : null),
            cancel);

    /// <param name="toldBy">When the client reads it: without what the client is told later. Null for everybody else.</param>
    internal static async Task<IReadOnlyList<Look>> Of(CircuitDb db, ClientKey key, long? before, CancellationToken cancel, Instant? toldBy = null)
    {
        var (organisation, client) = (key.Organisation.Value, key.Client.Value);
        var listed = db.Set<AuditSubject>().Where(s => s.ClientOrganisation == organisation && s.Client == client).Select(s => s.AuditId);
        var latest = before is { } number ? db.Set<AuditRecord>().Where(a => a.Sequence < number) : db.Set<AuditRecord>();
        var direct = latest.Where(a => a.ClientOrganisation == organisation && a.Client == client);
        var inLists = latest.Where(a => listed.Contains(a.Id));
        var records = (await direct.OrderByDescending(a => a.Sequence).Take(PageSize).ToListAsync(cancel))
            .Concat(await inLists.OrderByDescending(a => a.Sequence).Take(PageSize).ToListAsync(cancel))
            .DistinctBy(a => a.Sequence)
            .OrderByDescending(a => a.Sequence).Take(PageSize).ToList();
        records = toldBy is { } now ? await UntoldEmergencies.Leave(db, key, records, now, cancel) : records;
        var names = await Names.Of(db, records, cancel);
        return [.. records.Select(a => new Look(
            a.Sequence,
            a.RecordedAt,
            names.Account(a.Account),
            PolicyWords.CodeOf(a.Role),
            names.Organisation(a.Organisation),
            a.Event,
            a.Purpose,
            a.Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            a.Outcome == 0))];
    }
}
