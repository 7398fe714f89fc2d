using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>What kind of thing happened.</summary>
public enum ThreadKind
{
    Presentation,
    Stay,
    Waiting,
    FollowUp,
    Case,
    Referral,
    ServiceWait,
}

/// <summary>One thing on the red thread of a client.</summary>
/// <param name="Lane">The service where it happened.</param>
/// <param name="Until">Null while it runs; equal to <paramref name="From"/> for a moment.</param>
/// <param name="Code">Problem, reason or kind, as a code of <paramref name="List"/>; empty when shielded.</param>
/// <param name="Shielded">That it was there may be seen, what it was about may not.</param>
/// <param name="Client">Whose record it is in: the client's own, or one that was merged into it.</param>
public sealed record ThreadItem(ThreadKind Kind, Guid Id, string Lane, Instant From, Instant? Until, string List, string Code, bool Shielded, ClientId Client)
{
    /// <summary>Of a referral: the client came by it, another house sent it.</summary>
    public bool CameHere { get; init; }
}

/// <summary>The page of one client: who, and everything in the order of time.</summary>
/// <param name="Readmissions">The time between each stay and the one before, as class of calendar months.</param>
/// <param name="SharedBy">Houses that share something of this client with the asker.</param>
/// <param name="Told">Earlier admissions as the client told them at each stay; empty for who may not read them.</param>
/// <param name="Remarks">What the client said beside the personal data.</param>
public sealed record ClientFilePage(ClientLine Client, IReadOnlyList<ThreadItem> Thread, IReadOnlyList<Readmission> Readmissions, IReadOnlyList<ToldAdmission> Told, IReadOnlyList<ClientLine> MergedIn, IReadOnlyList<SharedHouse> SharedBy, IReadOnlyList<RemarkLine> Remarks);

/// <summary>Earlier admissions in the client's own words.</summary>
/// <param name="Where">Codes of <c>earlier-admission-kind</c>.</param>
/// <param name="HowLongAgo">Code of <c>interval-class</c>, or empty.</param>
public sealed record ToldAdmission(Instant At, IReadOnlyList<string> Where, string HowLongAgo);

/// <summary>A stay that began some time after the one before.</summary>
/// <param name="IntervalClass">Code of <c>interval-class</c>.</param>
public sealed record Readmission(LocalDate Discharged, LocalDate Readmitted, string IntervalClass);

/// <summary>Reads the file of a client as one timeline over services.</summary>
public sealed class ClientFile(Door door, IEnumerable<IThreadPart> others)
{
    public Task<Outcome<ClientFilePage>> Read(ClientKey client, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Ident, client) { Record = $"client/{client.Client.Value}" }, session => Page(session, client, cancel), cancel);

    private async Task<ClientFilePage?> Page(Session session, ClientKey key, CancellationToken cancel)
    {
        var together = await MergeClients.Together(session, key, cancel);
        var lines = await ClientLine.Lines(session, together, cancel);
        if (!lines.TryGetValue(key.Client, out var client))
        {
            return null;
        }

        var merged = lines.Values.Where(c => c.Id != key.Client).ToList();
        merged.ForEach(other => session.Showed(other.Key));
        var present = session.MayRead(Cat.Presence) != Level.None;
        var thread = present ? await Thread(session, key.Organisation, together, cancel) : [];
        foreach (var other in others)
        {
            thread.AddRange(await other.Items(session, key.Organisation, together, cancel));
        }

        var stays = thread.Where(t => t.Kind == ThreadKind.Stay).OrderBy(t => t.From).ToList();
        return new(
            client,
            [.. thread.OrderByDescending(t => t.From)],
            [.. stays.Zip(stays.Skip(1)).Where(pair => pair.First.Until is not null).Select(pair => Readmissions.Between(pair.First.Until!.Value, pair.Second.From))],
            session.MayRead(Cat.Subst) == Level.Full ? await Told(session, key.Organisation, together, cancel) : [],
            merged,
            await SharedRecord.By(session, key, cancel),
            [.. (await Remarks.Of(session, key.Organisation, together, cancel)).Where(remark => remark.Category == Cat.Ident)]);
    }

    private static async Task<IReadOnlyList<ToldAdmission>> Told(Session session, OrganisationId organisation, List<ClientId> clients, CancellationToken cancel)
    {
        var told = await FilledForms.Answered(session.Db, organisation, clients, "anamnesis", cancel);
        return [.. told
            .Select(form => new ToldAdmission(form.WrittenAt, [.. Vocabulary.InOrder("earlier-admission-kind", [.. form.Answers["earlier-admission"]])], form.Answers["earlier-interval"].FirstOrDefault("")))
            .Where(t => t.Where.Count > 0)];
    }

    private static async Task<List<ThreadItem>> Thread(Session session, OrganisationId organisation, List<ClientId> clients, CancellationToken cancel)
    {
        var (db, thread) = (session.Db, new List<ThreadItem>());
        var crisis = session.MayRead(Cat.Crisis) == Level.Full;
        var lanes = await UnitLine.Names(db, organisation, cancel);
        foreach (var client in clients)
        {
            await foreach (var p in Presentations.Of(db)(db, organisation, client).WithCancellation(cancel))
            {
                thread.Add(new(ThreadKind.Presentation, p.Id.Value, lanes[p.ServiceId], p.ReceivedAt, p.ReceivedAt, "presenting-problem", crisis ? p.PrimaryProblem : "", !crisis, client));
            }

            await foreach (var s in Stays.Of(db)(db, organisation, client).WithCancellation(cancel))
            {
                thread.Add(new(ThreadKind.Stay, s.Id.Value, lanes[s.ServiceId], s.FromAt, s.UntilAt, "reason-ending-stay", s.EndReason, false, client));
            }

            await foreach (var w in Waits.Of(db)(db, organisation, client).WithCancellation(cancel))
            {
                thread.Add(new(ThreadKind.Waiting, w.Id.Value, lanes[w.ServiceId], w.FromAt, w.UntilAt, "waiting-end", w.EndReason, false, client));
            }

            await foreach (var f in FollowUps.Of(db)(db, organisation, client).WithCancellation(cancel))
            {
                thread.Add(new(ThreadKind.FollowUp, f.Id.Value, lanes[f.ServiceId], f.ClosedAt!.Value, f.ClosedAt, "follow-up-kind", f.Kind, false, client));
            }
        }

        return thread;
    }

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ClientId, IAsyncEnumerable<Presentation>>> Presentations = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ClientId client) => db.Set<Presentation>().AsNoTracking().Where(p => p.OrganisationId == house && p.ClientId == client)));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ClientId, IAsyncEnumerable<Stay>>> Stays = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ClientId client) => db.Set<Stay>().AsNoTracking().Where(s => s.OrganisationId == house && s.ClientId == client)));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ClientId, IAsyncEnumerable<WaitingEntry>>> Waits = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ClientId client) => db.Set<WaitingEntry>().AsNoTracking().Where(w => w.OrganisationId == house && w.ClientId == client)));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ClientId, IAsyncEnumerable<FollowUp>>> FollowUps = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ClientId client) => db.Set<FollowUp>().AsNoTracking().Where(f => f.OrganisationId == house && f.ClientId == client && f.ClosedAt != null)));
}
