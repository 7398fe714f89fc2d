using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A consent or refusal as it stands.</summary>
/// <param name="Status">Code of <c>consent-status</c> at this moment: provisional, active, future, expired, withdrawn.</param>
/// <param name="Recipient">Name of the person, or empty.</param>
/// <param name="Source">The house whose record it is about.</param>
/// <param name="TextVersion">Version of the text that informed the client.</param>
/// <param name="History">Every version, latest first.</param>
public sealed record ConsentLine(
    ConsentId Id,
    string Kind,
    string Status,
    string Giver,
    string RecipientKind,
    string RecipientOrganisation,
    string RecipientRole,
    string Recipient,
    string Source,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Purposes,
    LocalDate? DataFrom,
    LocalDate? DataUntil,
    Instant FromAt,
    Instant? UntilAt,
    string Form,
    bool ReadAloud,
    string TextVersion,
    IReadOnlyList<ConsentStep> History)
{
    /// <summary>When it stops to count by itself: a provisional one after 72 hours at the latest (access.md A6); null for never.</summary>
    public Instant? Ends() =>
        History[0].Status == "provisional" && History[0].At + ClientsWill.Provisional is var asked && (UntilAt is null || asked < UntilAt) ? asked : UntilAt;
}

/// <summary>A version of a consent: what it became, when and by whom.</summary>
/// <param name="Status">Code of <c>consent-status</c>.</param>
/// <param name="Channel">Code of <c>consent-channel</c> of a withdrawal, or empty.</param>
public sealed record ConsentStep(int Version, string Status, string Channel, Instant At, string By);

/// <summary>Somebody of another house who has read something already: that cannot be taken back.</summary>
/// <param name="Categories">Policy words of the parts.</param>
public sealed record AlreadyShared(string Who, string Role, string Organisation, Instant LastAt, IReadOnlyList<string> Categories, string How);

/// <summary>The scan of a consent that was signed on paper.</summary>
/// <param name="MediaType">application/pdf, image/png or image/jpeg.</param>
/// <param name="Content">The file, as base64 in JSON.</param>
public sealed record SignedPaper(string MediaType, byte[] Content)
{
    /// <summary>The media type of a name that was typed under the text on the screen: no scan.</summary>
    internal const string TypedName = "text/plain";
}

/// <summary>The consents of a client, with what was already sent to whom.</summary>
public sealed record ConsentPage(ClientLine Client, IReadOnlyList<ConsentLine> Consents, IReadOnlyList<AlreadyShared> Shared);

/// <summary>Reads what a client agreed to and refused.</summary>
public sealed class ConsentReader(Door door)
{
    public Task<Outcome<ConsentPage>> Read(ClientKey client, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Consent, client) { Record = "consents" },
        async session =>
        {
            var line = await ClientLine.Of(session.Db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel);
            return line is null ? null : new ConsentPage(line, await Lines(session.Db, client, session.Now, cancel), await SharedWith(session.Db, client, cancel));
        },
        cancel);

    /// <summary>The scan of the paper that was signed, or null when the consent was not given on paper.</summary>
    public Task<Outcome<SignedPaper>> Paper(ClientKey client, ConsentId id, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Consent, client) { Record = $"consent/{id.Value}" },
        async session =>
        {
            var ids = LinkedRecords.Ids(session.Db, client);
            var paper = await session.Db.Set<ConsentPaper>().AsNoTracking()
                .SingleOrDefaultAsync(p => p.OrganisationId == client.Organisation && ids.Contains(p.ClientId) && p.ConsentId == id && p.MediaType != SignedPaper.TypedName, cancel);
            return paper is null ? null : new SignedPaper(paper.MediaType, (await session.Texts(client with { Client = paper.ClientId }, cancel)).OpenBytes(ConsentPaper.Table, paper.Content));
        },
        cancel);

    /// <summary>Everything that the client said, what counts first and then by time.</summary>
    internal static async Task<IReadOnlyList<ConsentLine>> Lines(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(db, client);
        var versions = await db.Set<Consent>().AsNoTracking().Where(c => c.OrganisationId == client.Organisation && ids.Contains(c.ClientId)).ToListAsync(cancel);
        var people = await Names.OfAccounts(db, versions.SelectMany(c => new[] { c.RecipientAccount ?? c.RecordedBy, c.RecordedBy }), cancel);
        var houses = await Houses.Named(db, cancel);
        return [.. versions.GroupBy(c => c.Id).Select(g => Line([.. g.OrderByDescending(c => c.Version)], people, houses, now))
            .OrderBy(line => line.Status is "active" or "provisional" ? 0 : 1).ThenByDescending(line => line.FromAt)];
    }

    private static ConsentLine Line(List<Consent> versions, Names people, Dictionary<OrganisationId, string> houses, Instant now)
    {
        var last = versions[0];
        return new(
            last.Id,
            last.Kind,
            StatusAt(last, now),
            last.Giver,
            last.RecipientKind,
            houses.GetValueOrDefault(last.RecipientOrganisation, ""),
            last.RecipientRole,
            last.RecipientAccount is { } person ? people.Account(person.Value) : "",
            houses.GetValueOrDefault(last.Source, ""),
            last.Categories,
            last.Purposes,
            last.DataFrom,
            last.DataUntil,
            last.FromAt,
            last.UntilAt,
            last.Form,
            last.ReadAloud,
            last.TextVersion,
            [.. versions.Select(v => new ConsentStep(v.Version, v.Status, v.WithdrawnBy, v.RecordedAt, people.Account(v.RecordedBy.Value)))]);
    }

    private static string StatusAt(Consent consent, Instant now) =>
        consent.Status is not ("active" or "provisional") ? consent.Status
        : consent.UntilAt <= now ? "expired"
        : consent.FromAt > now ? "future"
        : consent.Status == "provisional" && now >= consent.RecordedAt + ClientsWill.Provisional ? "expired"
        : consent.Status;

    /// <summary>Who of other houses has read what, from the log itself.</summary>
    internal static async Task<IReadOnlyList<AlreadyShared>> SharedWith(CircuitDb db, ClientKey client, CancellationToken cancel)
    {
        var records = await db.Set<AuditRecord>()
            .Where(a => a.ClientOrganisation == client.Organisation.Value && a.Client == client.Client.Value && a.Recipient != "" && a.Outcome == 0)
            .OrderByDescending(a => a.Sequence).Take(500).ToListAsync(cancel);
        var names = await Names.Of(db, records, cancel);
        return [.. records.GroupBy(a => (a.Account, a.Organisation, a.HowSent)).Select(g => new AlreadyShared(
            names.Account(g.Key.Account),
            PolicyWords.CodeOf(g.First().Role),
            names.Organisation(g.Key.Organisation),
            g.Max(a => a.RecordedAt),
            [.. g.SelectMany(a => a.Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(c => c.Split(':')[0]).Distinct()],
            g.Key.HowSent))];
    }
}
