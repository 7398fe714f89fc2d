using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>A remark as it stands beside an entry.</summary>
public sealed record RemarkLine(Guid Id, string Record, Cat Category, string Text, string By, Instant At);

/// <summary>Adds what the client says beside an entry of the plan, the meetings, the personal data or the social part (rule C8). The entry itself stays as it is.</summary>
/// <remarks>Refuses with <c>remarks.unknown</c> (no such entry in that part), <c>field-needed</c>, <c>text.too-long</c>.</remarks>
public sealed class AddRemark(Door door, IEnumerable<IRecordPart> rooms)
{
    private const int Longest = 2_000;

    /// <param name="category">The part to which the entry belongs.</param>
    /// <param name="record">Kind and id of the entry.</param>
    public Task<Outcome<Guid>> Run(ClientKey client, Cat category, string record, string text, CancellationToken cancel) => door.Write<Guid>(
        new(Act.Comment, category, client) { Record = record },
        async session =>
        {
            var check = new Mistakes();
            check.Text(text, Longest, "Remark", needed: true);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            if (!await Exists(session, client, category, record, cancel))
            {
                return new Refusal("remarks.unknown");
            }

            var remark = new Remark
            {
                OrganisationId = client.Organisation,
                Id = Guid.CreateVersion7(),
                ClientId = client.Client,
                Category = PolicyWords.Of(category),
                Record = record,
                Text = (await session.Texts(client, cancel)).Seal(Remark.Table, text.Trim()),
                By = session.Hat.Account,
                At = session.Now,
            };
            session.Db.Add(remark);
            session.Wrote("create", client, $"remark/{remark.Id}");
            return remark.Id;
        },
        cancel);

    private async Task<bool> Exists(Session session, ClientKey client, Cat category, string record, CancellationToken cancel)
    {
        var clients = await MergeClients.Together(session, client, cancel);
        foreach (var room in rooms)
        {
            if ((await room.Full(session, client.Organisation, clients, category, cancel)).Any(entry => entry.Record == record && !record.StartsWith("remark/", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The remarks of a client, for who may read the entries beside which they stand.</summary>
public static class Remarks
{
    /// <summary>Remarks in the parts that the session may read in full, oldest first.</summary>
    public static Task<IReadOnlyList<RemarkLine>> Of(Session session, OrganisationId house, IReadOnlyCollection<ClientId> clients, CancellationToken cancel) =>
        Of(session, house, session.Db.Set<Remark>().Where(r => r.OrganisationId == house && clients.Contains(r.ClientId)), cancel);

    /// <summary>The same, of a record and those that were merged into it.</summary>
    public static Task<IReadOnlyList<RemarkLine>> Of(Session session, ClientKey client, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(session.Db, client);
        return Of(session, client.Organisation, session.Db.Set<Remark>().Where(r => r.OrganisationId == client.Organisation && ids.Contains(r.ClientId)), cancel);
    }

    private static async Task<IReadOnlyList<RemarkLine>> Of(Session session, OrganisationId house, IQueryable<Remark> remarks, CancellationToken cancel)
    {
        var all = await remarks.AsNoTracking().OrderBy(r => r.At).ToListAsync(cancel);
        if (all.Count == 0)
        {
            return [];
        }

        var readable = all.Select(r => r.Category).Distinct(StringComparer.Ordinal).Where(c => session.MayRead(PolicyWords.Parse<Cat>(c)) == Level.Full).ToList();
        var shown = all.FindAll(r => readable.Contains(r.Category));
        var names = await Names.OfAccounts(session.Db, shown.Select(r => r.By), cancel);
        var texts = await session.TextsOf(house, shown.Select(r => r.ClientId), cancel);
        return [.. shown.Select(r => new RemarkLine(r.Id, r.Record, PolicyWords.Parse<Cat>(r.Category), texts[r.ClientId].Open(Remark.Table, r.Text), names.Account(r.By.Value), r.At))];
    }
}
