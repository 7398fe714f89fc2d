using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>What the referrals of a client say: to whom, what went along, what was answered. All of it is the part plan (access.md A4). Where the client came by one, the house that took him or her on knows no more than from where and when.</summary>
internal sealed class ReferralRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category != Cat.Plan)
        {
            return [];
        }

        var sent = await Sent(session, organisation, clients, cancel);
        var texts = await session.TextsOf(organisation, sent.Select(r => r.ClientId), cancel);
        var entries = new List<RecordEntry>();
        foreach (var (referral, line) in await ReferralLines.Of(session, sent, cancel))
        {
            var steps = await ReferralLines.Steps(session, referral, texts[referral.ClientId], cancel);
            entries.Add(new(Cat.Plan, referral.SentAt ?? steps[0].At, Referrals.Record(referral.Id), "referrals.one", Where(line), steps[0].By, Facts(referral, line, texts[referral.ClientId])));
            entries.AddRange(steps.Index().Skip(2).Select(at => (Number: at.Index + 1, Step: at.Item)).Select(s => new RecordEntry(Cat.Plan, s.Step.At, $"{Referrals.Record(referral.Id)}/{s.Number}", "referrals.step", Where(line), s.Step.By.Length > 0 ? s.Step.By : s.Step.House, Facts(s.Step))));
        }

        var came = await session.Db.Set<Referral>().AsNoTracking().Where(r => r.ToHouse == organisation && r.OrganisationId != organisation && r.ReceiverClient != null && clients.Contains(r.ReceiverClient.Value)).ToListAsync(cancel);
        entries.AddRange((await ReferralLines.Of(session, came, cancel)).Select(l => new RecordEntry(Cat.Plan, l.Referral.SentAt!.Value, $"{Referrals.Record(l.Referral.Id)}/came", "referrals.came-by", l.Line.Service, l.Line.From, Facts(l.Line))));
        return [.. entries.OrderBy(entry => entry.At)];
    }

    public async Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) =>
        category != Cat.Plan ? [] : [.. (await ReferralLines.Of(session, await Sent(session, organisation, clients, cancel), cancel)).Select(l => new RecordSummary(Cat.Plan, Where(l.Line), Facts(l.Line)))];

    private static Task<List<Referral>> Sent(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel) =>
        session.Db.Set<Referral>().AsNoTracking().Where(r => r.OrganisationId == organisation && clients.Contains(r.ClientId)).ToListAsync(cancel);

    private static string Where(ReferralLine line) => $"{line.Service} ({line.House})";

    private static List<RecordFact> Facts(ReferralLine line) => RecordFacts.Told(
        ("referrals.state", line.State.Word(), FactKind.Codes, "referral-state"),
        ("referrals.started-on", RecordFacts.Day(line.StartedOn), FactKind.Date, ""));

    private static List<RecordFact> Facts(Referral referral, ReferralLine line, ClientTexts texts)
    {
        var content = ReferralContent.Read(texts.Open(Referral.Table, referral.Content));
        return
        [
            .. Facts(line),
            .. RecordFacts.Told(
                ("referrals.question", texts.Open(Referral.Table, referral.Question), FactKind.Text, ""),
                ("referrals.level", referral.Level, FactKind.Codes, "referral-level"),
                ("referrals.chosen", referral.Chosen, FactKind.Codes, "referral-chosen"),
                ("referrals.goals", string.Join("; ", content.Goals), FactKind.Text, ""),
                ("referrals.expected-on", RecordFacts.Day(referral.ExpectedOn), FactKind.Date, ""),
                ("referrals.intake-at", RecordFacts.Moment(referral.IntakeAt), FactKind.Moment, ""),
                ("referrals.refusal", referral.Refusal, FactKind.Codes, "referral-refusal"),
                ("referrals.feedback", referral.Feedback, FactKind.Codes, "referral-feedback"),
                ("referrals.wish", texts.Open(Referral.Table, referral.Wish), FactKind.Text, "")),
        ];
    }

    private static List<RecordFact> Facts(ReferralStepLine step) => RecordFacts.Told(
        ("referrals.state", step.State.Word(), FactKind.Codes, "referral-state"),
        ("form.note", step.Said, FactKind.Text, ""));
}
