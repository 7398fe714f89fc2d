using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>Codes of <c>signal-state</c>; all but the first are codes of <c>signal-step</c> as well.</summary>
public static class ThemeStates
{
    public const string New = "new";

    public const string Bundled = "bundled";

    public const string Sent = "sent";

    public const string Answered = "answered";

    public const string Followed = "followed";

    public const string Closed = "closed";

    /// <summary>Code of <c>signal-step</c> alone: signals were put into a theme that was there.</summary>
    internal const string Added = "added";

    /// <summary>Steps of which the senders read the words.</summary>
    internal static readonly string[] Told = [Answered, Followed, Closed];

    /// <summary>What can be done next with a theme.</summary>
    public static IReadOnlyList<string> Next(string state) => state switch
    {
        Bundled => [Sent, Closed],
        Sent => [Answered, Closed],
        Answered or Followed => [Followed, Answered, Closed],
        _ => [],
    };
}

/// <summary>A theme in a list.</summary>
/// <param name="State">Code of <c>signal-state</c>.</param>
/// <param name="Late">Its follow-up day has passed.</param>
public sealed record ThemeLine(ThemeId Id, string Title, string Words, string State, int Signals, LocalDate? FollowOn, bool Late, int Version);

/// <summary>What was done with a theme.</summary>
/// <param name="Act">Code of <c>signal-step</c>.</param>
public sealed record ThemeStepLine(string Act, Instant At, string By, string Words, string Will, LocalDate? On);

/// <summary>A theme with its signals, and what was done with it, oldest first.</summary>
public sealed record ThemePage(ThemeLine Theme, IReadOnlyList<SignalLine> Signals, IReadOnlyList<ThemeStepLine> Steps);

/// <summary>The themes of a region.</summary>
internal static class Themes
{
    /// <summary>The themes that a region reads, whichever of its houses made them; no row of it knows a client.</summary>
    public static IQueryable<Theme> OfRegion(Session session, string region) => session.Db.Set<Theme>().Where(t => region != "" && t.Region == region);

    public static async Task<IReadOnlyList<ThemeLine>> Lines(Session session, IQueryable<Theme> which, CancellationToken cancel)
    {
        var (db, today) = (session.Db, session.Now.LocalDate());
        var rows = await which.AsNoTracking().OrderByDescending(t => t.Id).Select(t => new { Theme = t, Signals = db.Set<Signal>().Count(s => s.ThemeHouse == t.OrganisationId && s.ThemeId == t.Id) }).ToListAsync(cancel);
        return [.. rows.OrderBy(row => row.Theme.State == ThemeStates.Closed).Select(row => Line(row.Theme, row.Signals, today))];
    }

    public static async Task<ThemePage?> Page(Session session, ThemeId id, CancellationToken cancel)
    {
        var db = session.Db;
        if (await OfRegion(session, await RegionHats.RegionOf(session, cancel)).AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } theme)
        {
            return null;
        }

        var signals = await SignalReader.Lines(session, db.Set<Signal>().Where(s => s.ThemeHouse == theme.OrganisationId && s.ThemeId == id), cancel);
        var steps = await db.Set<ThemeStep>().AsNoTracking().Where(s => s.OrganisationId == theme.OrganisationId && s.ThemeId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        var names = await Names.OfAccounts(db, steps.Select(s => s.By), cancel);
        return new(Line(theme, signals.Count, session.Now.LocalDate()), signals, [.. steps.Select(s => new ThemeStepLine(s.Act, s.At, names.Account(s.By.Value), s.Words, s.Will, s.On))]);
    }

    private static ThemeLine Line(Theme theme, int signals, LocalDate today) =>
        new(theme.Id, theme.Title, theme.Words, theme.State, signals, theme.FollowOn, theme.FollowOn < today && theme.State != ThemeStates.Closed, theme.Version);
}
