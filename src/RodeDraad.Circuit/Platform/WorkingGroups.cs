using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>A working group as it is written.</summary>
public sealed record WorkingGroupForm
{
    public string Name { get; init; } = "";

    public string Purpose { get; init; } = "";

    /// <summary>The last day, or null while it works.</summary>
    public LocalDate? EndedOn { get; init; }

    public int Version { get; init; }
}

/// <summary>A meeting as it is written: the agenda before, the decisions after.</summary>
public sealed record GroupMeetingForm
{
    public LocalDate? On { get; init; }

    public string Agenda { get; init; } = "";

    public string Decisions { get; init; } = "";

    public int Version { get; init; }
}

/// <summary>A seat in a working group.</summary>
public sealed record GroupSeat(OrganisationId House, string Function);

/// <summary>A working group in the list.</summary>
/// <param name="NextOn">The first meeting that is still to come.</param>
public sealed record WorkingGroupLine(WorkingGroupId Id, string Name, bool Ended, int Members, int Meetings, LocalDate? NextOn);

/// <summary>A seat by the name of its house.</summary>
public sealed record GroupSeatLine(OrganisationId House, string Name, string Function);

/// <summary>A meeting with what it decided.</summary>
public sealed record GroupMeetingLine(GroupMeetingId Id, GroupMeetingForm Form);

/// <summary>A working group with its seats and meetings, newest meeting first.</summary>
public sealed record WorkingGroupPage(WorkingGroupLine Head, WorkingGroupForm Form, IReadOnlyList<GroupSeatLine> Members, IReadOnlyList<GroupMeetingLine> Meetings, IReadOnlyList<ActorHouse> Houses)
{
    /// <summary>Who changed what, last first.</summary>
    public IReadOnlyList<PlatformChangeLine> Changes { get; init; } = [];
}

/// <summary>The working groups of the platform: who sits in them by house and function, when they meet, what they decide.</summary>
/// <remarks>
/// Everybody who cares or coordinates in the region reads; the coordinator writes. Refuses with <c>circuit.not-this-hat</c>, <c>circuit.no-region</c>, <c>platform.unknown</c>, <c>platform.already-member</c>, <c>agreements.not-of-region</c>, <c>changed-meanwhile</c>,
/// what is wrong with the form, and with <c>intervision.found-…</c> as long as a name of a client or a national number stands in a text.
/// </remarks>
public sealed class WorkingGroups(Door door, Caller caller)
{
    public Task<Outcome<IReadOnlyList<WorkingGroupLine>>> List(CancellationToken cancel) => RegionHats.Only(
        RegionHats.Belongs(caller.Hat),
        () => door.Read<IReadOnlyList<WorkingGroupLine>>(new(Act.Read, Cat.Capacity) { Record = "platform/groups" }, async session => await Lines(session, await Seen(session, cancel), cancel), cancel));

    public Task<Outcome<WorkingGroupPage>> Read(WorkingGroupId id, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Belongs(caller.Hat),
        () => door.Read(new(Act.Read, Cat.Capacity) { Record = $"platform/groups/{id.Value}" }, session => Page(session, id, cancel), cancel));

    /// <param name="id">The group, or null for a new one.</param>
    public Task<Outcome<WorkingGroupId>> Save(WorkingGroupId? id, WorkingGroupForm form, CancellationToken cancel) => Coordinated<WorkingGroupId>(
        async session =>
        {
            var check = new Mistakes();
            check.Text(form.Name, WorkingGroup.LongestLine, nameof(form.Name), needed: true);
            check.Text(form.Purpose, WorkingGroup.LongestText, nameof(form.Purpose));
            check.All(await Anonymous.ToCircuit(session, [(nameof(form.Name), form.Name), (nameof(form.Purpose), form.Purpose)], ofHouses: true, cancel));
            var region = await RegionHats.RegionOf(session, cancel);
            check.That(region.Length > 0, new Refusal("circuit.no-region"));
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var group = id is { } known ? await Find(session, known, cancel) : new WorkingGroup { OrganisationId = session.Hat.Organisation, Id = WorkingGroupId.New(), Region = region, Name = "", Purpose = "" };
            if (group is null || (id is not null && group.Version != form.Version))
            {
                return new Refusal(group is null ? "platform.unknown" : "changed-meanwhile");
            }

            (group.Name, group.Purpose, group.EndedOn) = (form.Name.Trim(), form.Purpose.Trim(), form.EndedOn);
            if (id is null)
            {
                session.Db.Add(group);
            }

            PlatformChanges.Keep(session, group.Region, PlatformChanges.OfGroup(group.Id), id is null ? "made" : "changed");
            session.Wrote(id is null ? "create" : "update", null, $"platform/groups/{group.Id.Value}");
            return group.Id;
        },
        cancel);

