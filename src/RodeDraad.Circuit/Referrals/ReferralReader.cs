using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>A referral of an own client, whole.</summary>
/// <param name="Level">Code of <c>referral-level</c>.</param>
/// <param name="Chosen">Code of <c>referral-chosen</c>.</param>
/// <param name="Responsible">Who follows it here.</param>
/// <param name="Content">What went along; of a draft what would go along.</param>
/// <param name="Wish">What the service asks of whoever referred.</param>
/// <param name="Alternative">The service that it proposes instead.</param>
/// <param name="Consent">A consent toward the other house runs: without it the service reads nothing.</param>
/// <param name="Accounts">People of the other house work in the system; else it is asked by a link.</param>
/// <param name="Others">Other open referrals of this client, when this one began.</param>
public sealed record ReferralPage(
    ClientLine Client,
    ReferralLine Line,
    string Level,
    string Chosen,
    string Responsible,
    string Question,
    ReferralContent Content,
    IReadOnlyList<ReferralStepLine> Steps,
    string Wish,
    ReferralAlternative? Alternative,
    bool Consent,
    bool Accounts,
    int Others);

/// <summary>A service that the one that was asked proposes instead.</summary>
public sealed record ReferralAlternative(ServiceId Id, string Name, string House, OrganisationId HouseId);

/// <summary>A referral of an own client in a list.</summary>
/// <param name="Sent">The own house sent it; else the client came by it.</param>
/// <param name="Client">As which of the records that stand for the person it is kept.</param>
public sealed record ClientReferral(ReferralLine Line, bool Sent, ClientId Client);

/// <summary>The referrals of a client: those that the own house sent, and those by which the client came.</summary>
public sealed record ClientReferrals(ClientLine Client, IReadOnlyList<ClientReferral> Referrals);

/// <summary>The services among which one can be chosen for a client, those of the own region by name.</summary>
public sealed record ReferralChoices(ClientLine Client, IReadOnlyList<ReferralAlternative> Services);

/// <summary>Reads the referrals of an own client.</summary>
public sealed class ReferralReader(Door door)
{
    /// <summary>Longest list of services to choose from; beyond it one is looked for first.</summary>
    private const int MostServices = 300;

    public Task<Outcome<ClientReferrals>> Of(ClientKey client, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = "referrals" }, session => All(session, client, cancel), cancel);

    public Task<Outcome<ReferralPage>> Read(ClientKey client, ReferralId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = Referrals.Record(id) }, session => Page(session, client, id, cancel), cancel);

    public Task<Outcome<ReferralChoices>> Choices(ClientKey client, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = "referrals" }, session => Choose(session, client, cancel), cancel);

    private static async Task<ClientReferrals?> All(Session session, ClientKey client, CancellationToken cancel)
    {
        if (await ClientLine.Of(session.Db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel) is not { } line)
        {
            return null;
        }

        var ids = LinkedRecords.Ids(session.Db, client);
        var rows = await session.Db.Set<Referral>().AsNoTracking()
            .Where(r => (r.OrganisationId == client.Organisation && ids.Contains(r.ClientId)) || (r.ToHouse == client.Organisation && r.ReceiverClient != null && ids.Contains(r.ReceiverClient.Value)))
            .ToListAsync(cancel);
        var lines = await ReferralLines.Of(session, rows, cancel);
        return new(line, [.. lines.OrderBy(l => l.Line.State.Over()).ThenBy(l => l.Line.DueOn).Select(l => new ClientReferral(l.Line, l.Referral.OrganisationId == client.Organisation, l.Referral.OrganisationId == client.Organisation ? l.Referral.ClientId : l.Referral.ReceiverClient!.Value))]);
    }

    private static async Task<ReferralPage?> Page(Session session, ClientKey client, ReferralId id, CancellationToken cancel)
    {
        var db = session.Db;
        if (await Referrals.Of(db, client, id, cancel) is not { } referral || await ClientLine.Of(db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel) is not { } line)
        {
            return null;
        }

        var texts = await session.Texts(client, cancel);
        var names = await Names.OfAccounts(db, [referral.Responsible], cancel);
        var content = referral.SentAt is null ? await ReferralContent.Of(session, client, referral.Level, cancel) : ReferralContent.Read(texts.Open(Referral.Table, referral.Content));
        return new(
            line,
            (await ReferralLines.Of(session, [referral], cancel))[0].Line,
            referral.Level,
            referral.Chosen,
            names.Account(referral.Responsible.Value),
            texts.Open(Referral.Table, referral.Question),
            content,
            await ReferralLines.Steps(session, referral, texts, cancel),
            texts.Open(Referral.Table, referral.Wish),
            referral.Alternative is { } other ? await Choice(Referrals.Services(db).Where(s => s.Id == other)).FirstOrDefaultAsync(cancel) : null,
            referral.ToHouse == referral.OrganisationId || await ConsentToHouse.Running(session, client, referral.ToHouse, Cat.Plan, cancel) is not null,
            await Colleagues.Of(db, referral.ToHouse).AnyAsync(cancel),
            referral.StartedOn is null ? 0 : await EndReferral.Others(session, referral).CountAsync(cancel));
    }

    private static async Task<ReferralChoices?> Choose(Session session, ClientKey client, CancellationToken cancel)
    {
        if (await ClientLine.Of(session.Db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel) is not { } line)
        {
            return null;
        }

        var region = await ListedService.RegionOf(session.Db, client.Organisation).SingleAsync(cancel);
        return new(line, await Choice(Referrals.Services(session.Db).Where(s => s.Region == region).OrderBy(s => s.Name).Take(MostServices)).ToListAsync(cancel));
    }

    internal static IQueryable<ReferralAlternative> Choice(IQueryable<ListedService> services) => services.Select(s => new ReferralAlternative(s.Id, s.Name, s.House, s.Organisation));
}
