using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>The consultations of a client as the record shows them: each part of the minutes under its own category.</summary>
internal sealed class ConsultationRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        var word = PolicyWords.Of(category);
        var (db, wanted) = (session.Db, WriteMinutes.Categories.Contains(category));
        var parts = wanted ? await db.Set<MinutesPart>().AsNoTracking().Where(p => p.OrganisationId == organisation && clients.Contains(p.ClientId) && p.Category == word).ToListAsync(cancel) : [];
        var held = category == Cat.Meeting ? await Consultations.Of(db, db.Set<ClientConsultation>().Where(c => c.OrganisationId == organisation && clients.Contains(c.ClientId)), cancel) : [];
        if (parts.Count + held.Count == 0)
        {
            return [];
        }

        var copies = category == Cat.Meeting ? await db.Set<MinutesCopy>().AsNoTracking().Where(c => c.OrganisationId == organisation && clients.Contains(c.ClientId)).ToListAsync(cancel) : [];
        var view = await ConsultationView.Of(session, held, [.. parts.Select(p => p.WrittenBy), .. copies.Select(c => c.MadeBy)], cancel);
        var lines = await ClientLine.Of(db, organisation).Where(c => clients.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var texts = await session.TextsOf(organisation, clients, cancel);
        return
        [
            .. held.Where(h => lines.ContainsKey(h.Row.ClientId)).SelectMany(h => Entries(h, view, lines[h.Row.ClientId], texts[h.Row.ClientId])),
            .. parts.Select(p => new RecordEntry(category, p.WrittenAt, $"minutes-part/{p.Id.Value}", "minutes.part", "", view.Name(p.WrittenBy), RecordFacts.Told(("minutes.text", texts[p.ClientId].Open(MinutesPart.Table, p.Text), FactKind.Text, "")))),
            .. copies.Select(c => Copy(c, held, view, lines[c.ClientId], texts[c.ClientId])),
        ];
    }

    /// <summary>Of a consultation the summary is that there was one, and when.</summary>
    public async Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        var held = category == Cat.Meeting ? await Consultations.Of(session.Db, session.Db.Set<ClientConsultation>().Where(c => c.OrganisationId == organisation && clients.Contains(c.ClientId) && c.DroppedAt == null), cancel) : [];
        return [.. held.Where(h => h.At is not null).Select(h => new RecordSummary(Cat.Meeting, "", RecordFacts.Told(("consultations.kind", h.Row.Kind, FactKind.Codes, "consultation-kind"), ("consultations.at", RecordFacts.Moment(h.At), FactKind.Moment, ""), ("consultations.next-on", RecordFacts.Day(h.Row.NextOn), FactKind.Date, ""))))];
    }

    private static IEnumerable<RecordEntry> Entries(HeldConsultation held, ConsultationView view, ClientLine client, ClientTexts texts)
    {
        var (row, head) = (held.Row, view.Head(held, client, texts));
        var follower = held.Invited.FirstOrDefault(i => i.Id == row.Follower);
        yield return new(Cat.Meeting, row.ProposedAt, Consultations.Record(row.Id), "consultations.one", head.Series, head.ProposedBy, RecordFacts.Told(
            ("consultations.kind", row.Kind, FactKind.Codes, "consultation-kind"),
            ("consultations.criteria", string.Join(' ', row.Criteria), FactKind.Codes, "consultation-criterion"),
            ("consultations.why", texts.Open(ClientConsultation.Table, row.Why), FactKind.Text, ""),
            ("consultations.at", RecordFacts.Moment(held.At), FactKind.Moment, ""),
            ("consultations.place", head.Place, FactKind.Text, ""),
            ("consultations.chair", head.Chair, FactKind.Text, ""),
            ("consultations.agenda", string.Join('\n', Consultations.Points(texts, row.Agenda).Select(p => $"{Vocabulary.Label("plan-domain", p.Domain)}: {p.Text}")), FactKind.Text, ""),
            ("consultations.strategy", texts.Open(ClientConsultation.Table, row.Strategy), FactKind.Text, ""),
            ("consultations.follower", follower is null ? "" : view.Invited(follower, client, texts).Said, FactKind.Text, ""),
            ("consultations.next-on", RecordFacts.Day(row.NextOn), FactKind.Date, ""),
            ("consultations.drop-why", texts.Open(ClientConsultation.Table, row.DropWhy), FactKind.Text, "")));
        foreach (var invited in held.Invited.Where(i => i.Kind != ConsultationWords.Client))
        {
            var line = view.Invited(invited, client, texts);
            yield return new(Cat.Meeting, row.ProposedAt, $"consultation-invited/{invited.Id.Value}", "consultations.invited-one", "", line.AnsweredBy, RecordFacts.Told(
                ("consultations.invited-kind", invited.Kind, FactKind.Codes, "consultation-participant"),
                ("consultations.invited-name", line.Name, FactKind.Text, ""),
                ("consultations.invited-role", line.Role, FactKind.Codes, "role"),
                ("consultations.invited-house", line.House, FactKind.Text, ""),
                ("consultations.answer", invited.Answer, FactKind.Codes, "yes-no"),
                ("consultations.way", invited.Way, FactKind.Codes, "consultation-yes-way"),
                ("consultations.on", RecordFacts.Day(invited.AnsweredOn), FactKind.Date, "")));
        }

        foreach (var task in view.Tasks(held, client, texts))
        {
            yield return new(Cat.Meeting, row.DecidedAt ?? row.ProposedAt, $"agreed-task/{task.Id.Value}", "agreed-tasks.one", "", task.CheckedBy, RecordFacts.Told(
                ("agreed-tasks.what", task.What, FactKind.Text, ""),
                ("agreed-tasks.who", task.Who, FactKind.Text, ""),
                ("agreed-tasks.until", RecordFacts.Day(task.UntilOn), FactKind.Date, ""),
                ("agreed-tasks.outcome", task.Outcome, FactKind.Codes, "consultation-task-end"),
                ("agreed-tasks.why", task.Why, FactKind.Text, "")));
        }
    }

    private static RecordEntry Copy(MinutesCopy copy, List<HeldConsultation> held, ConsultationView view, ClientLine client, ClientTexts texts)
    {
        var to = held.Find(h => h.Row.Id == copy.ConsultationId)?.Invited.FirstOrDefault(i => i.Id == copy.For);
        return new(Cat.Meeting, copy.MadeAt, $"minutes-copy/{copy.Id.Value}", "minutes.copy", "", view.Name(copy.MadeBy), RecordFacts.Told(
            ("minutes.copy-number", copy.Number.ToString(CultureInfo.InvariantCulture), FactKind.Text, ""),
            ("minutes.copy-for", to is null ? "" : view.Invited(to, client, texts).Said, FactKind.Text, ""),
            ("minutes.copy-language", copy.Language, FactKind.Codes, "client-language")));
    }
}

