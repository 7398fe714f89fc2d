using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>
/// The one place of client consultation that reads rows of other houses (ADR 0017 draws the same line): days of a series, which know no client, and what a client said yes to.
/// No care relation is begun by it: that would open the whole record to the team, and a participant reads an agenda, what was decided, and minutes.
/// </summary>
internal static class ConsultationReach
{
    /// <summary>Days before and after the meeting in which a participant reads the agenda (access.md A3).</summary>
    public const int Days = 7;

    /// <summary>Days after the meeting in which a participant reads decision and minutes when no next day was set; our own choice.</summary>
    public const int DaysWithoutNext = 30;

    /// <summary>The series of the circuit of the hat's house.</summary>
    public static IQueryable<ConsultationSeries> Series(Session session)
    {
        var house = session.Hat.Organisation;
        var circuit = Houses.Circuit(session.Db, house);
        return session.Db.Set<ConsultationSeries>().Where(s => s.OrganisationId == house || circuit.Contains(s.OrganisationId));
    }

    /// <summary>Their days.</summary>
    public static IQueryable<ConsultationMeeting> Meetings(Session session)
    {
        var house = session.Hat.Organisation;
        var circuit = Houses.Circuit(session.Db, house);
        return session.Db.Set<ConsultationMeeting>().Where(m => m.OrganisationId == house || circuit.Contains(m.OrganisationId));
    }

    /// <summary>Where a client said yes to the hat: to the person, the function or the house.</summary>
    public static IQueryable<ConsultationInvited> ToMe(Session session)
    {
        var (house, me, role) = (session.Hat.Organisation, session.Hat.Account, PolicyWords.Of(session.Hat.Role));
        return session.Db.Set<ConsultationInvited>().Where(i => i.Answer == ConsultationWords.Yes && i.House == house && (i.Kind == ConsultationWords.Carer || i.Kind == ConsultationWords.Service)
            && ((i.Recipient == "person" && i.Account == me) || (i.Recipient == "function" && i.Role == role) || i.Recipient == "organisation"));
    }

    /// <summary>Whether the agenda is open to a participant on a day.</summary>
    public static bool Agenda(HeldConsultation held, LocalDate today) => held.At?.LocalDate() is { } day && today >= day.PlusDays(-Days) && today <= day.PlusDays(Days);

    /// <summary>Whether decision and minutes are: from the meeting until a week after the next day.</summary>
    public static bool Minutes(HeldConsultation held, Instant now) =>
        held.At is { } at && at <= now && now.LocalDate() <= (held.Row.NextOn ?? at.LocalDate().PlusDays(DaysWithoutNext - Days)).PlusDays(Days);

    /// <summary>How many clients stand on the agenda of each of these days, whoever proposed them: a number, so that time is kept for them.</summary>
    public static IQueryable<ClientConsultation> On(Session session, IReadOnlyCollection<ConsultationMeetingId> meetings) =>
        session.Db.Set<ClientConsultation>().Where(c => c.MeetingId != null && meetings.Contains(c.MeetingId.Value) && c.DroppedAt == null);
}
