using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>The facts behind decisions, as this room keeps them: read with the data, in the same snapshot, never kept.</summary>
/// <param name="rooms">What other rooms have for justice.</param>
internal sealed class AccessFacts(IEnumerable<IForJustice> rooms, IClock clock) : IAccessFacts
{
    /// <summary>Days after the end in which own notes can be finished (rules R4, R5).</summary>
    private static readonly Duration Afterwards = Duration.FromDays(30);

    /// <summary>What is known of a record of the own house, and how a team stands to it, in one look: most records have nothing but a relation.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ClientId, TeamId?, Instant, IAsyncEnumerable<Known>>> Look = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ClientId client, TeamId? team, Instant now) =>
            db.Set<CareRelation>().Where(r => r.OrganisationId == house && r.ClientId == client && r.TeamId == team && r.FromAt <= now).Select(r => new Known { What = What.Relation, Until = r.UntilAt })
                .Concat(db.Set<Consent>().Where(c => c.OrganisationId == house && c.ClientId == client).Select(c => new Known { What = What.Consent, Until = c.UntilAt }))
                .Concat(from e in db.Set<EmergencyRecord>()
                        where e.OrganisationId == house && e.ClientId == client
                        join a in db.Set<EmergencyAccess>() on new { OrganisationId = e.OpenedIn, Id = e.EmergencyId } equals new { a.OrganisationId, a.Id }
                        select new Known { What = What.Emergency, Until = a.EndedAt })
                .Concat(db.Set<Restriction>().Where(r => r.OrganisationId == house && r.ClientId == client).Select(r => new Known { What = What.Restriction, Until = r.UntilAt }))));

    public async Task<ClientFacts> Read(CircuitDb db, Hat hat, Ask ask, Instant now, CancellationToken cancel)
    {
        var client = ask.Client!.Value;
        var own = client.Organisation == hat.Organisation;
        var plain = own && await Ties.IsPlain(db, hat.Account, client, cancel);
        var known = own ? await Look.Of(db)(db, client.Organisation, client.Client, hat.Team, now).ToListAsync(cancel) : [];
        bool MayHave(What what) => !plain || known.Exists(k => k.What == what);
        var ends = own ? known.FindAll(k => k.What == What.Relation).ConvertAll(k => k.Until) : await Ends(db, hat, client, now).ToListAsync(cancel);
        var ties = plain ? default : await Ties.Of(db, hat.Account, client, cancel);
        List<Consent> consents = MayHave(What.Consent) ? await Consents.About(db, client, elsewhere: !own, cancel) : [];
        (Glass State, string Evidence) glass = MayHave(What.Emergency) ? await Glasses.Of(db, hat, client, now, cancel) : (Glass.None, "");
        IReadOnlyList<Cat> closed = MayHave(What.Restriction) ? await Restrictions.Closed(db, client, now, cancel) : [];
        var inquiry = await Inquiries.Open(db, hat, ask, cancel);
        var beside = await Mandates.Of(db, hat, client, now, cancel);
        var shares = hat.Role != Role.RefPerson || beside.Mandate != Mandate.Ended; // who is no longer a reference person sees nothing of what was shared
        (PacketFacts? Facts, Will Will) packet = ask.Packet is { } id ? await OfRooms(db, hat, (client, id, consents), now, cancel) ?? await Packets.Facts(db, (hat, client, id), consents, now, cancel) : default;
        return new()
        {
            Glass = glass.State,
            Evidence = inquiry is { } open ? $"inquiry/{open}" : beside.Evidence.Length > 0 ? beside.Evidence : glass.Evidence,
            Packet = packet.Facts ?? ClientFacts.None.Packet,
            Relation = RelationOf(ends, now),
            EndedAt = beside.EndedAt ?? ends.Max(),
            OwnFile = ties.Own,
            Relative = ties.Relative,
            InquiryOpen = inquiry is not null,
            Mandate = beside.Mandate,
            Withheld = await Withholdings.Of(db, hat, client, now, cancel),
            Wants = (category, purpose) => packet.Facts is not null ? packet.Will
                : !shares ? default
                : closed.Contains(category) && purpose != Purpose.Emergency ? new(ConsentState.Refused, "restriction")
                : ClientsWill.Toward(hat, consents, category, purpose, now),
        };
    }

    public async Task<ClientKey?> ClientOfPacket(CircuitDb db, Hat hat, Guid packet, CancellationToken cancel) =>
        await Packets.ClientOf(db, hat, packet, cancel) ?? (await InRooms(db, hat, packet, clock.GetCurrentInstant(), cancel))?.Client;

    /// <summary>What another room has for the justice assistant under this id.</summary>
    private async Task<ForJustice?> InRooms(CircuitDb db, Hat hat, Guid id, Instant now, CancellationToken cancel)
    {
        foreach (var room in hat.Role == Role.Justice ? rooms : [])
        {
            if (await room.Of(db, hat, id, now, cancel) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The same as the policy must know it: the client's yes to this person, unless a refusal toward justice runs.</summary>
    private async Task<(PacketFacts? Facts, Will Will)?> OfRooms(CircuitDb db, Hat hat, (ClientKey Client, Guid Id, List<Consent> Consents) about, Instant now, CancellationToken cancel)
    {
        if (await InRooms(db, hat, about.Id, now, cancel) is not { } found || found.Client != about.Client)
        {
            return null;
        }

        var refused = Enum.GetValues<Cat>().Any(category => ClientsWill.Toward(hat, about.Consents, category, Purpose.Justice, now).State == ConsentState.Refused);
        return (new PacketFacts(PacketItem.Packet, Approved: true, ClientPresence.Present), new(refused ? ConsentState.Refused : found.Open ? ConsentState.Valid : ConsentState.Expired, $"consultation/{about.Id}"));
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

    public async Task<IReadOnlySet<ClientId>> Listed(CircuitDb db, Hat hat, Cat category, Instant now, IReadOnlyCollection<ClientId> among, CancellationToken cancel)
    {
        var word = hat.Role == Role.OfficeAdmin ? "" : PolicyWords.Of(category); // no refusal is of this part
        var found = among.Count == 0 ? [] : await ListedAmong.Of(db)(db, hat.Organisation, hat.Team, hat.Account, PolicyWords.Of(hat.Role), word, now, now - Afterwards, among).ToHashSetAsync(cancellationToken: cancel);
        if (found.Count > 0)
        {
            found.ExceptWith(await Ties.ClosedNow(db, hat.Account, hat.Organisation, cancel));
        }

        return found;
    }

    /// <summary>The rule of <see cref="Listed(CircuitDb, Hat, Cat, Instant)"/>, written once more because what is kept cannot call it; the random worlds hold the two together.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, TeamId?, AccountId, string, string, Instant, Instant, IReadOnlyCollection<ClientId>, IAsyncEnumerable<ClientId>>> ListedAmong = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, TeamId? team, AccountId account, string role, string word, Instant now, Instant recently, IReadOnlyCollection<ClientId> among) =>
            from r in db.Set<CareRelation>()
            where r.OrganisationId == house && r.TeamId == team && among.Contains(r.ClientId) && r.FromAt <= now && (r.UntilAt == null || r.UntilAt > recently)
                && !db.Set<Consent>().Any(c => c.OrganisationId == house && c.ClientId == r.ClientId && c.Source == house && c.Kind == "refusal" && c.Status == "active"
                    && c.RecipientOrganisation == house && (c.RecipientRole == "" || c.RecipientRole == role) && (c.RecipientAccount == null || c.RecipientAccount == account)
                    && c.FromAt <= now && (c.UntilAt == null || c.UntilAt > now) && c.Categories.Contains(word)
                    && !db.Set<Consent>().Any(next => next.OrganisationId == house && next.Id == c.Id && next.Version > c.Version))
            select r.ClientId));

    /// <summary>Ends of the care relations of the hat's team with the person in its own house, when another house's record is asked for.</summary>
    private static IQueryable<Instant?> Ends(CircuitDb db, Hat hat, ClientKey client, Instant now) =>
        db.Set<CareRelation>()
            .Where(r => r.OrganisationId == hat.Organisation && r.TeamId == hat.Team && r.FromAt <= now && LinkedRecords.In(db, client, hat.Organisation).Contains(r.ClientId))
            .Select(r => r.UntilAt);

    private static Relation RelationOf(List<Instant?> ends, Instant now) =>
        ends.Count == 0 ? Relation.None
        : ends.Exists(end => end is null || end > now) ? Relation.Active
        : ends.Max() > now - Afterwards ? Relation.EndedRecent
        : Relation.EndedOld;

    private enum What
    {
        Relation,
        Consent,
        Emergency,
        Restriction,
    }

    private sealed class Known
    {
        public What What { get; init; }

        public Instant? Until { get; init; }
    }
}