/// <summary>The meetings about a client that are to come, for the own door: the client is always invited.</summary>
internal sealed class OwnConsultations : IOwnComing
{
    public async Task<IReadOnlyList<Appointment>> Coming(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var held = await Consultations.Of(session.Db, session.Db.Set<ClientConsultation>().Where(c => c.OrganisationId == organisation && clients.Contains(c.ClientId) && c.DroppedAt == null && c.DecidedAt == null), cancel);
        held.RemoveAll(h => h.At is not { } at || at < session.Now);
        if (held.Count == 0 || session.MayRead(Cat.Meeting) != Level.Full)
        {
            return [];
        }

        var view = await ConsultationView.Of(session, held, [], cancel);
        var texts = await session.TextsOf(organisation, held.Select(h => h.Row.ClientId), cancel);
        var lines = await ClientLine.Of(session.Db, organisation).Where(c => clients.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var house = await Names.OfOrganisation(session.Db, organisation, cancel);
        return [.. held.Where(h => lines.ContainsKey(h.Row.ClientId)).Select(h => view.Head(h, lines[h.Row.ClientId], texts[h.Row.ClientId])).OrderBy(h => h.At)
            .Select(h => new Appointment(h.Kind, h.At!.Value.LocalDate(), house, "", h.ProposedBy) { List = "consultation-kind", At = h.At, Place = h.Place })];
    }
}
