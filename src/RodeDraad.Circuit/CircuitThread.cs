using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>The referrals of a client and the waiting for services, on the red thread. Who may not read the plan sees none.</summary>
internal sealed class CircuitThread : IThreadPart
{
    public async Task<IReadOnlyList<ThreadItem>> Items(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var (db, referrals, waits) = (session.Db, new List<Asked>(), new List<ServiceWait>());
        foreach (var client in clients)
        {
            referrals.AddRange(await Referrals.Of(db)(db, organisation, client).ToListAsync(cancel));
            waits.AddRange(await Waits.Of(db)(db, organisation, client).ToListAsync(cancel));
        }

        if (referrals.Count + waits.Count == 0 || session.MayRead(Cat.Plan) != Level.Full)
        {
            return [];
        }

        var ids = referrals.Select(r => r.Service).Concat(waits.Select(w => w.ServiceId)).Distinct().ToList();
        var services = await ListedService.All(db).Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        return
        [
            .. referrals.Select(r => new ThreadItem(ThreadKind.Referral, r.Id.Value, services.GetValueOrDefault(r.Service, ""), r.SentAt, r.Until, "referral-state", r.State, false, r.Client) { CameHere = r.CameHere }),
            .. waits.Select(w => new ThreadItem(ThreadKind.ServiceWait, w.Id.Value, services.GetValueOrDefault(w.ServiceId, ""), w.FromAt, w.UntilAt, "waiting-end", w.EndReason, false, w.ClientId)),
        ];
    }

    /// <summary>Those that the house sent, and those by which the client came to it.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ClientId, IAsyncEnumerable<Asked>>> Referrals = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ClientId client) =>
            db.Set<Referral>().Where(r => r.OrganisationId == house && r.ClientId == client && r.SentAt != null)
                .Concat(db.Set<Referral>().Where(r => r.ToHouse == house && r.ReceiverClient == client && r.OrganisationId != house))
                .Select(r => new Asked(r.Id, r.ToService, r.SentAt!.Value, r.State, r.Refusal, r.AnsweredAt, r.StartedOn, client, r.OrganisationId != house))));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ClientId, IAsyncEnumerable<ServiceWait>>> Waits = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ClientId client) => db.Set<ServiceWait>().AsNoTracking().Where(w => w.OrganisationId == house && w.ClientId == client)));

    private sealed record Asked(ReferralId Id, ServiceId Service, Instant SentAt, string State, string Refusal, Instant? AnsweredAt, LocalDate? StartedOn, ClientId Client, bool CameHere)
    {
        /// <summary>When somebody came, or was refused; what was taken back stays a moment; null while it runs.</summary>
        public Instant? Until =>
            StartedOn is { } on ? Instant.Max(SentAt, LocalTimes.StartOf(on))
            : Refusal.Length > 0 ? AnsweredAt
            : ReferralSteps.StateOf(State).Over() ? SentAt
            : null;
    }
}
