using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What the record says about questions of justice and exceptions of the law: what was asked and by whom, each step, and what left the house without the client's word.</summary>
/// <remarks>
/// For the client and the house itself. A question stands here from the moment that a carer found the client in it; before that it is nobody's.
/// An exception stands at the own door from the day that was set for telling, and once the second person agreed (access.md A12).
/// </remarks>
internal sealed class ExchangeRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) =>
        category == Cat.Consent && KeepingRecord.IsFor(session, organisation)
            ? [.. await Questions(session, organisation, clients, cancel), .. await TakenSteps(session, organisation, clients, cancel), .. await Exceptions(session, organisation, clients, cancel)]
            : [];

    /// <summary>Nothing of this is needed for a summary.</summary>
    public Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<RecordSummary>>([]);

    private static async Task<IEnumerable<RecordEntry>> Questions(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var asked = await session.Db.Set<Exchange>().AsNoTracking().Where(e => e.OrganisationId == organisation && e.ClientId != null && clients.Contains(e.ClientId.Value)).ToListAsync(cancel);
        var ids = asked.ConvertAll(e => e.Id);
        var texts = (await session.Db.Set<Packet>().AsNoTracking().Where(p => p.OrganisationId == organisation && ids.Contains(p.ExchangeId)).ToListAsync(cancel)).ToDictionary(p => (p.ExchangeId, p.Number));
        var approvals = (await session.Db.Set<PacketApproval>().AsNoTracking().Where(a => a.OrganisationId == organisation && ids.Contains(a.ExchangeId)).OrderBy(a => a.Number).ToListAsync(cancel)).ToLookup(a => a.ExchangeId);
        var houses = await Houses.OfKind(session.Db, "justice").ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
        var names = await Names.OfAccounts(session.Db, asked.Select(e => e.Assistant), cancel);
        var keys = await session.TextsOf(organisation, asked.Select(e => e.ClientId!.Value).Concat(approvals.SelectMany(group => group.Select(a => a.ClientId))), cancel);
        return asked.Select(e => new RecordEntry(Cat.Consent, e.AskedAt, $"packet/{e.Id.Value}", "justice.asked", houses.GetValueOrDefault(e.House, ""), names.Account(e.Assistant.Value), Said(
            [
                new("justice.file-number", e.FileNumber),
                new("justice.purpose", e.Purpose, FactKind.Codes, "justice-purpose"),
                new("justice.ground", e.Ground, FactKind.Codes, "justice-ground"),
                new("justice.question", e.Question),
                new("justice.state", Steps.StateAt(e, session.Now).Word(), FactKind.Codes, "justice-state"),
                new("justice.the-text", texts.TryGetValue((e.Id, e.Text), out var text) ? string.Join('\n', PacketText.PartsOf(text, keys[e.ClientId!.Value]).Select(part => part.Text)) : ""),
                .. approvals[e.Id].SelectMany(approval => Approved(approval, keys[approval.ClientId])),
            ])));
    }

    private static IEnumerable<RecordFact> Approved(PacketApproval approval, ClientTexts texts) =>
    [
        new("justice.approved-at", RecordFacts.Moment(approval.At), FactKind.Moment),
        new("justice.how", approval.Form, FactKind.Codes, "justice-approval-form"),
        new("justice.witness", texts.Open(PacketApproval.Table, approval.Witness)),
    ];

    private static async Task<IEnumerable<RecordEntry>> TakenSteps(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var steps = await (from exchange in session.Db.Set<Exchange>()
                           where exchange.OrganisationId == organisation && exchange.ClientId != null && clients.Contains(exchange.ClientId.Value)
                           join step in session.Db.Set<ExchangeStep>() on new { exchange.OrganisationId, ExchangeId = exchange.Id } equals new { step.OrganisationId, step.ExchangeId }
                           select new { exchange.ClientId, Step = step }).AsNoTracking().ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, steps.Select(s => s.Step.By), cancel);
        var texts = await session.TextsOf(organisation, steps.Select(s => s.ClientId!.Value), cancel);
        return steps.Select(s => (s.Step, Said: texts[s.ClientId!.Value].Open(ExchangeStep.Table, s.Step.Said))).OrderBy(s => s.Step.Number).Select(s => StepEntry(s.Step, s.Said, names));
    }

    private static RecordEntry StepEntry(ExchangeStep s, string said, Names names) => new RecordEntry(Cat.Consent, s.At, $"packet/{s.ExchangeId.Value}/{s.Number}", "justice.step", "", names.Account(s.By.Value), Said(
            [
                new("clients.what", s.Act, FactKind.Codes, "justice-act"),
                new("justice.how", s.How, FactKind.Codes, "justice-way"),
                Vocabulary.Has("justice-decline-reason", s.Note) ? new("clients.why", s.Note, FactKind.Codes, "justice-decline-reason") : new("justice.note", $"{s.Note} {said}".TrimEnd()),
            ]));

    private static async Task<IEnumerable<RecordEntry>> Exceptions(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var all = await session.Db.Set<LegalException>().AsNoTracking().Where(e => e.OrganisationId == organisation && clients.Contains(e.ClientId)).ToListAsync(cancel);
        var (today, own) = (session.Now.LocalDate(), DoorAccounts.IsAtOwnDoor(session.Hat.Role));
        var told = all.FindAll(e => !own || (e.ToldOn <= today && e.Agreed == true));
        var names = await Names.OfAccounts(session.Db, told.SelectMany(e => new[] { e.BegunBy, e.SecondBy ?? e.BegunBy }), cancel);
        var texts = await session.TextsOf(organisation, told.Select(e => e.ClientId), cancel);
        string Open(LegalException of, SealedText text) => texts[of.ClientId].Open(LegalException.Table, text);
        return told.Select(e => new RecordEntry(Cat.Consent, e.BegunAt, $"legal-exception/{e.Id}", "justice.exceptions", "", names.Account(e.BegunBy.Value), Said(
            [
                new("justice.ground", e.Ground, FactKind.Codes, "justice-exception-ground"),
                new("justice.order", Open(e, e.Order)),
                new("justice.weighing", Open(e, e.Weighing)),
                new("justice.items", Open(e, e.Items)),
                new("justice.second", names.Account(e.SecondBy?.Value)),
                new("justice.told-on", LocalDatePattern.Iso.Format(e.ToldOn), FactKind.Date),
                new("justice.delay-reason", Open(e, e.DelayReason)),
            ])));
    }

    private static List<RecordFact> Said(IEnumerable<RecordFact> facts) => [.. facts.Where(fact => fact.Value.Length > 0)];
}
