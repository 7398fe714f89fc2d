using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>What a reviewer judges.</summary>
public sealed record ReviewForm
{
    /// <summary>Code of <c>emergency-verdict</c>.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>Why.</summary>
    public string Ground { get; init; } = "";
}

/// <summary>Reviews an emergency access: two auditors, each by themselves, within 72 hours. The stricter of the two verdicts counts; not justified makes an incident, and the client is told.</summary>
/// <remarks>
/// Refuses with B7 for whoever opened it or works in a team concerned, <c>emergency.unknown</c>, <c>emergency.reviewed-by-you</c> (the same person twice: held by the database),
/// <c>emergency.reviewed-by-two</c>, <c>code-unknown</c>, <c>field-needed</c>, <c>text.too-long</c>.
/// </remarks>
public sealed class ReviewEmergency(Door door)
{
    private const int LongestGround = 2_000;

    /// <summary>Persons who must review.</summary>
    private const int Needed = 2;

    public Task<Outcome<EmergencyId>> Run(EmergencyId id, ReviewForm form, CancellationToken cancel) => door.Write<EmergencyId>(
        new(Act.ReviewGlass, Cat.Accesslog) { Record = Glasses.Evidence(id) },
        async session =>
        {
            var access = await EmergencyQueue.Concerning(session.Db, session.Hat.Organisation).AsTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);
            if (access is null)
            {
                return new Refusal("emergency.unknown");
            }

            if (await EmergencyDossiers.Concerned(session.Db, access, session.Hat.Account, cancel))
            {
                return session.Denied(Rule.B7);
            }

            var check = new Mistakes();
            check.Code("emergency-verdict", form.Verdict, nameof(form.Verdict), needed: true);
            check.Text(form.Ground, LongestGround, nameof(form.Ground), needed: true);
            return check.Found.Count > 0 ? check.Found : await Judge(session, access, form, cancel);
        },
        cancel);

    private static async Task<Outcome<EmergencyId>> Judge(Session session, EmergencyAccess access, ReviewForm form, CancellationToken cancel)
    {
        var before = await session.Db.Set<EmergencyReview>().Where(r => r.OpenedIn == access.OrganisationId && r.EmergencyId == access.Id).Select(r => r.Verdict).ToListAsync(cancel);
        if (before.Count >= Needed)
        {
            return new Refusal("emergency.reviewed-by-two");
        }

        session.Db.Add(new EmergencyReview
        {
            OpenedIn = access.OrganisationId,
            EmergencyId = access.Id,
            ReviewedBy = session.Hat.Account,
            Seat = before.Count + 1,
            Verdict = form.Verdict,
            Ground = form.Ground.Trim(),
            ReviewedAt = session.Now,
        });
        session.Wrote("glass-review", null, Glasses.Evidence(access.Id));
        if (before.Count + 1 == Needed)
        {
            await Close(session, access, Stricter(before[0], form.Verdict), cancel);
        }

        return access.Id;
    }

    private static async Task Close(Session session, EmergencyAccess access, string verdict, CancellationToken cancel)
    {
        (access.ReviewedAt, access.Verdict) = (session.Now, verdict);
        if (verdict != "not-justified")
        {
            return;
        }

        session.Db.Add(new EmergencyIncident { OpenedIn = access.OrganisationId, EmergencyId = access.Id, FoundAt = session.Now, FoundBy = session.Hat.Account });
        var waiting = await session.Db.Set<EmergencyNotice>().AsTracking()
            .Where(n => n.OpenedIn == access.OrganisationId && n.EmergencyId == access.Id && n.Addressee == EmergencyNotice.ToClient && n.FromAt > session.Now).ToListAsync(cancel);
        waiting.ForEach(notice => notice.FromAt = session.Now);
    }

    /// <summary>Of two verdicts the one that is harder on who opened it: justified, unclear, not justified.</summary>
    private static string Stricter(string one, string other)
    {
        var order = Vocabulary.List("emergency-verdict").Select(code => code.Key).ToList();
        return order.IndexOf(one) > order.IndexOf(other) ? one : other;
    }
}
