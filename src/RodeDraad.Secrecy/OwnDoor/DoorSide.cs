using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Somebody beside a client.</summary>
/// <param name="As">Code of <c>role</c>.</param>
/// <param name="Running">Counts today.</param>
public sealed record BesideLine(Guid Id, AccountId Account, string As, string Kind, string Scope, string Name, LocalDate FromOn, LocalDate? UntilOn, string Evidence, bool Running, bool Ended);

/// <summary>A part that is kept back.</summary>
/// <param name="By">The practitioner who keeps it back.</param>
/// <param name="Practitioner">Who reads it instead, named by the client, or empty.</param>
public sealed record WithholdingLine(Guid Id, Cat Category, LocalDate UntilOn, string By, string Reason, string Practitioner);

/// <summary>A printed code that lives, without the code.</summary>
public sealed record LivingCode(string Name, Instant MadeAt, Instant ExpiresAt);

/// <summary>What the carers see of a client's own door: living codes, who stands beside the client, what is kept back.</summary>
public sealed record DoorPage(ClientLine Client, IReadOnlyList<LivingCode> Codes, IReadOnlyList<BesideLine> Beside, IReadOnlyList<WithholdingLine> Withheld);

/// <summary>Reads what stands around a client's own door, for carers and for the client.</summary>
public sealed class DoorSide(Door door)
{
    public Task<Outcome<DoorPage>> Read(ClientKey client, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Consent, client) { Record = "own-door" },
        async session =>
        {
            var line = await ClientLine.Of(session.Db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel);
            var mandates = await Recorded(session, client, cancel);
            var texts = await session.TextsOf(client.Organisation, mandates.Select(m => m.ClientId), cancel);
            return line is null ? null : new DoorPage(
                line,
                await Codes(session, client, line, mandates, cancel),
                [.. mandates.Select(m => LineOf(m, texts[m.ClientId], session.Now))],
                await Withheld(session, client, cancel));
        },
        cancel);

    /// <summary>What is kept back at this moment. The reason is for carers.</summary>
    internal static async Task<IReadOnlyList<WithholdingLine>> Withheld(Session session, ClientKey client, CancellationToken cancel)
    {
        var running = await Withholdings.Running(session.Db, client, session.Now).AsNoTracking().ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, running.Select(w => w.RecordedBy), cancel);
        var carer = !DoorAccounts.IsAtOwnDoor(session.Hat.Role);
        var texts = await session.TextsOf(client.Organisation, running.Select(w => w.ClientId), cancel);
        return [.. running.OrderBy(w => w.UntilOn).Select(w => new WithholdingLine(
            w.Id,
            PolicyWords.Parse<Cat>(w.Category),
            w.UntilOn,
            names.Account(w.RecordedBy.Value),
            carer ? texts[w.ClientId].Open(Withholding.Table, w.Reason) : "",
            texts[w.ClientId].Open(Withholding.Table, w.Practitioner)))];
    }

    internal static Task<List<MandateRecord>> Recorded(Session session, ClientKey client, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(session.Db, client);
        return session.Db.Set<MandateRecord>().AsNoTracking().Where(m => m.OrganisationId == client.Organisation && ids.Contains(m.ClientId)).OrderBy(m => m.Id).ToListAsync(cancel);
    }

    private static BesideLine LineOf(MandateRecord m, ClientTexts texts, Instant now) =>
        new(m.Id, m.AccountId, PolicyWords.CodeOf(m.Role), m.Kind, m.Scope, m.Name, m.FromOn, m.UntilOn, texts.Open(MandateRecord.Table, m.Evidence), Mandates.Runs(m, now), m.EndedAt is not null || m.UntilOn < now.LocalDate());

    private static async Task<IReadOnlyList<LivingCode>> Codes(Session session, ClientKey client, ClientLine line, List<MandateRecord> mandates, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(session.Db, client);
        var living = await session.Db.Set<PaperCode>().AsNoTracking()
            .Where(c => c.OrganisationId == client.Organisation && ids.Contains(c.ClientId) && c.EndedAt == null && c.ExpiresAt > session.Now).ToListAsync(cancel);
        return [.. living.Select(c => new LivingCode(mandates.Find(m => m.Id == c.MandateId)?.Name ?? line.Name, c.MadeAt, c.ExpiresAt))];
    }
}
