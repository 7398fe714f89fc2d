using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>"It is not my own file, nor that of someone close to me": the way back from <see cref="DeclareTie"/>. Nothing opens; the auditor of the house finds it in the log review and decides.</summary>
/// <remarks>Refuses with <c>ties.unknown</c>, <c>ties.asked</c> (not answered yet, or answered this week), <c>field-needed</c>, <c>text.too-long</c>, <c>access.G2</c>.</remarks>
public sealed class SayTieWrong(Door door, Caller caller)
{
    private const int LongestReason = 500;

    public Task<Outcome<Guid>> Run(ClientId client, string reason, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        return door.WriteOwn<Guid>((Rule.G4, "create", $"review-item/{id}"), (db, now) => Ask(db, id, (client, reason), now, cancel), cancel);
    }

    private async Task<Outcome<Guid>> Ask(CircuitDb db, Guid id, (ClientId Client, string Reason) said, Instant now, CancellationToken cancel)
    {
        if (caller is not { Hat: { } hat, AccountActive: true, SecondFactor: true })
        {
            return new Refusal("access.G2");
        }

        var check = new Mistakes();
        check.Text(said.Reason, LongestReason, "Reason", needed: true);
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        if (!await Ties.Declared(db, hat.Account, hat.Organisation).AnyAsync(t => t.Client == said.Client, cancel))
        {
            return new Refusal("ties.unknown");
        }

        var (client, week) = (said.Client.Value, FillReviewQueue.MondayOf(now.LocalDate()));
        if (await OwnTies.Asked(db, hat).AnyAsync(i => i.Client == client && (i.ClosedAt == null || i.Week == week), cancel))
        {
            return new Refusal("ties.asked");
        }

        var declared = await OwnTies.Declarations(db, hat).Where(a => a.Client == client).OrderByDescending(a => a.Sequence).FirstOrDefaultAsync(cancel);
        db.Add(Item(id, hat, said, declared, now));
        return id;
    }

    private static ReviewItem Item(Guid id, Hat hat, (ClientId Client, string Reason) said, AuditRecord? declared, Instant now) => new()
    {
        OrganisationId = hat.Organisation,
        Id = id,
        Week = FillReviewQueue.MondayOf(now.LocalDate()),
        Rule = ReviewItem.TieWrong,
        AccountId = hat.Account,
        ClientOrganisation = hat.Organisation.Value,
        Client = said.Client.Value,
        AuditId = declared?.Id ?? Guid.Empty,
        Times = 1,
        FirstAt = declared?.RecordedAt ?? now,
        LastAt = now,
        DueOn = now.LocalDate().PlusDays(FillReviewQueue.DaysToClose),
        Reason = said.Reason.Trim(),
    };
}
