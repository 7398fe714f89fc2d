using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>The consultations at which a worker is expected, and the first talks of referrals: those that the worker follows and those of the own team.</summary>
internal sealed class CircuitCalendar : ICalendarTimes
{
    public async Task<IReadOnlyList<CalendarTime>> Since(CircuitDb db, Hat hat, Instant since, CancellationToken cancel)
    {
        var (house, me, team) = (hat.Organisation, (AccountId?)hat.Account, (TeamId?)hat.Team);
        var invited = db.Set<ConsultationInvited>().Where(i => i.Account == me && (i.Answer == ConsultationWords.Yes || (i.OrganisationId == house && i.Answer == "")));
        var held = await (from c in db.Set<ClientConsultation>()
                          where c.DroppedAt == null && invited.Any(i => i.OrganisationId == c.OrganisationId && i.ConsultationId == c.Id)
                          join m in db.Set<ConsultationMeeting>().Where(m => m.CancelledAt == null) on new { House = c.MeetingHouse, Id = c.MeetingId } equals new { House = (OrganisationId?)m.OrganisationId, Id = (ConsultationMeetingId?)m.Id } into planned
                          from m in planned.DefaultIfEmpty()
                          let at = (Instant?)m.At ?? c.HeldOnceAt
                          where at >= since
                          select new { c.Id, At = at, c.Kind }).ToListAsync(cancel);
        var services = UnitLine.Of(db, house).Where(u => u.Team == team || u.Team == null).Select(u => u.Id);
        var intakes = await db.Set<Referral>().Where(r => r.IntakeAt >= since && r.State == "intake-planned" && ((r.OrganisationId == house && r.Responsible == hat.Account) || (r.ToHouse == house && services.Contains(r.ToService)))).Select(r => new { r.Id, r.IntakeAt }).ToListAsync(cancel);
        return
        [
            .. held.Select(h => new CalendarTime(h.Id.Value, h.At!.Value, h.Kind) { List = "consultation-kind" }),
            .. intakes.Select(r => new CalendarTime(r.Id.Value, r.IntakeAt!.Value, "intake-planned") { List = "referral-state" }),
        ];
    }
}
