using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Turns rows into lines for a reader, with the names and texts that belong to them.</summary>
internal sealed class ConsultationView
{
    private readonly Session session;
    private readonly Names names;
    private readonly IReadOnlyDictionary<(OrganisationId House, SeriesId Id), ConsultationSeries> series;
    private readonly ILookup<ConsultationId, AgreedTask> tasks;

    private ConsultationView(Session session, Names names, IReadOnlyDictionary<(OrganisationId House, SeriesId Id), ConsultationSeries> series, ILookup<ConsultationId, AgreedTask> tasks) =>
        (this.session, this.names, this.series, this.tasks) = (session, names, series, tasks);

    /// <summary>For some consultations, of one house or of several.</summary>
    /// <param name="by">Accounts besides those in the rows whose names are shown.</param>
    public static async Task<ConsultationView> Of(Session session, IReadOnlyCollection<HeldConsultation> held, IEnumerable<AccountId> by, CancellationToken cancel)
    {
        var db = session.Db;
        var (ids, houses, days) = (held.Select(h => h.Row.Id).ToList(), held.Select(h => h.Row.OrganisationId).Distinct().ToList(), held.Select(h => h.Meeting?.SeriesId).OfType<SeriesId>().Distinct().ToList());
        var agreed = await db.Set<AgreedTask>().AsNoTracking().Where(t => houses.Contains(t.OrganisationId) && ids.Contains(t.ConsultationId)).OrderBy(t => t.UntilOn).ThenBy(t => t.Id).ToListAsync(cancel);
        var kept = days.Count == 0 ? [] : await db.Set<ConsultationSeries>().AsNoTracking().Where(s => days.Contains(s.Id)).ToListAsync(cancel);
        var invited = held.SelectMany(h => h.Invited).ToList();
        var accounts = invited.SelectMany(i => new[] { i.Account, i.AnsweredBy }).Concat(agreed.Select(t => t.CheckedBy)).Concat(held.Select(h => (AccountId?)h.Row.ProposedBy)).OfType<AccountId>().Concat(by).Distinct().ToList();
        var known = await Names.Of(db, accounts, [.. invited.Select(i => i.House).OfType<OrganisationId>().Distinct()], cancel);
        return new(session, known, kept.ToDictionary(s => (s.OrganisationId, s.Id)), agreed.ToLookup(t => t.ConsultationId));
    }

    public string Name(AccountId account) => names.Account(account.Value);

    public bool OpenTasks(HeldConsultation held) => tasks[held.Row.Id].Any(t => t.Outcome.Length == 0);

    public ConsultationHead Head(HeldConsultation held, ClientLine client, ClientTexts texts)
    {
        var (row, day) = (held.Row, held.Meeting is { CancelledAt: null } meeting ? meeting : null);
        var of = day is null ? null : series[(day.OrganisationId, day.SeriesId)];
        return new(
            row.Id,
            client,
            row.Kind,
            held.State(session.Now, OpenTasks(held)),
            held.At,
            day?.Place ?? texts.Open(ClientConsultation.Table, row.Place),
            of?.Chair ?? texts.Open(ClientConsultation.Table, row.Chair),
            of?.Name ?? "",
            held.Agreed,
            row.Version)
        {
            Meeting = day?.Id,
            Stay = row.StayId,
            Criteria = row.Criteria,
            ProposedAt = row.ProposedAt,
            ProposedBy = Name(row.ProposedBy),
        };
    }

    public InvitedLine Invited(ConsultationInvited i, ClientLine client, ClientTexts texts) => new(
        i.Id,
        i.Kind,
        i.Kind == ConsultationWords.Client ? client.Name : i.Account is { } account ? Name(account) : texts.Open(ConsultationInvited.Table, i.Name),
        PolicyWords.CodeOf(i.Role),
        i.House is { } house ? names.Organisation(house.Value) : "",
        i.Answer,
        i.Way,
        i.AnsweredOn,
        i.AnsweredBy is { } by ? Name(by) : "",
        i.Attendance,
        i.WasThere,
        i.Account is not null || i.Recipient is "function" or "organisation",
        i.Version);

    public IReadOnlyList<AgreedTaskLine> Tasks(HeldConsultation held, ClientLine client, ClientTexts texts)
    {
        var who = held.Invited.ToDictionary(i => i.Id, i => Invited(i, client, texts).Said);
        var today = session.Now.LocalDate();
        return [.. tasks[held.Row.Id].Select(t => new AgreedTaskLine(
            t.Id,
            t.ConsultationId,
            texts.Open(AgreedTask.Table, t.What),
            who.GetValueOrDefault(t.Who, ""),
            t.UntilOn,
            NodaTime.Period.DaysBetween(today, t.UntilOn),
            t.Outcome,
            texts.Open(AgreedTask.Table, t.Why),
            t.CheckedAt,
            t.CheckedBy is { } by ? Name(by) : "",
            t.CarriesOn is not null,
            t.Version))];
    }
}
