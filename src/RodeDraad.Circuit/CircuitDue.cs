using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What is due of the circuit: the referrals that the worker follows, those that came in to the team, those who wait for it and were not called, own tasks, and own consultations of the days to come.</summary>
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

        var (db, house, me, today) = (session.Db, session.Hat.Organisation, session.Hat.Account, session.Now.LocalDate());
        var calledBefore = LocalTimes.StartOf(until.PlusDays(1 - ReferralSteps.Next(ReferralState.Waiting).Days));
        var referrals = await Followed.Of(db)(db, house, me, until).ToListAsync(cancel);
        referrals.AddRange(await Received.Of(db)(db, house, until, today.PlusDays(-ReferralSteps.FeedbackFrom)).ToListAsync(cancel));
        var waits = await Waits.Of(db)(db, house, calledBefore).ToListAsync(cancel);
        var services = waits.Count > 0 || referrals.Exists(r => r.Service is not null) ? await UnitLine.OfHouse(db, house).ToDictionaryAsync(unit => unit.Id, cancellationToken: cancel) : [];
        bool Ours(ServiceId? service) => service is not { } id || services[id].Team is not { } team || team == session.Hat.Team;
        waits.RemoveAll(w => !Ours(w.Service));
        var called = waits.Select(w => w.Referral).OfType<ReferralId>().ToHashSet();
        var due = referrals.Where(r => Ours(r.Service) && (r.Service is null || !called.Contains(r.Id))).Select(r => Work(r, r.Service is { } service ? services[service].Name : ""))
            .Concat(waits.Select(w => new DueWork(DueKind.Wait, w.Id.Value, w.Client, "", CallBy(w.CalledAt), services[w.Service].Name)))
            .Concat((await Tasks.Of(db)(db, me, until).ToListAsync(cancel)).Select(t => Work(t, house)))
            .Concat((await Consultations.Of(db)(db, house, me, LocalTimes.StartOf(today), LocalTimes.StartOf(until.PlusDays(1))).ToListAsync(cancel)).Select(c => Work(c, house)));
        return [.. due.Where(work => !work.Elsewhere || work.DueOn < today).OrderBy(work => work.DueOn).ThenBy(work => work.Id).Take(Longest)];
    }

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, AccountId, LocalDate, IAsyncEnumerable<DueReferral>>> Followed = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, AccountId me, LocalDate until) =>
            from r in db.Set<Referral>()
            where r.OrganisationId == house && r.Responsible == me && r.DueOn <= until && r.State != "withdrawn" && r.State != "ended"
            select new DueReferral(r.Id, r.State, r.DueOn, r.FeedbackAt, r.ClientId, null)));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, LocalDate, LocalDate, IAsyncEnumerable<DueReferral>>> Received = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, LocalDate until, LocalDate feedbackFrom) =>
            from r in db.Set<Referral>()
            where r.ToHouse == house && r.DueOn <= until && r.SentAt != null && r.State != "withdrawn" && r.State != "ended" && r.State != "refused" && (r.StartedOn == null || (r.FeedbackAt == null && r.StartedOn <= feedbackFrom))
            select new DueReferral(r.Id, r.State, r.DueOn, r.FeedbackAt, r.ReceiverClient, r.ToService)));

    /// <summary>Those who wait for a service of the house and whom nobody called lately.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, Instant, IAsyncEnumerable<DueCall>>> Waits = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, Instant calledBefore) =>
            from w in db.Set<ServiceWait>()
            where w.OrganisationId == house && w.UntilAt == null && w.OfferedAt == null && (w.ContactAt ?? w.FromAt) < calledBefore
            select new DueCall(w.Id, w.ReferralId, w.ClientId, w.ServiceId, w.ContactAt ?? w.FromAt)));

    /// <summary>What the worker took on, also at consultations of other houses.</summary>
    private static readonly KeptQuery<Func<CircuitDb, AccountId, LocalDate, IAsyncEnumerable<DueTask>>> Tasks = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, AccountId me, LocalDate until) =>
            from i in db.Set<ConsultationInvited>()
            where i.Account == me
            join t in db.Set<AgreedTask>() on new { i.OrganisationId, i.Id } equals new { t.OrganisationId, Id = t.Who }
            where t.Outcome == "" && t.UntilOn <= until
            select new DueTask(t.OrganisationId, t.Id, i.Id, t.ConsultationId, t.ClientId, t.UntilOn)));

    /// <summary>At which the worker is expected, also those of other houses.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, AccountId, Instant, Instant, IAsyncEnumerable<DueMeeting>>> Consultations = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, AccountId me, Instant begin, Instant end) =>
            from i in db.Set<ConsultationInvited>()
            where i.Account == me && (i.Answer == "yes" || (i.OrganisationId == house && i.Answer == ""))
            join c in db.Set<ClientConsultation>() on new { i.OrganisationId, Id = i.ConsultationId } equals new { c.OrganisationId, c.Id }
            where c.DecidedAt == null && c.DroppedAt == null
            join m in db.Set<ConsultationMeeting>().Where(m => m.CancelledAt == null) on new { House = c.MeetingHouse, Id = c.MeetingId } equals new { House = (OrganisationId?)m.OrganisationId, Id = (ConsultationMeetingId?)m.Id } into planned
            from m in planned.DefaultIfEmpty()
            where ((Instant?)m.At ?? c.HeldOnceAt) >= begin && ((Instant?)m.At ?? c.HeldOnceAt) < end
            select new DueMeeting(c.OrganisationId, c.Id, i.Id, c.ClientId, c.Kind, ((Instant?)m.At ?? c.HeldOnceAt)!.Value)));

    private static LocalDate CallBy(Instant calledAt) => RodeDraad.Circuit.Waits.BridgeBy(calledAt);

    private static DueWork Work(DueReferral referral, string where)
    {
        var next = ReferralSteps.Next(ReferralSteps.StateOf(referral.State), referral.FeedbackAt is not null);
        var (kind, side) = referral.Service is null ? (DueKind.Referral, ReferralSide.Sender) : (DueKind.Received, ReferralSide.Receiver);
        return new(kind, referral.Id.Value, referral.Client, next.Step, referral.DueOn, where) { Elsewhere = next.Side != side };
    }

    /// <summary>The client of another house is named by the page that opens there, which says so in the log.</summary>
    private static DueWork Work(DueTask task, OrganisationId house) => task.House == house
        ? new(DueKind.AgreedTask, task.Id.Value, task.Client, "", task.DueOn, "") { Within = task.Consultation.Value }
        : new(DueKind.AgreedTask, task.Invited.Value, null, "", task.DueOn, "") { Within = task.Consultation.Value };

    private static DueWork Work(DueMeeting meeting, OrganisationId house) => meeting.House == house
        ? new(DueKind.Consultation, meeting.Id.Value, meeting.Client, meeting.Kind, meeting.At.LocalDate(), "") { At = meeting.At }
        : new(DueKind.Consultation, meeting.Invited.Value, null, meeting.Kind, meeting.At.LocalDate(), "") { At = meeting.At };

    /// <param name="Client">As the own house knows the person, or null.</param>
    /// <param name="Service">The own service that is asked; null for a referral that the worker follows.</param>
    private sealed record DueReferral(ReferralId Id, string State, LocalDate DueOn, Instant? FeedbackAt, ClientId? Client, ServiceId? Service);

    private sealed record DueCall(ServiceWaitId Id, ReferralId? Referral, ClientId Client, ServiceId Service, Instant CalledAt);

    private sealed record DueTask(OrganisationId House, AgreedTaskId Id, InvitedId Invited, ConsultationId Consultation, ClientId Client, LocalDate DueOn);

    private sealed record DueMeeting(OrganisationId House, ConsultationId Id, InvitedId Invited, ClientId Client, string Kind, Instant At);
}
