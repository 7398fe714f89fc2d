using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

/// <summary>What a database holds of the presentations since an instant, read table by table so that a half one shows.</summary>
internal sealed class KeptPresentations
{
    private readonly List<(Guid Id, Guid Client, string FamilyName)> whole = [];

    /// <summary>Every presentation, with the name of its client, as often as it is there.</summary>
    public IReadOnlyList<(Guid Id, Guid Client, string FamilyName)> Whole => whole;

    /// <summary>Reads all; a record without the others that belong to it fails the test.</summary>
    public static async Task<KeptPresentations> Read(CircuitDb db, Instant since)
    {
        var clients = await db.Set<Client>().Where(c => c.RegisteredAt >= since).ToDictionaryAsync(c => c.Id.Value, c => c.FamilyName);
        var presentations = await db.Set<Presentation>().Where(p => p.ReceivedAt >= since).Select(p => new { Id = p.Id.Value, Client = p.ClientId.Value }).ToListAsync();
        var ids = presentations.ConvertAll(p => p.Id).Order().ToList();
        var records = ids.ConvertAll(id => $"presentation/{id}").Order(StringComparer.Ordinal).ToList();

        Assert.Equal(clients.Keys.Order(), presentations.Select(p => p.Client).Order());
        Assert.Equal(ids, (await db.Set<CtrsRating>().Where(r => r.RatedAt >= since).Select(r => r.PresentationId!.Value.Value).ToListAsync()).Order());
        Assert.Equal(ids, (await Substances(db, since)).Order());
        Assert.Equal(ids, (await db.Set<RecordVersion>().Where(v => v.SavedAt >= since && v.Kind == "presentation").Select(v => v.Record).ToListAsync()).Order());
        Assert.Equal(clients.Keys.Order(), (await db.Set<RecordVersion>().Where(v => v.SavedAt >= since && v.Kind == "client").Select(v => v.Record).ToListAsync()).Order());
        Assert.Equal(ids.Count, await db.Set<AnsweredRequest>().CountAsync(a => a.AnsweredAt >= since));
        var relations = await db.Set<CareRelation>().Where(r => r.FromAt >= since).Select(r => new { r.Basis, Client = r.ClientId.Value }).ToListAsync();
        Assert.Equal(records, relations.Select(r => r.Basis).Order(StringComparer.Ordinal));
        var audits = await db.Set<AuditRecord>().Where(a => a.RecordedAt >= since && a.Event == "create").Select(a => new { a.Record, a.Client }).ToListAsync();
        Assert.Equal(records, audits.Select(a => a.Record).Order(StringComparer.Ordinal));

        var kept = new KeptPresentations();
        var (cared, audited) = (relations.ToDictionary(r => r.Basis, r => r.Client), audits.ToDictionary(a => a.Record, a => a.Client));
        foreach (var presentation in presentations)
        {
            Assert.Equal(presentation.Client, cared[$"presentation/{presentation.Id}"]);
            Assert.Equal(presentation.Client, audited[$"presentation/{presentation.Id}"]);
            kept.whole.Add((presentation.Id, presentation.Client, clients[presentation.Client]));
        }

        return kept;
    }

    private static Task<List<Guid>> Substances(CircuitDb db, Instant since) =>
        (from s in db.Set<SubstanceUse>()
         join p in db.Set<Presentation>() on new { s.OrganisationId, Id = s.PresentationId } equals new { p.OrganisationId, p.Id }
         where p.ReceivedAt >= since
         select p.Id.Value).ToListAsync();
}
