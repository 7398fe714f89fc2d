using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>What a merge would bring together.</summary>
public sealed record MergePreview(ClientLine Kept, ClientLine Merged);

/// <summary>Says that two records of the organisation are one person, and takes that back.</summary>
/// <remarks>
/// The merged record keeps its own rows and only points to the kept one, so that an undo loses nothing; lists show the kept one,
/// whose page shows both. Refuses with <c>clients.unknown</c>, <c>clients.same</c>, <c>clients.already-merged</c>.
/// </remarks>
public sealed class MergeClients(Door door)
{
    public Task<Outcome<MergePreview>> Preview(ClientKey kept, ClientId merged, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Ident, kept) { Record = "merge" },
        async session =>
        {
            var lines = await ClientLine.Of(session.Db, kept.Organisation).Where(c => c.Id == kept.Client || c.Id == merged).ToListAsync(cancel);
            var other = await session.Listed.ContainsAsync(merged, cancel) ? lines.Find(c => c.Id == merged) : null;
            return other is null || merged == kept.Client ? null : new MergePreview(lines.Single(c => c.Id == kept.Client), other);
        },
        cancel);

    public Task<Outcome<ClientId>> Run(ClientKey kept, ClientId merged, CancellationToken cancel) => door.Write<ClientId>(
        new(Act.Write, Cat.Ident, kept) { Record = $"client/{kept.Client.Value}" },
        async session =>
        {
            var other = await session.Listed.ContainsAsync(merged, cancel)
                ? await session.Db.Set<Client>().SingleOrDefaultAsync(c => c.OrganisationId == kept.Organisation && c.Id == merged, cancel)
                : null;
            var keptIsMerged = await session.Db.Set<Client>().AnyAsync(c => c.OrganisationId == kept.Organisation && c.Id == kept.Client && c.MergedInto != null, cancel);
            if (other is null || merged == kept.Client || other.MergedInto is not null || keptIsMerged)
            {
                return new Refusal(other is null ? "clients.unknown" : merged == kept.Client ? "clients.same" : "clients.already-merged");
            }

            other.MergedInto = kept.Client;
            session.Db.Add(new ClientMerge
            {
                OrganisationId = kept.Organisation,
                Id = Guid.CreateVersion7(),
                Kept = kept.Client,
                Merged = merged,
                MergedBy = session.Hat.Account,
                MergedAt = session.Now,
            });
            session.Showed(new(kept.Organisation, merged));
            session.Wrote("update", kept, $"merge/{merged.Value}");
            return kept.Client;
        },
        cancel);

    public Task<Outcome<ClientId>> Undo(ClientKey kept, ClientId merged, CancellationToken cancel) => door.Write<ClientId>(
        new(Act.Write, Cat.Ident, kept) { Record = $"client/{kept.Client.Value}" },
        async session =>
        {
            var merge = await session.Db.Set<ClientMerge>()
                .SingleOrDefaultAsync(m => m.OrganisationId == kept.Organisation && m.Kept == kept.Client && m.Merged == merged && m.UndoneAt == null, cancel);
            if (merge is null)
            {
                return new Refusal("clients.unknown");
            }

            merge.UndoneAt = session.Now;
            var other = await session.Db.Set<Client>().SingleAsync(c => c.OrganisationId == kept.Organisation && c.Id == merged, cancel);
            other.MergedInto = null;
            session.Wrote("update", kept, $"merge/{merged.Value}");
            return merged;
        },
        cancel);

    /// <summary>The records that stand for one person in the house: the client, whoever was merged into it, and whoever was merged into those.</summary>
    public static async Task<List<ClientId>> Together(Session session, ClientKey client, CancellationToken cancel)
    {
        List<ClientId> together = [client.Client];
        for (var next = 0; next < together.Count; next++)
        {
            together.AddRange((await MergedInto.Of(session.Db)(session.Db, client.Organisation, together[next]).ToListAsync(cancel)).Except(together).ToList());
        }

        return together;
    }

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ClientId?, IAsyncEnumerable<ClientId>>> MergedInto = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId organisation, ClientId? whole) =>
            db.Set<Client>().Where(c => c.OrganisationId == organisation && c.MergedInto == whole).Select(c => c.Id)));
}
