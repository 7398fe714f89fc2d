using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>What the cases of a client say beside their forms: the case itself, its contacts, appointments, tasks and the plan. All of it is the part plan (access.md A4), in full or not at all but that there is a case.</summary>
internal sealed class CaseRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category != Cat.Plan)
        {
            return [];
        }

        var db = session.Db;
        var cases = await Of(session, organisation, clients).ToListAsync(cancel);
        var contacts = await db.Set<CaseContact>().AsNoTracking().Where(c => c.OrganisationId == organisation && clients.Contains(c.ClientId)).ToListAsync(cancel);
        var appointments = await db.Set<CaseAppointment>().AsNoTracking().Where(a => a.OrganisationId == organisation && clients.Contains(a.ClientId)).ToListAsync(cancel);
        var tasks = await db.Set<CaseTask>().AsNoTracking().Where(t => t.OrganisationId == organisation && clients.Contains(t.ClientId)).ToListAsync(cancel);
        var goals = await db.Set<PlanGoal>().AsNoTracking().Where(g => g.OrganisationId == organisation && clients.Contains(g.ClientId)).ToListAsync(cancel);
        var versions = await db.Set<PlanVersion>().AsNoTracking().Where(v => v.OrganisationId == organisation && clients.Contains(v.ClientId)).ToListAsync(cancel);
        var handed = await db.Set<CaseHandOver>().AsNoTracking().Where(h => h.OrganisationId == organisation && clients.Contains(h.ClientId)).ToListAsync(cancel);
        var copies = await db.Set<GivenCopy>().AsNoTracking().Where(c => c.OrganisationId == organisation && clients.Contains(c.ClientId)).ToListAsync(cancel);
        var texts = await session.TextsOf(organisation, cases.Select(c => c.Case.ClientId), cancel);
        var names = await Names.OfAccounts(db, [.. cases.Select(c => c.Case.Holder(session.Now)), .. handed.SelectMany(h => new[] { h.By, h.To }), .. contacts.Select(c => c.By), .. appointments.Select(a => a.Carer), .. versions.Select(v => v.MadeBy), .. copies.Select(c => c.MadeBy)], cancel);
        var place = cases.ToDictionary(c => c.Case.Id, c => c.Name);
        List<RecordEntry> all =
        [
            .. cases.Select(c => Entry(c.Case.ProposedAt, $"case/{c.Case.Id.Value}", "cases.one", c.Name, names.Account(c.Case.Holder(session.Now).Value), Facts(c.Case, texts[c.Case.ClientId]))),
            .. handed.Select(h => Entry(h.At, $"case/{h.CaseId.Value}/hand-over", "hand-over.title", place[h.CaseId], names.Account(h.By.Value), Facts(h, names.Account(h.To.Value), texts[h.ClientId]))),
            .. contacts.Select(c => Entry(c.At, $"case-contact/{c.Id.Value}", "cases.contact", place[c.CaseId], names.Account(c.By.Value), Facts(c, texts[c.ClientId]))),
            .. appointments.Select(a => Entry(a.At, $"appointment/{a.Id.Value}", "cases.appointment", place[a.CaseId], names.Account(a.Carer.Value), Facts(a, texts[a.ClientId]))),
            .. tasks.Select(t => Entry(LocalTimes.StartOf(t.DueOn), $"case-task/{t.Id.Value}", "cases.task", place[t.CaseId], "", Facts(t, texts[t.ClientId]))),
            .. goals.Select(g => Entry(LocalTimes.StartOf(g.MadeOn), $"goal/{g.Id.Value}", "plans.goal", place[g.CaseId], "", Facts(g, texts[g.ClientId]))),
            .. versions.Select(v => Entry(v.MadeAt, $"case/{v.CaseId.Value}/plan", "plans.version", place[v.CaseId], names.Account(v.MadeBy.Value), Facts(v, texts[v.ClientId]))),
            .. copies.Select(c => Entry(c.MadeAt, $"plan-copy/{c.Id.Value}", "plans.copy", place[c.CaseId], names.Account(c.MadeBy.Value), Facts(c, texts[c.ClientId]))),
        ];
        return [.. all.OrderBy(entry => entry.At)];
    }

    public async Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) =>
        category != Cat.Plan ? [] : [.. (await Of(session, organisation, clients).ToListAsync(cancel)).Select(c => new RecordSummary(Cat.Plan, c.Name, RecordFacts.Told(("stays.from", RecordFacts.Day(c.Case.FromOn), FactKind.Date, ""), ("stays.until", RecordFacts.Day(c.Case.EndedOn), FactKind.Date, ""))))];

    private static IQueryable<Placed> Of(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients) =>
        from c in session.Db.Set<Case>().AsNoTracking()
        where c.OrganisationId == organisation && clients.Contains(c.ClientId)
        join u in UnitLine.Of(session.Db, organisation) on c.ServiceId equals u.Id
        orderby c.ProposedAt
        select new Placed { Case = c, Name = u.Name };

    private static RecordEntry Entry(Instant at, string record, string title, string where, string by, IReadOnlyList<RecordFact> facts) => new(Cat.Plan, at, record, title, where, by, facts);

    private static List<RecordFact> Facts(Case c, ClientTexts texts) => RecordFacts.Told(
        ("cases.model", c.Model, FactKind.Codes, "case-management-model"),
        ("cases.source", c.Source, FactKind.Codes, "case-source"),
        ("cases.criteria", string.Join(' ', c.Criteria), FactKind.Codes, "case-criterion"),
        ("cases.why", texts.Open(Cases.Table, c.Why), FactKind.Text, ""),
        ("cases.from", RecordFacts.Day(c.FromOn), FactKind.Date, ""),
        ("cases.until", RecordFacts.Day(c.UntilOn), FactKind.Date, ""),
        ("cases.sessions", c.Sessions?.ToString(CultureInfo.InvariantCulture) ?? "", FactKind.Text, ""),
        ("cases.over-norm-reason", texts.Open(Cases.Table, c.OverNorm), FactKind.Text, ""),
        ("cases.ended-on", RecordFacts.Day(c.EndedOn), FactKind.Date, ""),
        ("cases.end-reason", c.EndReason, FactKind.Codes, "case-end"),
        ("cases.taken-over-by", texts.Open(Cases.Table, c.TakenOverBy), FactKind.Text, ""));

    private static List<RecordFact> Facts(CaseHandOver h, string to, ClientTexts texts) => RecordFacts.Told(
        ("hand-over.to", to, FactKind.Text, ""),
        ("hand-over.until", RecordFacts.Day(h.UntilOn), FactKind.Date, ""),
        ("hand-over.reason", h.Reason, FactKind.Codes, "case-hand-over"),
        ("hand-over.why", texts.Open(CaseHandOver.Table, h.Why), FactKind.Text, ""),
        ("hand-over.over-norm", texts.Open(CaseHandOver.Table, h.OverNorm), FactKind.Text, ""));

    private static List<RecordFact> Facts(CaseContact c, ClientTexts texts) => RecordFacts.Told(
        ("contact.way", c.Kind, FactKind.Codes, "case-contact-kind"),
        ("contacts.with", c.With, FactKind.Codes, "case-contact-with"),
        ("contacts.functions", string.Join(' ', c.Functions), FactKind.Codes, "case-management-base-function"),
        ("contacts.services", string.Join(' ', c.Services), FactKind.Codes, "direct-service-task"),
        ("contacts.minutes", c.Minutes?.ToString(CultureInfo.InvariantCulture) ?? "", FactKind.Text, ""),
        ("contact.outcome", c.Outcome, FactKind.Codes, "contact-outcome"),
        ("contacts.left-out", c.LeftOut, FactKind.Codes, "contact-left-out"),
        ("form.note", texts.Open(CaseContact.Table, c.Note), FactKind.Text, ""));

    private static List<RecordFact> Facts(CaseAppointment a, ClientTexts texts) => RecordFacts.Told(
        ("contact.way", a.Kind, FactKind.Codes, "case-contact-kind"),
        ("appointments.state", a.State, FactKind.Codes, "appointment-state"),
        ("appointments.place", texts.Open(CaseAppointment.Table, a.Place), FactKind.Text, ""));

    private static List<RecordFact> Facts(CaseTask t, ClientTexts texts) => RecordFacts.Told(
        ("clients.what", t.Kind, FactKind.Codes, "case-task-kind"),
        ("cases.task", texts.Open(CaseTask.Table, t.What), FactKind.Text, ""),
        ("contact.outcome", t.Outcome, FactKind.Codes, "case-task-end"),
        ("form.note", texts.Open(CaseTask.Table, t.Note), FactKind.Text, ""));

    private static List<RecordFact> Facts(PlanGoal g, ClientTexts texts)
    {
        var words = PlanReader.WordsOf(g, texts);
        return RecordFacts.Told(
            ("plans.domain", g.Domain, FactKind.Codes, "plan-domain"),
            ("plans.goal", words.Goal, FactKind.Text, ""),
            ("plans.measure", words.Measure, FactKind.Text, ""),
            ("plans.who", words.Who, FactKind.Text, ""),
            ("plans.what", words.What, FactKind.Text, ""),
            ("plans.how-long", words.HowLong, FactKind.Text, ""),
            ("plans.how", words.How, FactKind.Text, ""),
            ("plans.reason", words.Reason, FactKind.Text, ""),
            ("plans.due-on", RecordFacts.Day(g.DueOn), FactKind.Date, ""),
            ("plans.state", g.State, FactKind.Codes, "goal-state"),
            ("plans.evaluation", words.Evaluation, FactKind.Text, ""),
            ("plans.questions", string.Join(' ', g.Questions), FactKind.Codes, "goal-question"));
    }

    private static List<RecordFact> Facts(PlanVersion v, ClientTexts texts) => RecordFacts.Told(
        ("plans.number", v.Number.ToString(CultureInfo.InvariantCulture), FactKind.Text, ""),
        ("plans.agreement", v.Way, FactKind.Codes, "plan-agreement"),
        ("plans.witness", texts.Open(PlanVersion.Table, v.Witness), FactKind.Text, ""));

    private static List<RecordFact> Facts(GivenCopy c, ClientTexts texts) => RecordFacts.Told(
        ("plans.number", c.Number.ToString(CultureInfo.InvariantCulture), FactKind.Text, ""),
        ("plans.copy-name", texts.Open(GivenCopy.Table, c.Participant), FactKind.Text, ""),
        ("plans.copy-kind", c.Kind, FactKind.Codes, "plan-participant"),
        ("plans.copy-level", c.Level, FactKind.Codes, "plan-copy-level"),
        ("clients.language", c.Language, FactKind.Codes, "client-language"));

    private sealed class Placed
    {
        public required Case Case { get; init; }

        public required string Name { get; init; }
    }
}