    public Task<Outcome<WorkingGroupId>> AddMember(WorkingGroupId id, GroupSeat seat, CancellationToken cancel) => Coordinated<WorkingGroupId>(
        async session =>
        {
            if (await Find(session, id, cancel) is not { } group)
            {
                return new Refusal("platform.unknown");
            }

            var check = new Mistakes();
            check.Text(seat.Function, WorkingGroup.LongestLine, nameof(seat.Function), needed: true);
            check.That(await Houses.InRegion(session.Db, group.Region).AnyAsync(h => h.Id == seat.House, cancel), new Refusal("agreements.not-of-region").At(nameof(seat.House)));
            check.All(await Anonymous.ToCircuit(session, [(nameof(seat.Function), seat.Function)], ofHouses: true, cancel));
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            session.Db.Add(new GroupMember { OrganisationId = group.OrganisationId, GroupId = id, House = seat.House, Function = seat.Function.Trim() });
            PlatformChanges.Keep(session, group.Region, PlatformChanges.OfGroup(id), "seat-given");
            session.Wrote("update", null, $"platform/groups/{id.Value}");
            return id;
        },
        cancel);

    public Task<Outcome<WorkingGroupId>> RemoveMember(WorkingGroupId id, GroupSeat seat, CancellationToken cancel) => Coordinated<WorkingGroupId>(
        async session =>
        {
            if (await Find(session, id, cancel) is not { } group || await session.Db.Set<GroupMember>().Where(m => m.OrganisationId == group.OrganisationId && m.GroupId == id && m.House == seat.House && m.Function == seat.Function).ExecuteDeleteAsync(cancel) == 0)
            {
                return new Refusal("platform.unknown");
            }

            PlatformChanges.Keep(session, group.Region, PlatformChanges.OfGroup(id), "seat-taken-away");
            session.Wrote("update", null, $"platform/groups/{id.Value}");
            return id;
        },
        cancel);

    /// <param name="meeting">The meeting, or null for a new one.</param>
    public Task<Outcome<GroupMeetingId>> SaveMeeting(WorkingGroupId id, GroupMeetingId? meeting, GroupMeetingForm form, CancellationToken cancel) => Coordinated<GroupMeetingId>(
        async session =>
        {
            if (await Find(session, id, cancel) is not { } group)
            {
                return new Refusal("platform.unknown");
            }

            var check = new Mistakes();
            check.That(form.On is not null, new Refusal("field-needed").At(nameof(form.On)));
            check.Text(form.Agenda, WorkingGroup.LongestText, nameof(form.Agenda));
            check.Text(form.Decisions, WorkingGroup.LongestText, nameof(form.Decisions));
            check.All(await Anonymous.ToCircuit(session, [(nameof(form.Agenda), form.Agenda), (nameof(form.Decisions), form.Decisions)], ofHouses: true, cancel));
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var held = meeting is { } known
                ? await session.Db.Set<GroupMeeting>().AsTracking().SingleOrDefaultAsync(m => m.OrganisationId == group.OrganisationId && m.GroupId == id && m.Id == known, cancel)
                : new GroupMeeting { OrganisationId = group.OrganisationId, Id = GroupMeetingId.New(), GroupId = id, On = form.On!.Value, Agenda = "", Decisions = "" };
            if (held is null || (meeting is not null && held.Version != form.Version))
            {
                return new Refusal(held is null ? "platform.unknown" : "changed-meanwhile");
            }

            (held.On, held.Agenda, held.Decisions) = (form.On!.Value, form.Agenda.Trim(), form.Decisions.Trim());
            if (meeting is null)
            {
                session.Db.Add(held);
            }

            PlatformChanges.Keep(session, group.Region, PlatformChanges.OfGroup(id), meeting is null ? "meeting-planned" : "meeting-changed");
            session.Wrote(meeting is null ? "create" : "update", null, $"platform/groups/{id.Value}/meetings/{held.Id.Value}");
            return held.Id;
        },
        cancel);

