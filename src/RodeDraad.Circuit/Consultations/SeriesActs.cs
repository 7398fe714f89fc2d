using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>A series as it is opened.</summary>
public sealed record SeriesForm
{
    public string Name { get; init; } = "";

    /// <summary>Code of <c>consultation-rhythm</c>.</summary>
    public string Rhythm { get; init; } = "";

    public string Chair { get; init; } = "";
}

/// <summary>A day of a series.</summary>
public sealed record MeetingDayForm
{
    public Instant? At { get; init; }

    public string Place { get; init; } = "";

    public int Version { get; init; }
}

/// <summary>Opens a series of the own house for its region, plans its days, moves and calls them off. No client in it.</summary>
/// <remarks>Refuses with <c>consultations.not-this-hat</c> (carers only), <c>consultations.no-region</c>, <c>consultation-series.unknown</c>, <c>consultation-meetings.unknown</c>, <c>.past</c>, <c>.over</c>, <c>changed-meanwhile</c>, and what is wrong with the form.</remarks>
public sealed class SeriesActs(Door door, Caller caller)
{
    public Task<Outcome<SeriesId>> Open(SeriesForm form, CancellationToken cancel) => Only(() => door.Write<SeriesId>(
        new(Act.Read, Cat.Capacity) { Record = "consultation-series" },
        async session =>
        {
            var region = await ListedService.RegionOf(session.Db, session.Hat.Organisation).SingleAsync(cancel);
            var check = new Mistakes();
            check.That(region.Length > 0, new Refusal("consultations.no-region"));
            check.Text(form.Name, Consultations.LongestLine, nameof(form.Name), needed: true);
            check.Code("consultation-rhythm", form.Rhythm, nameof(form.Rhythm), needed: true);
            check.Text(form.Chair, Consultations.LongestLine, nameof(form.Chair), needed: true);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var series = new ConsultationSeries { OrganisationId = session.Hat.Organisation, Id = SeriesId.New(), Name = form.Name.Trim(), Region = region, Rhythm = form.Rhythm, Chair = form.Chair.Trim(), OpenedAt = session.Now, OpenedBy = session.Hat.Account };
            session.Db.Add(series);
            session.Wrote("create", null, $"consultation-series/{series.Id.Value}", 1);
            return series.Id;
        },
        cancel));

    public Task<Outcome<ConsultationMeetingId>> Plan(SeriesId id, MeetingDayForm form, CancellationToken cancel) => Only(() => door.Write<ConsultationMeetingId>(
        new(Act.Read, Cat.Capacity) { Record = $"consultation-series/{id.Value}" },
        async session =>
        {
            var house = session.Hat.Organisation;
            if (!await session.Db.Set<ConsultationSeries>().AnyAsync(s => s.OrganisationId == house && s.Id == id, cancel))
            {
                return new Refusal("consultation-series.unknown");
            }

            if (MistakesOf(form, session.Now) is { Count: > 0 } mistakes)
            {
                return mistakes;
            }

            var meeting = new ConsultationMeeting { OrganisationId = house, Id = ConsultationMeetingId.New(), SeriesId = id, At = form.At!.Value, Place = form.Place.Trim(), PlannedBy = session.Hat.Account };
            session.Db.Add(meeting);
            session.Wrote("create", null, $"consultation-meeting/{meeting.Id.Value}", 1);
            return meeting.Id;
        },
        cancel));

    public Task<Outcome<ConsultationMeetingId>> Move(ConsultationMeetingId id, MeetingDayForm form, CancellationToken cancel) =>
        Change(id, form.Version, session => MistakesOf(form, session.Now), (meeting, _) => (meeting.At, meeting.Place) = (form.At!.Value, form.Place.Trim()), cancel);

    /// <summary>Calls a day off; whoever was to be talked over there needs another one.</summary>
    public Task<Outcome<ConsultationMeetingId>> CallOff(ConsultationMeetingId id, int version, CancellationToken cancel) =>
        Change(id, version, _ => [], (meeting, now) => meeting.CancelledAt = now, cancel);

    private Task<Outcome<ConsultationMeetingId>> Change(ConsultationMeetingId id, int version, Func<Session, List<Refusal>> wrong, Action<ConsultationMeeting, Instant> change, CancellationToken cancel) => Only(() => door.Write<ConsultationMeetingId>(
        new(Act.Read, Cat.Capacity) { Record = $"consultation-meeting/{id.Value}" },
        async session =>
        {
            var house = session.Hat.Organisation;
            if (await session.Db.Set<ConsultationMeeting>().SingleOrDefaultAsync(m => m.OrganisationId == house && m.Id == id, cancel) is not { } meeting)
            {
                return new Refusal("consultation-meetings.unknown");
            }

            var mistakes = wrong(session);
            if (meeting.CancelledAt is not null || meeting.At <= session.Now)
            {
                mistakes = [new Refusal("consultation-meetings.over")];
            }
            else if (meeting.Version != version)
            {
                mistakes = [new Refusal("changed-meanwhile")];
            }

            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            change(meeting, session.Now);
            session.Wrote("update", null, $"consultation-meeting/{id.Value}", meeting.Version + 1);
            return id;
        },
        cancel));

    private Task<Outcome<T>> Only<T>(Func<Task<Outcome<T>>> act) => Carers.Has(caller.Hat) ? act() : Task.FromResult<Outcome<T>>(new Refusal("consultations.not-this-hat"));

    private static List<Refusal> MistakesOf(MeetingDayForm form, Instant now)
    {
        var check = new Mistakes();
        check.That(form.At is not null, new Refusal("field-needed").At(nameof(form.At)));
        check.That(form.At is null || form.At > now, new Refusal("consultation-meetings.past").At(nameof(form.At)));
        check.Text(form.Place, Consultations.LongestLine, nameof(form.Place), needed: true);
        return check.Found;
    }
}

/// <summary>The five functions that care for clients.</summary>
public static class Carers
{
    public static bool Has(Hat? hat) => hat is { CorridorScreen: false } && Has(hat.Role);

    public static bool Has(Role role) => role is Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.CaseManager or Role.SocialWorker;
}
