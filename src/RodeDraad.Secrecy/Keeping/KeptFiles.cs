using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>How long the record of a person is kept: of the client and of whatever was merged into that record.</summary>
/// <param name="Together">All records that are one person; they are kept and let go together.</param>
/// <param name="KeepUntil">The last day on which it is kept.</param>
/// <param name="Running">The person is here or waits for a place.</param>
/// <param name="HoldReviewOn">When the legal hold is looked at again; null without a hold.</param>
public sealed record KeptFile(
    ClientId Client,
    string Reference,
    IReadOnlyList<ClientId> Together,
    RetentionTerm Term,
    LocalDate LastContact,
    LocalDate KeepUntil,
    bool Running,
    LocalDate? HoldReviewOn)
{
    /// <summary>Whether it may go by time alone.</summary>
    public bool DueOn(LocalDate today) => today > KeepUntil && !Running && HoldReviewOn is null;
}

/// <summary>Works out how long each record of a house is kept, from what all rooms know.</summary>
internal static class KeptFiles
{
    public static async Task<IReadOnlyList<KeptFile>> Of(CircuitDb db, IEnumerable<IClientRecords> rooms, OrganisationId organisation, Instant now, CancellationToken cancel)
    {
        var heads = await ClientHead.Of(db, organisation).AsNoTracking().ToDictionaryAsync(c => c.Id, cancel);
        var contacts = new List<ClientContact>();
        foreach (var room in rooms)
        {
            contacts.AddRange(await room.Contacts(db, organisation, cancel));
        }

        var terms = await Retention.At(db, organisation, now.LocalDate(), cancel);
        var holds = (await db.Set<LegalHold>().AsNoTracking().Where(h => h.OrganisationId == organisation && h.LiftedAt == null).ToListAsync(cancel)).ToLookup(h => h.ClientId, h => h.ReviewOn);
        var roots = heads.Keys.ToDictionary(id => id, id => RootOf(id, heads));
        var byRoot = contacts.Where(c => roots.ContainsKey(c.Client)).ToLookup(c => roots[c.Client]);
        return [.. roots.GroupBy(pair => pair.Value, pair => pair.Key).Select(person => File([.. person], heads[person.Key], byRoot[person.Key], (terms, holds)))];
    }

    /// <summary>The file of one client; null when there is none, or when it was merged into another one.</summary>
    public static async Task<KeptFile?> Of(CircuitDb db, IEnumerable<IClientRecords> rooms, ClientKey client, Instant now, CancellationToken cancel) =>
        (await Of(db, rooms, client.Organisation, now, cancel)).FirstOrDefault(file => file.Client == client.Client);

    private static KeptFile File(List<ClientId> together, ClientHead head, IEnumerable<ClientContact> contacts, (IReadOnlyList<RetentionTerm> Terms, ILookup<ClientId, LocalDate> Holds) house)
    {
        var known = contacts.ToList();
        var kind = known.Exists(c => c.Care) ? Retention.CareFile : Retention.Referral;
        var term = house.Terms.Single(t => t.Kind == kind);
        var last = known.Select(c => c.At).DefaultIfEmpty(head.RegisteredAt).Max().LocalDate();
        LocalDate? birth = head.BirthDate ?? (head.EstimatedBirthYear is { } year ? new LocalDate(year, 12, 31) : null);
        var holds = together.SelectMany(id => house.Holds[id]).Select(on => (LocalDate?)on).ToList();
        return new(head.Id, head.Reference, together, term, last, Retention.KeepUntil(term, last, birth), known.Exists(c => c.Running), holds.Max());
    }

    private static ClientId RootOf(ClientId id, Dictionary<ClientId, ClientHead> heads)
    {
        var seen = new HashSet<ClientId>();
        while (seen.Add(id) && heads[id].MergedInto is { } into && heads.ContainsKey(into))
        {
            id = into;
        }

        return id;
    }
}
