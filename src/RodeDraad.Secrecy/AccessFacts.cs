using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>The facts behind decisions, as this room keeps them: read with the data, in the same snapshot, never kept.</summary>
internal sealed class AccessFacts : IAccessFacts
{
    /// <summary>Days after the end in which own notes can be finished (rules R4, R5).</summary>
    private static readonly Duration Afterwards = Duration.FromDays(30);

    public async Task<ClientFacts> Read(CircuitDb db, Hat hat, Ask ask, Instant now, CancellationToken cancel)
    {
        var client = ask.Client!.Value;
        var ends = await Relations(db, hat, client, now).ToListAsync(cancel);
        var ties = await Ties.Of(db, hat.Account, client, cancel);
        var consents = await Consents.About(db, client, elsewhere: client.Organisation != hat.Organisation, cancel);
        var glass = await Glasses.Of(db, hat, client, now, cancel);
        var beside = await Mandates.Of(db, hat, client, now, cancel);
        var shares = hat.Role != Role.RefPerson || beside.Mandate != Mandate.Ended; // who is no longer a reference person sees nothing of what was shared
        return new()
        {
            Glass = glass.State,
            Evidence = glass.Evidence.Length > 0 ? glass.Evidence : beside.Evidence,
            Relation = RelationOf(ends, now),
            EndedAt = beside.EndedAt ?? ends.Max(),
            OwnFile = ties.Own,
            Relative = ties.Relative,
            Mandate = beside.Mandate,
            Withheld = await Withholdings.Of(db, hat, client, now, cancel),
            Wants = (category, purpose) => !shares ? new(ConsentState.None) : ClientsWill.Toward(hat, consents, category, purpose, now),
        };
    }

    public IQueryable<ClientId> Listed(CircuitDb db, Hat hat, Cat category, Instant now)
    {
        var recently = now - Afterwards;
        var ties = Ties.Closed(db, hat.Account, hat.Organisation);
        var listed = db.Set<CareRelation>()
            .Where(r => r.OrganisationId == hat.Organisation && r.TeamId == hat.Team && r.FromAt <= now && (r.UntilAt == null || r.UntilAt > recently))
            .Select(r => r.ClientId)
            .Where(client => !ties.Any(tie => tie == client));
        var refused = Consents.Refused(db, hat, category, now);
        return hat.Role == Role.OfficeAdmin ? listed : listed.Where(client => !refused.Any(no => no == client)); // rule O2 asks the relation only: the office keeps the house's administration
    }

    /// <summary>Ends of the care relations of the hat's team with the person: of the own organisation's record, also when another organisation's is asked for.</summary>
    private static IQueryable<Instant?> Relations(CircuitDb db, Hat hat, ClientKey client, Instant now)
    {
        var relations = db.Set<CareRelation>().Where(r => r.OrganisationId == hat.Organisation && r.TeamId == hat.Team && r.FromAt <= now);
        var own = client.Organisation == hat.Organisation
            ? relations.Where(r => r.ClientId == client.Client)
            : relations.Where(r => LinkedRecords.In(db, client, hat.Organisation).Contains(r.ClientId));
        return own.Select(r => r.UntilAt);
    }

    private static Relation RelationOf(List<Instant?> ends, Instant now) =>
        ends.Count == 0 ? Relation.None
        : ends.Exists(end => end is null || end > now) ? Relation.Active
        : ends.Max() > now - Afterwards ? Relation.EndedRecent
        : Relation.EndedOld;
}
