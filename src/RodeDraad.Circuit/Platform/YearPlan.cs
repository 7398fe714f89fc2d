using Microsoft.EntityFrameworkCore;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>A work item as it is written.</summary>
public sealed record WorkItemForm
{
    public int Year { get; init; }

    public string Title { get; init; } = "";

    public string Goal { get; init; } = "";

    public string Timing { get; init; } = "";

    public string Responsible { get; init; } = "";

    /// <summary>Code of <c>work-item-state</c>.</summary>
    public string State { get; init; } = "planned";

    public int Version { get; init; }
}

/// <summary>A work item.</summary>
/// <param name="GoesOn">It began in the year before.</param>
public sealed record WorkItemLine(WorkItemId Id, WorkItemForm Form, bool GoesOn);

/// <summary>The plan of a year.</summary>
/// <param name="Copied">Every open item of it goes on in the next year already.</param>
public sealed record YearPlanView(string Region, int Year, IReadOnlyList<WorkItemLine> Items, bool Copied)
{
    /// <summary>Who changed what, last first.</summary>
    public IReadOnlyList<PlatformChangeLine> Changes { get; init; } = [];
}

/// <summary>What the platform wants to have done in a year: goal, timing, who sees to it, how far it is; open items go on in the next year.</summary>
/// <remarks>
/// Everybody who cares or coordinates in the region reads; the coordinator writes. Refuses with <c>circuit.not-this-hat</c>, <c>circuit.no-region</c>, <c>platform.unknown</c>, <c>platform.nothing-open</c>, <c>changed-meanwhile</c> and what is wrong with the form.
/// </remarks>
public sealed class YearPlan(Door door, Caller caller)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>States in which an item is not over.</summary>
    private static readonly string[] Open = ["planned", "begun", "delayed"];

    public Task<Outcome<YearPlanView>> Read(int year, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Belongs(caller.Hat),
        () => OfYear(year) is { } refused ? Task.FromResult<Outcome<YearPlanView>>(refused) : door.Read(
            new(Act.Read, Cat.Capacity) { Record = $"platform/plan/{year}" },
            async Task<YearPlanView?> (session) =>
            {
                var region = await RegionHats.RegionOf(session, cancel);
                var items = await Of(session, region, year).AsNoTracking().OrderBy(i => i.Id).ToListAsync(cancel);
                var next = await Of(session, region, year + 1).Where(i => i.ContinuedFrom != null).Select(i => i.ContinuedFrom).ToListAsync(cancel);
                return new(region, year, [.. items.Select(Line)], items.TrueForAll(i => !Open.Contains(i.State) || next.Contains(i.Id))) { Changes = await PlatformChanges.Of(session, region, PlatformChanges.OfPlan(year), cancel) };
            },
            cancel));

    /// <param name="id">The item, or null for a new one. Its year does not change.</param>
    public Task<Outcome<WorkItemId>> Save(WorkItemId? id, WorkItemForm form, CancellationToken cancel) => Coordinated<WorkItemId>(
        async session =>
        {
            var region = await RegionHats.RegionOf(session, cancel);
            var mistakes = await MistakesOf(session, region, form, cancel);
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            var item = id is { } known
                ? await session.Db.Set<WorkItem>().AsTracking().SingleOrDefaultAsync(i => i.Region == region && i.Id == known, cancel)
                : new WorkItem { OrganisationId = session.Hat.Organisation, Id = WorkItemId.New(), Region = region, Year = form.Year, Title = "", Goal = "", Timing = "", Responsible = "", State = "" };
            if (item is null || (id is not null && item.Version != form.Version))
            {
                return new Refusal(item is null ? "platform.unknown" : "changed-meanwhile");
            }

            (item.Title, item.Goal, item.Timing, item.Responsible, item.State) = (form.Title.Trim(), form.Goal.Trim(), form.Timing.Trim(), form.Responsible.Trim(), form.State);
            if (id is null)
            {
                session.Db.Add(item);
            }

            PlatformChanges.Keep(session, region, PlatformChanges.OfPlan(item.Year), id is null ? "made" : "changed");
            session.Wrote(id is null ? "create" : "update", null, $"platform/plan-items/{item.Id.Value}");
            return item.Id;
        },
        cancel);

    /// <summary>Lets the open items of a year go on in the next one, each once.</summary>
    /// <returns>How many went on.</returns>
    public Task<Outcome<int>> GoOn(int year, CancellationToken cancel) => Coordinated<int>(
        async session =>
        {
            if (OfYear(year) is { } refused)
            {
                return refused;
            }

            var region = await RegionHats.RegionOf(session, cancel);
            var there = await Of(session, region, year + 1).Where(i => i.ContinuedFrom != null).Select(i => i.ContinuedFrom).ToListAsync(cancel);
            var open = (await Of(session, region, year).Where(i => Open.Contains(i.State)).ToListAsync(cancel)).Where(i => !there.Contains(i.Id)).ToList();
            if (open.Count == 0)
            {
                return new Refusal("platform.nothing-open");
            }

            session.Db.AddRange(open.Select(i => new WorkItem
            {
                OrganisationId = i.OrganisationId, Id = WorkItemId.New(), Region = region, Year = year + 1, Title = i.Title, Goal = i.Goal, Timing = i.Timing, Responsible = i.Responsible, State = i.State, ContinuedFrom = i.Id,
            }));
            PlatformChanges.Keep(session, region, PlatformChanges.OfPlan(year + 1), "went-on");
            session.Wrote("create", null, $"platform/plan/{year + 1}");
            return open.Count;
        },
        cancel);

    /// <summary>The items of a region's year, whichever of its houses keeps them; no row of it knows a client.</summary>
    internal static IQueryable<WorkItem> Of(Session session, string region, int year) => session.Db.Set<WorkItem>().Where(i => region != "" && i.Region == region && i.Year == year);

    /// <summary>Why this is no year of a plan, or null.</summary>
    internal static Refusal? OfYear(int year) => year is >= FirstYear and < LastYear ? null : new Refusal("units.out-of-range", FirstYear, LastYear - 1).At("Year");

    private static WorkItemLine Line(WorkItem item) => new(
        item.Id,
        new() { Year = item.Year, Title = item.Title, Goal = item.Goal, Timing = item.Timing, Responsible = item.Responsible, State = item.State, Version = item.Version },
        item.ContinuedFrom is not null);

    private static async Task<List<Refusal>> MistakesOf(Session session, string region, WorkItemForm form, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.That(region.Length > 0, new Refusal("circuit.no-region"));
        check.All(OfYear(form.Year) is { } wrong ? [wrong] : []);
        check.Text(form.Title, WorkingGroup.LongestLine, nameof(form.Title), needed: true);
        check.Text(form.Goal, WorkingGroup.LongestText, nameof(form.Goal), needed: true);
        check.Text(form.Timing, WorkingGroup.LongestLine, nameof(form.Timing));
        check.Text(form.Responsible, WorkingGroup.LongestLine, nameof(form.Responsible));
        check.Code("work-item-state", form.State, nameof(form.State), needed: true);
        check.All(check.Found.Count > 0 ? [] : await Anonymous.ToCircuit(session, [(nameof(form.Title), form.Title), (nameof(form.Goal), form.Goal), (nameof(form.Timing), form.Timing), (nameof(form.Responsible), form.Responsible)], ofHouses: true, cancel));
        return check.Found;
    }

    private Task<Outcome<T>> Coordinated<T>(Func<Session, Task<Outcome<T>>> write, CancellationToken cancel) =>
        RegionHats.Only(RegionHats.Coordinates(caller.Hat), () => door.Write(new(Act.Read, Cat.Capacity) { Record = "platform/plan" }, write, cancel));
}
