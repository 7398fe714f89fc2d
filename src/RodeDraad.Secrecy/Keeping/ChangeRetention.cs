using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>Sets how long a kind of record is kept, from a day on. What was set before stays on record with its day.</summary>
/// <remarks>Refuses with <c>keeping.only-leads</c>, <c>code-unknown</c>, <c>keeping.years-out-of-range</c>, <c>keeping.already-set</c> (twice for one day).</remarks>
public sealed class ChangeRetention(Door door)
{
    private const int MostYears = 50;

    public Task<Outcome<string>> Run(RetentionTerm term, CancellationToken cancel) => door.Write<string>(
        Keeping.Asked("retention"),
        session =>
        {
            var (check, today) = (new Mistakes(), session.Now.LocalDate());
            check.That(session.Hat.Leads, new Refusal("keeping.only-leads"));
            check.Code("retention-kind", term.Kind, nameof(term.Kind), needed: true);
            check.That(term.Kind != Retention.Consents, new Refusal("code-unknown", term.Kind).At(nameof(term.Kind)));
            check.Code("retention-ground", term.Ground, nameof(term.Ground), needed: true);
            check.That(term.Years is >= 0 and <= MostYears, new Refusal("keeping.years-out-of-range", MostYears).At(nameof(term.Years)));
            check.That((term.FromOn ?? today) >= today, new Refusal("keeping.review-in-past").At(nameof(term.FromOn)));
            if (check.Found.Count > 0)
            {
                return Task.FromResult<Outcome<string>>(check.Found);
            }

            session.Db.Add(new RetentionRule
            {
                OrganisationId = session.Hat.Organisation,
                Kind = term.Kind,
                FromOn = term.FromOn ?? today,
                Years = term.Years,
                Ground = term.Ground,
                Duty = term.Duty,
                SetBy = session.Hat.Account,
                SetAt = session.Now,
            });
            session.Wrote("config", null, $"retention/{term.Kind}");
            return Task.FromResult<Outcome<string>>(term.Kind);
        },
        cancel);
}
