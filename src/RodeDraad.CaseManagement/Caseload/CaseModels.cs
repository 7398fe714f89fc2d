using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>What a model of case management sets.</summary>
/// <param name="Key">Code of <c>case-management-model</c>.</param>
/// <param name="Norm">Ordinary cases that one worker holds at most.</param>
/// <param name="Shared">The team holds the cases together; the norm counts for each of its workers.</param>
/// <param name="Months">Months of an agreement, unless said otherwise.</param>
/// <param name="Sessions">Talks of an agreement, or null when they are not counted.</param>
/// <param name="ReviewMonths">Months between two reviews.</param>
/// <param name="OutreachDays">Days in which somebody who missed an appointment is looked for.</param>
/// <param name="SilentWeeks">Weeks without contact after which a closing talk is asked for.</param>
/// <param name="Source">Where the norm comes from.</param>
public sealed record CaseModel(string Key, int Norm, bool Shared, int Months, int? Sessions, int ReviewMonths, int OutreachDays, int SilentWeeks, string Source)
{
    /// <summary>Goals of a plan that come first at once, at most; three is ours, no report says a number.</summary>
    public int Priorities { get; init; } = 3;
}

/// <summary>What a house set for a model, from a date on. Never changed: a new row holds from its own date.</summary>
internal sealed class CaseModelSetting
{
    public required OrganisationId OrganisationId { get; init; }

    public required string Model { get; init; }

    public required Instant FromAt { get; init; }

    public required int Norm { get; init; }

    public required int Months { get; init; }

    public required int? Sessions { get; init; }

    public required int ReviewMonths { get; init; }

    public required int OutreachDays { get; init; }

    public required int SilentWeeks { get; init; }

    public required int Priorities { get; init; }
}

/// <summary>The models and their norms (domain 4), as long as a house sets no others.</summary>
public static class CaseModels
{
    /// <summary>The model that a team holds together.</summary>
    public const string Shared = "assertive-community-treatment";

    /// <summary>The norms of the reports; the one of the intensive model stands in none and is ours.</summary>
    public static IReadOnlyList<CaseModel> Published { get; } =
    [
        new("broker", 35, false, 12, null, 6, 7, 8, "ECCAM 4"),
        new("generalist", 30, false, 12, null, 3, 5, 6, "ECCAM 4"),
        new("strengths-based", 15, false, 12, null, 3, 3, 4, "ECCAM 4"),
        new(Shared, 15, true, 24, null, 3, 2, 2, "ECCAM 4"),
        new("intensive", 15, false, 12, null, 2, 2, 2, "Rode Draad"),
        new("clinical", 10, false, 12, null, 3, 3, 4, "ECCAM 4"),
        new("crisis-unit-short", 30, false, 3, 5, 2, 2, 3, "ECCAM 4"),
    ];

    /// <summary>The models as they hold in a house at an instant.</summary>
    public static async Task<IReadOnlyList<CaseModel>> At(CircuitDb db, OrganisationId house, Instant at, CancellationToken cancel) => (await Dated(db, house, at, cancel)).At(at);

    /// <summary>The models of a house as they held at any instant until this one.</summary>
    internal static async Task<DatedModels> Dated(CircuitDb db, OrganisationId house, Instant until, CancellationToken cancel) =>
        new(await Settings.Of(db)(db, house, until).ToListAsync(cancel));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, Instant, IAsyncEnumerable<CaseModelSetting>>> Settings = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, Instant until) => db.Set<CaseModelSetting>().AsNoTracking().Where(s => s.OrganisationId == house && s.FromAt <= until).OrderBy(s => s.FromAt).Select(s => s)));

    /// <summary>One of them.</summary>
    public static async Task<CaseModel> At(CircuitDb db, OrganisationId house, string key, Instant at, CancellationToken cancel) =>
        (await At(db, house, at, cancel)).First(model => model.Key == key);
}

/// <summary>What a house set for its models over time: what is judged, is judged by what held then.</summary>
/// <param name="Set">Settings, oldest first.</param>
internal sealed record DatedModels(IReadOnlyList<CaseModelSetting> Set)
{
    /// <summary>The published models alone.</summary>
    public static readonly DatedModels Published = new([]);

    /// <summary>All models as they held at an instant.</summary>
    public IReadOnlyList<CaseModel> At(Instant at) => Set.Count == 0 ? CaseModels.Published : [.. CaseModels.Published.Select(model => Of(model, at))];

    /// <summary>One model as it held at an instant.</summary>
    public CaseModel At(string key, Instant at) => Of(CaseModels.Published.First(model => model.Key == key), at);

    /// <summary>Whether a silence was longer than the model let pass at some moment of it. A term that is made longer later does not undo that.</summary>
    public bool TooSilent(string key, Instant from, Instant until) =>
        Set.Where(s => s.Model == key && s.FromAt > from && s.FromAt <= until).Select(s => s.FromAt - Duration.Epsilon).Append(until)
            .Any(at => at - from >= Duration.FromDays(7 * At(key, at).SilentWeeks));

    private CaseModel Of(CaseModel model, Instant at) =>
        Set.LastOrDefault(s => s.Model == model.Key && s.FromAt <= at) is { } s ? model with { Norm = s.Norm, Months = s.Months, Sessions = s.Sessions, ReviewMonths = s.ReviewMonths, OutreachDays = s.OutreachDays, SilentWeeks = s.SilentWeeks, Priorities = s.Priorities, Source = "" } : model;
}