    /// <summary>The working groups that a region reads, whichever of its houses keeps them; no row of it knows a client.</summary>
    internal static async Task<IQueryable<WorkingGroup>> Seen(Session session, CancellationToken cancel)
    {
        var region = await RegionHats.RegionOf(session, cancel);
        return session.Db.Set<WorkingGroup>().Where(g => region != "" && g.Region == region);
    }

    private static async Task<WorkingGroup?> Find(Session session, WorkingGroupId id, CancellationToken cancel) =>
        await (await Seen(session, cancel)).AsTracking().SingleOrDefaultAsync(g => g.Id == id, cancel);

    private static async Task<IReadOnlyList<WorkingGroupLine>> Lines(Session session, IQueryable<WorkingGroup> which, CancellationToken cancel)
    {
        var (db, today) = (session.Db, session.Now.LocalDate());
        var rows = await which.AsNoTracking().Select(g => new
        {
            Group = g,
            Members = db.Set<GroupMember>().Count(m => m.OrganisationId == g.OrganisationId && m.GroupId == g.Id),
            Meetings = db.Set<GroupMeeting>().Count(m => m.OrganisationId == g.OrganisationId && m.GroupId == g.Id),
            NextOn = db.Set<GroupMeeting>().Where(m => m.OrganisationId == g.OrganisationId && m.GroupId == g.Id && m.On >= today).OrderBy(m => m.On).Select(m => (LocalDate?)m.On).FirstOrDefault(),
        }).ToListAsync(cancel);
        return [.. rows.Select(row => new WorkingGroupLine(row.Group.Id, row.Group.Name, row.Group.EndedOn <= today, row.Members, row.Meetings, row.NextOn)).OrderBy(g => g.Ended).ThenBy(g => g.Name, StringComparer.CurrentCulture)];
    }

    private static async Task<WorkingGroupPage?> Page(Session session, WorkingGroupId id, CancellationToken cancel)
    {
        var db = session.Db;
        var seen = (await Seen(session, cancel)).Where(g => g.Id == id);
        if (await seen.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } group)
        {
            return null;
        }

        var members = await db.Set<GroupMember>().AsNoTracking().Where(m => m.OrganisationId == group.OrganisationId && m.GroupId == id).ToListAsync(cancel);
        var meetings = await db.Set<GroupMeeting>().AsNoTracking().Where(m => m.OrganisationId == group.OrganisationId && m.GroupId == id).OrderByDescending(m => m.On).ToListAsync(cancel);
        var names = await Names.Of(db, [], members.ConvertAll(m => m.House), cancel);
        return new(
            (await Lines(session, seen, cancel)).Single(),
            new() { Name = group.Name, Purpose = group.Purpose, EndedOn = group.EndedOn, Version = group.Version },
            [.. members.Select(m => new GroupSeatLine(m.House, names.Organisation(m.House.Value), m.Function)).OrderBy(m => m.Name, StringComparer.CurrentCulture).ThenBy(m => m.Function, StringComparer.CurrentCulture)],
            [.. meetings.Select(m => new GroupMeetingLine(m.Id, new() { On = m.On, Agenda = m.Agenda, Decisions = m.Decisions, Version = m.Version }))],
            await ActorKinds.Of(session, group.Region, cancel)) { Changes = await PlatformChanges.Of(session, group.Region, PlatformChanges.OfGroup(id), cancel) };
    }

    private Task<Outcome<T>> Coordinated<T>(Func<Session, Task<Outcome<T>>> write, CancellationToken cancel) =>
        RegionHats.Only(RegionHats.Coordinates(caller.Hat), () => door.Write(new(Act.Read, Cat.Capacity) { Record = "platform/groups" }, write, cancel));
}
