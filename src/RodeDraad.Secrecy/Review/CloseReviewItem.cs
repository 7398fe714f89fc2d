using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>How an item of the log review ended.</summary>
public sealed record ClosingForm
{
    /// <summary>Code of <c>review-outcome</c>, or of <c>tie-outcome</c> when it is about a tie.</summary>
    public string Outcome { get; init; } = "";

    public string Reason { get; init; } = "";
}

/// <summary>Closes an item of the log review with its outcome and a reason. When somebody asked for it because a tie was a mistake, the outcome ends the tie or leaves it.</summary>
/// <remarks>
/// Who may read the log has the duty to close its review, but nobody judges what is about oneself or somebody close. All in one transaction; of two at the same instant one closes it.
/// Refuses with <c>audit.item.unknown</c>, <c>audit.own-item</c>, <c>access.G4</c>, <c>audit.already-closed</c>, <c>ties.unknown</c>, <c>field-needed</c>, <c>code-unknown</c>, <c>text.too-long</c>.
/// </remarks>
public sealed class CloseReviewItem(Door door)
{
    /// <summary>Code of <c>tie-outcome</c>.</summary>
    internal const string TieEnded = "ended";

    private const int LongestReason = 2_000;

    public Task<Outcome<Guid>> Run(Guid id, ClosingForm form, CancellationToken cancel) => door.Write<Guid>(
        new(Act.Read, Cat.Accesslog) { Record = $"review-item/{id}" },
        async session =>
        {
            var items = session.Db.Set<ReviewItem>().Where(i => i.OrganisationId == session.Hat.Organisation && i.Id == id);
            var item = await items.AsNoTracking().SingleOrDefaultAsync(cancel);
            if (item is null)
            {
                return new Refusal("audit.item.unknown");
            }

            if (await Judging.Refuse(session, item, cancel) is { } no)
            {
                return no;
            }

            var ofTie = item.Rule == ReviewItem.TieWrong;
            var check = new Mistakes();
            check.Code(ofTie ? "tie-outcome" : "review-outcome", form.Outcome, nameof(form.Outcome), needed: true);
            check.Text(form.Reason, LongestReason, nameof(form.Reason), needed: true);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var (at, by, outcome, reason) = ((Instant?)session.Now, (AccountId?)session.Hat.Account, form.Outcome, form.Reason.Trim());
            if (await items.Where(i => i.ClosedAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.ClosedAt, at).SetProperty(x => x.ClosedBy, by).SetProperty(x => x.Outcome, outcome).SetProperty(x => x.Reason, reason), cancel) == 0)
            {
                return new Refusal("audit.already-closed");
            }

            session.Wrote("review-closed", null, $"review-item/{id}");
            return ofTie && await Answer(session, item, outcome, cancel) is { } refusal ? refusal : id;
        },
        cancel);

    /// <summary>Keeps, sealed, what was asked before the answer took its place. The client reads in "who looked" that somebody may open the record again.</summary>
    private static async Task<Refusal?> Answer(Session session, ReviewItem item, string outcome, CancellationToken cancel)
    {
        var client = new ClientKey(item.OrganisationId, new(item.Client));
        await Versions.Keep(session, client.Client, ("review-item", item.Id), 1, new { item.Reason }, cancel);
        if (outcome != TieEnded)
        {
            return null;
        }

        session.Wrote("tie-ended", client, $"review-item/{item.Id}");
        return await Ties.End(session.Db, item.AccountId, client, cancel) ? null : new Refusal("ties.unknown");
    }
}
