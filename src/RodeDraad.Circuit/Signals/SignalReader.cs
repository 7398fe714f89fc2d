using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>What the platform said last: an answer, what it saw afterwards, or why it is closed.</summary>
/// <param name="Will">What will be done; may be empty.</param>
/// <param name="FollowOn">The day on which somebody looks whether it was done.</param>
public sealed record SignalAnswer(string Words, string Will, LocalDate? FollowOn, LocalDate On);

/// <summary>A signal with what became of it. Who sent it is in no line.</summary>
/// <param name="House">The house that says it, when the sender let it be read; else empty.</param>
/// <param name="Own">The reader sent it.</param>
/// <param name="State">Code of <c>signal-state</c>.</param>
/// <param name="Theme">The theme in which it was bundled, or null.</param>
/// <param name="Answer">What the platform said last, or null.</param>
/// <param name="Unread">An answer that its sender did not take note of yet.</param>
public sealed record SignalLine(SignalId Id, SignalForm Said, LocalDate On, string House, bool Own, string State, ThemeId? Theme, string ThemeTitle, SignalAnswer? Answer, bool Unread);

/// <summary>The signals of a region, and those that one can still bundle.</summary>
/// <param name="Region">Name of the region.</param>
/// <param name="Signals">Newest first.</param>
/// <param name="Themes">Open ones first, newest first.</param>
public sealed record RegionSignals(string Region, IReadOnlyList<SignalLine> Signals, IReadOnlyList<ThemeLine> Themes);

/// <summary>Reads signals: the own ones, and for who oversees the region all of its.</summary>
/// <remarks>Refuses with <c>circuit.not-this-hat</c>; any other signal is unknown.</remarks>
public sealed class SignalReader(Door door, Caller caller)
{
    /// <summary>Longest list.</summary>
    private const int Longest = 500;

    public Task<Outcome<IReadOnlyList<SignalLine>>> Own(CancellationToken cancel) => RegionHats.Only(
        RegionHats.Belongs(caller.Hat),
        () => door.Read<IReadOnlyList<SignalLine>>(
            new(Act.Read, Cat.Capacity) { Record = "signals/own" },
            async session => await Lines(session, OfSender(session), cancel),
            cancel));

    /// <summary>The region of who asks, for the form.</summary>
    public Task<Outcome<string>> Region(CancellationToken cancel) => RegionHats.Only(
        RegionHats.Belongs(caller.Hat),
        () => door.Read<string>(new(Act.Read, Cat.Capacity) { Record = "signals" }, async session => await RegionHats.RegionOf(session, cancel), cancel));

    public Task<Outcome<RegionSignals>> All(CancellationToken cancel) => RegionHats.Only(
        RegionHats.Oversees(caller.Hat),
        () => door.Read(
            new(Act.Read, Cat.Capacity) { Record = "signals" },
            async Task<RegionSignals?> (session) =>
            {
                var region = await RegionHats.RegionOf(session, cancel);
                return new(region, await Lines(session, OfRegion(session, region), cancel), await Themes.Lines(session, Themes.OfRegion(session, region), cancel));
            },
            cancel));

    public Task<Outcome<SignalLine>> Read(SignalId id, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Belongs(caller.Hat),
        () => door.Read(
            new(Act.Read, Cat.Capacity) { Record = $"signals/{id.Value}" },
            async session =>
            {
                var seen = RegionHats.Oversees(session.Hat) ? OfRegion(session, await RegionHats.RegionOf(session, cancel)) : OfSender(session);
                return await One(session, seen, id, cancel) ?? await One(session, OfSender(session), id, cancel);
            },
            cancel));

    /// <summary>The signals that a region reads: what its houses say, and what is said to be missing in it. The one query of signals that crosses houses; no row of it knows a client.</summary>
    internal static IQueryable<Signal> OfRegion(Session session, string region) =>
        session.Db.Set<Signal>().Where(s => region != "" && (s.Circuit == region || s.Region == region));

    internal static async Task<IReadOnlyList<SignalLine>> Lines(Session session, IQueryable<Signal> which, CancellationToken cancel)
    {
        var (db, me) = (session.Db, session.Hat.Account);
        var rows = await (from signal in which
                          join theme in db.Set<Theme>() on new { House = signal.ThemeHouse, Id = signal.ThemeId } equals new { House = (OrganisationId?)theme.OrganisationId, Id = (ThemeId?)theme.Id } into bundled
                          from theme in bundled.DefaultIfEmpty()
                          orderby signal.At descending, signal.Id descending
                          select new { Signal = signal, Theme = theme }).Take(Longest).AsNoTracking().ToListAsync(cancel);
        var answered = rows.Select(row => row.Theme).OfType<Theme>().Where(theme => theme.AnsweredAt is not null).Select(theme => theme.Id).Distinct().ToList();
        var answers = answered.Count == 0 ? [] : await db.Set<ThemeStep>().AsNoTracking().Where(s => answered.Contains(s.ThemeId) && ThemeStates.Told.Contains(s.Act)).ToListAsync(cancel);
        var names = await Names.Of(db, [], [.. rows.Where(row => row.Signal.NamesHouse).Select(row => row.Signal.OrganisationId).Distinct()], cancel);
        return [.. rows.Select(row => Line(row.Signal, row.Theme, answers.Where(a => a.ThemeId == row.Theme?.Id).MaxBy(a => a.Number)) with
        {
            House = row.Signal.NamesHouse ? names.Organisation(row.Signal.OrganisationId.Value) : "",
            Own = row.Signal.By == me,
        })];
    }

    private static async Task<SignalLine?> One(Session session, IQueryable<Signal> seen, SignalId id, CancellationToken cancel) =>
        await Lines(session, seen.Where(s => s.Id == id), cancel) is [var line] ? line : null;

    private static IQueryable<Signal> OfSender(Session session)
    {
        var (house, me) = (session.Hat.Organisation, session.Hat.Account);
        return session.Db.Set<Signal>().Where(s => s.OrganisationId == house && s.By == me);
    }

    private static SignalLine Line(Signal signal, Theme? theme, ThemeStep? answer) => new(
        signal.Id,
        new() { Module = signal.Module, Region = signal.Region, Words = signal.Words, Kind = signal.Kind, Group = signal.Group, NamesHouse = signal.NamesHouse },
        signal.At.LocalDate(),
        "",
        false,
        theme?.State ?? ThemeStates.New,
        theme?.Id,
        theme?.Title ?? "",
        answer is null ? null : new(answer.Words, answer.Will, answer.On, answer.At.LocalDate()),
        theme?.AnsweredAt is { } at && (signal.AnswerReadAt is null || signal.AnswerReadAt < at));
}
