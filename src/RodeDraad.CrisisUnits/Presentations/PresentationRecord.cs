using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>What the presentations of a client say, part by part: that they were, what the crisis was, the body, the substances.</summary>
internal sealed class PresentationRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category is not (Cat.Presence or Cat.Crisis or Cat.Med or Cat.Subst))
        {
            return [];
        }

        var all = await Of(session, organisation, clients, cancel);
        var substances = category == Cat.Subst ? await Substances(session, organisation, all, cancel) : null;
        var texts = category is Cat.Crisis or Cat.Med ? await session.TextsOf(organisation, all.Select(p => p.Presentation.ClientId), cancel) : null;
        var names = await Names.OfAccounts(session.Db, all.Select(p => p.Presentation.TakenBy), cancel);
        return [.. all
            .Select(p => (p.Presentation, p.Unit, Facts: category switch
            {
                Cat.Presence => PresenceOf(p.Presentation),
                Cat.Crisis => CrisisOf(p.Presentation, texts![p.Presentation.ClientId]),
                Cat.Med => BodyOf(p.Presentation, texts![p.Presentation.ClientId]),
                _ => [.. substances![p.Presentation.Id].Select(Substance)],
            }))
            .Where(p => p.Facts.Count > 0)
            .Select(p => new RecordEntry(category, p.Presentation.ReceivedAt, $"presentation/{p.Presentation.Id.Value}", "presentations.one", p.Unit, names.Account(p.Presentation.TakenBy.Value), p.Facts))];
    }

    /// <summary>Of a crisis: when, and the band of the scale. Of substances: which. Of the body: whether it was looked at.</summary>
    public async Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category is not (Cat.Crisis or Cat.Med or Cat.Subst))
        {
            return [];
        }

        var all = await Of(session, organisation, clients, cancel);
        var substances = category == Cat.Subst ? await Substances(session, organisation, all, cancel) : null;
        return [.. all
            .Select(p => (p.Unit, Facts: category switch
            {
                Cat.Crisis => RecordFacts.Told(("presentations.received-at", RecordFacts.Moment(p.Presentation.ReceivedAt), FactKind.Moment, ""), ("ctrs.title", p.Presentation.Advice, FactKind.Codes, "ctrs-band")),
                Cat.Med => RecordFacts.Told(("record.treated", p.Presentation.SomaticState.Length > 0 ? "yes" : "", FactKind.Codes, "yes-no")),
                _ => RecordFacts.Told(("presentations.substances", string.Join(' ', substances![p.Presentation.Id].Select(s => s.Substance)), FactKind.Codes, "substance-class")),
            }))
            .Where(p => p.Facts.Count > 0)
            .Select(p => new RecordSummary(category, p.Unit, p.Facts))];
    }

    private static async Task<List<(Presentation Presentation, string Unit)>> Of(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var units = UnitLine.Of(session.Db, organisation);
        var found = await (from p in session.Db.Set<Presentation>()
                           where p.OrganisationId == organisation && clients.Contains(p.ClientId)
                           join u in units on p.ServiceId equals u.Id
                           orderby p.ReceivedAt
                           select new { Presentation = p, u.Name }).ToListAsync(cancel);
        return found.ConvertAll(p => (p.Presentation, p.Name));
    }

    private static async Task<ILookup<PresentationId, SubstanceUse>> Substances(Session session, OrganisationId organisation, List<(Presentation Presentation, string Unit)> all, CancellationToken cancel)
    {
        var ids = all.ConvertAll(p => p.Presentation.Id);
        var uses = await session.Db.Set<SubstanceUse>().Where(s => s.OrganisationId == organisation && ids.Contains(s.PresentationId)).OrderBy(s => s.Position).ToListAsync(cancel);
        return uses.ToLookup(s => s.PresentationId);
    }

    private static List<RecordFact> PresenceOf(Presentation p) => RecordFacts.Told(
        ("presentations.received-at", RecordFacts.Moment(p.ReceivedAt), FactKind.Moment, ""),
        ("presentations.channel", p.Channel, FactKind.Codes, "presentation-channel"),
        ("decision.title", p.Decision, FactKind.Codes, "presentation-decision"));

    private static List<RecordFact> CrisisOf(Presentation p, ClientTexts texts) => RecordFacts.Told(
        ("presentations.danger-to-life", p.DangerToLife, FactKind.Codes, "danger-to-life"),
        ("presentations.danger-kinds", string.Join(' ', p.DangerKinds), FactKind.Codes, "danger-kind"),
        ("presentations.primary-problem", p.PrimaryProblem, FactKind.Codes, "presenting-problem"),
        ("presentations.secondary-problem", p.SecondaryProblem, FactKind.Codes, "presenting-problem"),
        ("presentations.precipitating", string.Join(' ', p.PrecipitatingDomains), FactKind.Codes, "precipitating-domain"),
        ("presentations.underlying", string.Join(' ', p.UnderlyingRisks), FactKind.Codes, "underlying-risk"),
        ("presentations.story", texts.Open(Presentations.Table, p.Story), FactKind.Text, ""),
        ("ctrs.title", p.Advice, FactKind.Codes, "ctrs-band"),
        ("decision.deviation", p.DeviationReason, FactKind.Codes, "advice-deviation-reason"),
        ("decision.non-admission-reasons", string.Join(' ', p.NonAdmissionReasons), FactKind.Codes, "reason-non-admission"),
        ("decision.actions", string.Join(' ', p.Actions), FactKind.Codes, "action-on-non-admission"),
        ("decision.no-action-reason", p.NoActionReason, FactKind.Codes, "no-action-reason"),
        ("form.note", texts.Open(Presentations.Table, p.DecisionNote), FactKind.Text, ""),
        ("presentations.dependants", string.Join(' ', p.Dependants), FactKind.Codes, "dependant-kind"),
        ("presentations.dependants-safe", p.DependantsSafe, FactKind.Codes, "dependants-safe"),
        ("presentations.dependants-note", texts.Open(Presentations.Table, p.DependantsNote), FactKind.Text, ""),
        ("presentations.pregnant", p.Pregnant ? "yes" : "", FactKind.Codes, "yes-no"));

    private static List<RecordFact> BodyOf(Presentation p, ClientTexts texts) => RecordFacts.Told(
        ("presentations.somatic-state", p.SomaticState, FactKind.Codes, "somatic-state"),
        ("presentations.somatic-sent-to", p.SomaticSentTo, FactKind.Codes, "somatic-sent-to"),
        ("presentations.somatic-cleared-by", texts.Open(Presentations.Table, p.SomaticClearedBy), FactKind.Text, ""));

    private static RecordFact Substance(SubstanceUse use) =>
        new("presentations.substance", string.Join(' ', new[] { use.Substance, use.Route, use.Frequency, use.LastUse, Age(use.FirstAge), Age(use.RegularAge) }.Where(told => told.Length > 0)), FactKind.Codes, "substance-class route-of-administration frequency-of-use last-use");

    private static string Age(int? age) => age?.ToString(CultureInfo.InvariantCulture) ?? "";
}
