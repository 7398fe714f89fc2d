using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>How an item of the log review ended.</summary>
public sealed record ClosingForm
{
    /// <summary>Code of <c>review-outcome</c>.</summary>
    public string Outcome { get; init; } = "";

    public string Reason { get; init; } = "";
}

/// <summary>Closes an item of the log review with its outcome and a reason.</summary>
/// <remarks>Who may read the log has the duty to close its review. Refuses with <c>audit.item.unknown</c>, <c>audit.already-closed</c>, <c>field-needed</c>, <c>code-unknown</c>, <c>text.too-long</c>.</remarks>
public sealed class CloseReviewItem(Door door)
{
    private const int LongestReason = 2_000;

    public Task<Outcome<Guid>> Run(Guid id, ClosingForm form, CancellationToken cancel) => door.Write<Guid>(
        new(Act.Read, Cat.Accesslog) { Record = $"review-item/{id}" },
        async session =>
        {
            var check = new Mistakes();
            check.Code("review-outcome", form.Outcome, nameof(form.Outcome), needed: true);
            check.Text(form.Reason, LongestReason, nameof(form.Reason), needed: true);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var item = await session.Db.Set<ReviewItem>().AsTracking().SingleOrDefaultAsync(i => i.OrganisationId == session.Hat.Organisation && i.Id == id, cancel);
            if (item is null)
            {
                return new Refusal("audit.item.unknown");
            }

            if (item.ClosedAt is not null)
            {
                return new Refusal("audit.already-closed");
            }

            (item.ClosedAt, item.ClosedBy, item.Outcome, item.Reason) = (session.Now, session.Hat.Account, form.Outcome, form.Reason.Trim());
            session.Wrote("review-closed", null, $"review-item/{id}");
            return id;
        },
        cancel);
}
