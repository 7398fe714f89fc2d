using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A treating team is told that the glass was broken on a client of theirs.</summary>
/// <param name="Reason">Code of <c>emergency-reason</c>.</param>
public sealed record TeamNotice(Guid Id, ClientLine Client, Instant OpenedAt, string By, string Role, string House, string Reason);

/// <summary>A client is told of an emergency access to the own record.</summary>
/// <param name="Verdict">Code of <c>emergency-verdict</c> once two persons reviewed it, else empty.</param>
public sealed record ClientNotice(Instant OpenedAt, Instant UntilAt, string By, string Role, string House, string Reason, string Verdict);

/// <summary>Who was told of emergency access: the notices of the own team, and those of a client.</summary>
public sealed class EmergencyNotices(Door door, IDatabase database, Caller caller)
{
    /// <summary>The notices that nobody of the own team has seen, latest first. Nothing is asked or recorded when there is none.</summary>
    public async Task<IReadOnlyList<TeamNotice>> OfTeam(CancellationToken cancel)
    {
        if (caller.Hat is not { } hat || !await database.Read(db => Unseen(db, hat).AnyAsync(cancel), cancel))
        {
            return [];
        }

        var outcome = await door.Read<IReadOnlyList<TeamNotice>>(new(Act.Read, Cat.Presence) { Record = "emergency-notices" }, session => Team(session, cancel), cancel);
        return outcome.Refusal is null ? outcome.Value : [];
    }

    /// <summary>What a client is told by now, latest first. For the client, and for who speaks for the client.</summary>
    public Task<Outcome<IReadOnlyList<ClientNotice>>> OfClient(ClientKey client, CancellationToken cancel) => door.Read<IReadOnlyList<ClientNotice>>(
        new(Act.Read, Cat.Accesslog, client) { Record = "emergency-notices" },
        async session =>
        {
            var ids = LinkedRecords.Ids(session.Db, client);
            var rows = await (from notice in session.Db.Set<EmergencyNotice>()
                              where notice.OrganisationId == client.Organisation && notice.Addressee == EmergencyNotice.ToClient && notice.FromAt <= session.Now && ids.Contains(notice.ClientId!.Value)
                              join access in session.Db.Set<EmergencyAccess>() on new { Organisation = notice.OpenedIn, Id = notice.EmergencyId } equals new { Organisation = access.OrganisationId, access.Id }
                              orderby access.OpenedAt descending
                              select access).AsNoTracking().ToListAsync(cancel);
            var names = await NamesOf(session.Db, rows, cancel);
            return [.. rows.Select(a => new ClientNotice(a.OpenedAt, a.EndedAt ?? a.UntilAt, names.Account(a.OpenedBy.Value), a.Role, names.Organisation(a.OrganisationId.Value), a.ReasonCode, a.Verdict))];
        },
        cancel);

    internal static Task<Names> NamesOf(CircuitDb db, IEnumerable<EmergencyAccess> accesses, CancellationToken cancel) =>
        Names.Of(db, [.. accesses.Select(a => a.OpenedBy)], [.. accesses.Select(a => a.OrganisationId)], cancel);

    private static IQueryable<EmergencyNotice> Unseen(CircuitDb db, Hat hat)
    {
        TeamId? team = hat.Team;
        return db.Set<EmergencyNotice>().Where(n => n.OrganisationId == hat.Organisation && n.TeamId == team && n.SeenAt == null && n.Addressee == EmergencyNotice.ToTeam);
    }

    private static async Task<IReadOnlyList<TeamNotice>?> Team(Session session, CancellationToken cancel)
    {
        var (db, listed) = (session.Db, session.Listed);
        var rows = await (from notice in Unseen(db, session.Hat)
                          where listed.Contains(notice.ClientId!.Value)
                          join client in ClientLine.Of(db, session.Hat.Organisation) on notice.ClientId!.Value equals client.Id
                          join access in db.Set<EmergencyAccess>() on new { Organisation = notice.OpenedIn, Id = notice.EmergencyId } equals new { Organisation = access.OrganisationId, access.Id }
                          orderby access.OpenedAt descending
                          select new { notice.Id, Client = client, Access = access }).AsNoTracking().ToListAsync(cancel);
        var names = await NamesOf(db, rows.Select(r => r.Access), cancel);
        rows.ForEach(row => session.Showed(row.Client.Key));
        return [.. rows.Select(r => new TeamNotice(r.Id, r.Client, r.Access.OpenedAt, names.Account(r.Access.OpenedBy.Value), r.Access.Role, names.Organisation(r.Access.OrganisationId.Value), r.Access.ReasonCode))];
    }
}
