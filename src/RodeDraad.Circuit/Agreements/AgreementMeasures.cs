using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>Whether something that was agreed is kept.</summary>
/// <param name="Subject">Code of <c>agreement-measure</c>.</param>
/// <param name="Verdict">Code of <c>agreement-verdict</c>.</param>
/// <param name="Target">What was agreed; null when it has no number.</param>
/// <param name="Count">What was counted; null when it is not measured or too small to show.</param>
/// <param name="Of">Out of how many, or null.</param>
public sealed record AgreementMeasure(string Subject, string Verdict, int? Target, int? Count, int? Of);

/// <summary>Measures what the houses of an agreement promised, over the last twelve months.</summary>
internal static class AgreementMeasures
{
    /// <summary>Smallest number of referrals of which a share is shown.</summary>
    public const int Fewest = 5;

    /// <summary>Of a hundred answers, how many must come in time for the time to be kept; our choice, no source names one.</summary>
    public const int InTimePercent = 90;

    public static async Task<IReadOnlyList<AgreementMeasure>> Of(Session session, Agreement agreement, IReadOnlyCollection<OrganisationId> parties, IReferralFigures? figures, CancellationToken cancel)
    {
        var (until, from) = (session.Now.LocalDate().PlusDays(1), session.Now.LocalDate().PlusYears(-1));
        var counted = figures is null || (agreement.AnswerDays ?? agreement.AcceptPercent) is null ? null : await figures.Read(session.Db, new(parties, from, until, agreement.AnswerDays ?? int.MaxValue), cancel);
        var answered = counted?.Sum(c => c.Answered) ?? 0;
        AgreementMeasure Share(string subject, int target, int percent, int? count) =>
            counted is null ? new(subject, "not-measured", target, null, null)
            : answered < Fewest ? new(subject, "too-few", target, null, null)
            : new(subject, count * 100 >= percent * answered ? "kept" : "not-kept", target, count, answered);
        var measures = new List<AgreementMeasure>();
        if (agreement.AnswerDays is { } days)
        {
            measures.Add(Share("answer-time", days, InTimePercent, counted?.Sum(c => c.AnsweredInTime)));
        }

        if (agreement.AcceptPercent is { } percent)
        {
            measures.Add(Share("acceptance", percent, percent, counted?.Sum(c => c.Accepted)));
        }

        if (agreement.ExchangeDays is { } wanted)
        {
            var given = await session.Db.Set<AgreementStep>().Where(s => s.OrganisationId == agreement.OrganisationId && s.AgreementId == agreement.Id && s.Days != null && s.On >= from).SumAsync(s => s.Days ?? 0, cancel);
            measures.Add(new("exchange-days", given >= wanted ? "kept" : "not-kept", wanted, given, null));
        }

        if (agreement.Subjects.Contains("named-contact"))
        {
            measures.Add(await Contacts(session, parties, cancel));
        }

        return measures;
    }

    /// <summary>Every house names in the directory whom to ask for, and confirmed it within half a year.</summary>
    private static async Task<AgreementMeasure> Contacts(Session session, IReadOnlyCollection<OrganisationId> parties, CancellationToken cancel)
    {
        var offers = await Offers.Of(session.Db, ListedService.All(session.Db).Where(s => parties.Contains(s.Organisation)), session.Now, cancel);
        var today = session.Now.LocalDate();
        var named = parties.Count(house => offers.Any(o => o.Organisation == house && o.AskFor.Length > 0 && !o.Stale(today)));
        return new("named-contact", named == parties.Count ? "kept" : "not-kept", null, named, parties.Count);
    }
}
