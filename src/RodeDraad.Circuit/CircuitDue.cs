using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>
/// What is due of the circuit: the referrals that the worker follows, those that came in to the team, those who wait for it and were not called, own tasks, and own consultations of the days to come.
/// One query: five lists under each other. Where a list has no such id, it takes that of a table of which nothing is joined. The services of the house are read when one of them is asked for.
/// </summary>
internal sealed class CircuitDue : IDueWork
{
    /// <summary>Longest list.</summary>
    private const int Longest = 100;

    public async Task<IReadOnlyList<DueWork>> Until(Session session, LocalDate until, CancellationToken cancel)
    {
        if (session.MayRead(Cat.Plan) != Level.Full)
        {
            return [];
        }

        var (db, house, today) = (session.Db, session.Hat.Organisation, session.Now.LocalDate());
        var (feedbackFrom, calledBefore) = (today.PlusDays(-ReferralSteps.FeedbackFrom), LocalTimes.StartOf(until.PlusDays(1 - ReferralSteps.Next(ReferralState.Waiting).Days)));
        var rows = await All.Of(db)(db, house, session.Hat.Account, until, feedbackFrom, calledBefore, LocalTimes.StartOf(today), LocalTimes.StartOf(until.PlusDays(1))).ToListAsync(cancel);
        var services = rows.Exists(row => row.Service is not null) ? await UnitLine.OfHouse(db, house).ToDictionaryAsync(unit => unit.Id, cancellationToken: cancel) : [];
        rows.RemoveAll(row => row.Service is { } service && services[service].Team is { } team && team != session.Hat.Team);
        var called = rows.FindAll(row => row.Kind == DueKind.Wait).ConvertAll(row => row.Referral);
        var due = rows.FindAll(row => row.Kind != DueKind.Received || !called.Contains(row.Referral)).ConvertAll(row => Work(session, row, row.Service is { } service ? services[service].Name : ""));
        return [.. due.Where(work => !work.Elsewhere || work.DueOn < today).OrderBy(work => work.DueOn).ThenBy(work => work.Id).Take(Longest)];
    }

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, AccountId, LocalDate, LocalDate, Instant, Instant, Instant, IAsyncEnumerable<Row>>> All = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, AccountId me, LocalDate until, LocalDate feedbackFrom, Instant calledBefore, Instant begin, Instant end) =>
            (from r in db.Set<Referral>()
             where r.Responsible == me && r.OrganisationId == house && r.DueOn <= until && r.State != "withdrawn" && r.State != "ended"
             from w in db.Set<ServiceWait>().Where(w => false).DefaultIfEmpty()
             from t in db.Set<AgreedTask>().Where(t => false).DefaultIfEmpty()
             select new Row { Kind = DueKind.Referral, House = r.OrganisationId, Referral = r.Id, Wait = w.Id, Task = t.Id, Consultation = t.ConsultationId, Invited = t.Who, Client = r.ClientId, Service = w.ServiceId, Step = r.State, DueOn = r.DueOn, At = r.FeedbackAt })
            .Concat(
                from r in db.Set<Referral>()
                where r.ToHouse == house && r.DueOn <= until && r.SentAt != null && r.State != "withdrawn" && r.State != "ended" && r.State != "refused" && (r.StartedOn == null || (r.FeedbackAt == null && r.StartedOn <= feedbackFrom))
                from w in db.Set<ServiceWait>().Where(w => false).DefaultIfEmpty()
                from t in db.Set<AgreedTask>().Where(t => false).DefaultIfEmpty()
                select new Row { Kind = DueKind.Received, House = r.OrganisationId, Referral = r.Id, Wait = w.Id, Task = t.Id, Consultation = t.ConsultationId, Invited = t.Who, Client = r.ReceiverClient, Service = r.ToService, Step = r.State, DueOn = r.DueOn, At = r.FeedbackAt })
            .Concat(
                from w in db.Set<ServiceWait>()
                where w.OrganisationId == house && w.UntilAt == null && w.OfferedAt == null && (w.ContactAt ?? w.FromAt) < calledBefore
                from t in db.Set<AgreedTask>().Where(t => false).DefaultIfEmpty()
                select new Row { Kind = DueKind.Wait, House = w.OrganisationId, Referral = w.ReferralId, Wait = w.Id, Task = t.Id, Consultation = t.ConsultationId, Invited = t.Who, Client = w.ClientId, Service = w.ServiceId, Step = w.Priority, DueOn = t.UntilOn, At = w.ContactAt ?? w.FromAt })
            .Concat(
                from i in db.Set<ConsultationInvited>()
                where i.Account == me
                join t in db.Set<AgreedTask>() on new { i.OrganisationId, i.Id } equals new { t.OrganisationId, Id = t.Who }
                where t.Outcome == "" && t.UntilOn <= until
                from w in db.Set<ServiceWait>().Where(w => false).DefaultIfEmpty()
                select new Row { Kind = DueKind.AgreedTask, House = t.OrganisationId, Referral = w.ReferralId, Wait = w.Id, Task = t.Id, Consultation = t.ConsultationId, Invited = i.Id, Client = t.ClientId, Service = w.ServiceId, Step = t.Outcome, DueOn = t.UntilOn, At = t.CheckedAt })
            .Concat(
                from i in db.Set<ConsultationInvited>()
                where i.Account == me && (i.Answer == "yes" || (i.OrganisationId == house && i.Answer == ""))
                join c in db.Set<ClientConsultation>() on new { i.OrganisationId, Id = i.ConsultationId } equals new { c.OrganisationId, c.Id }
                where c.DecidedAt == null && c.DroppedAt == null
                join m in db.Set<ConsultationMeeting>().Where(m => m.CancelledAt == null) on new { House = c.MeetingHouse, Id = c.MeetingId } equals new { House = (OrganisationId?)m.OrganisationId, Id = (ConsultationMeetingId?)m.Id } into planned
                from m in planned.DefaultIfEmpty()
                where ((Instant?)m.At ?? c.HeldOnceAt) >= begin && ((Instant?)m.At ?? c.HeldOnceAt) < end
                from w in db.Set<ServiceWait>().Where(w => false).DefaultIfEmpty()
                from t in db.Set<AgreedTask>().Where(t => false).DefaultIfEmpty()
                select new Row { Kind = DueKind.Consultation, House = c.OrganisationId, Referral = w.ReferralId, Wait = w.Id, Task = t.Id, Consultation = c.Id, Invited = i.Id, Client = c.ClientId, Service = w.ServiceId, Step = c.Kind, DueOn = c.NextOn, At = (Instant?)m.At ?? c.HeldOnceAt })));

    /// <summary>The client of another house is named by the page that opens there, which says so in the log.</summary>
    private static DueWork Work(Session session, Row row, string where)
    {
        var own = row.House == session.Hat.Organisation ? row.Client : null;
        if (row.Kind is DueKind.Referral or DueKind.Received)
        {
            var next = ReferralSteps.Next(ReferralSteps.StateOf(row.Step), row.At is not null);
            var side = row.Kind == DueKind.Referral ? ReferralSide.Sender : ReferralSide.Receiver;
            return new(row.Kind, row.Referral!.Value.Value, row.Client, next.Step, row.DueOn!.Value, where) { Elsewhere = next.Side != side };
        }

        return row.Kind switch
        {
            DueKind.Wait => new(row.Kind, row.Wait!.Value.Value, row.Client, "", Waits.BridgeBy(row.At!.Value), where),
            DueKind.AgreedTask => new(row.Kind, row.Task!.Value.Value, own, "", row.DueOn!.Value, "") { Within = own is null ? row.Invited!.Value.Value : row.Consultation!.Value.Value },
            _ => new(row.Kind, own is null ? row.Invited!.Value.Value : row.Consultation!.Value.Value, own, row.Step, row.At!.Value.LocalDate(), "") { At = row.At },
        };
    }

    private sealed record Row
    {
        public required DueKind Kind { get; init; }

        /// <summary>The house that keeps it.</summary>
        public required OrganisationId House { get; init; }

        public required ReferralId? Referral { get; init; }

        public required ServiceWaitId? Wait { get; init; }

        public required AgreedTaskId? Task { get; init; }

        public required ConsultationId? Consultation { get; init; }

        public required InvitedId? Invited { get; init; }

        /// <summary>The client as the own house knows the person; of a consultation as the house that keeps it does.</summary>
        public required ClientId? Client { get; init; }

        public required string Step { get; init; }

        public required LocalDate? DueOn { get; init; }

        /// <summary>When feedback came, when somebody who waits was last called, when the consultation is.</summary>
        public required Instant? At { get; init; }

        /// <summary>The own service that is asked or waited for.</summary>
        public required ServiceId? Service { get; init; }
    }
}
