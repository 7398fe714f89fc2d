using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Signals that go together, under a title.</summary>
public sealed record ThemeForm
{
    public string Title { get; init; } = "";

    public string Words { get; init; } = "";

    public IReadOnlyList<SignalId> Signals { get; init; } = [];
}

/// <summary>What is done with a theme.</summary>
public sealed record ThemeStepForm
{
    /// <summary>Code of <c>signal-state</c>: sent, answered, followed or closed.</summary>
    public string Act { get; init; } = "";

    /// <summary>The answer, what was found, or why it is closed.</summary>
    public string Words { get; init; } = "";

    /// <summary>What will be done: with an answer.</summary>
    public string Will { get; init; } = "";

    /// <summary>The day on which it was sent (today when empty), or on which somebody looks again.</summary>
    public LocalDate? On { get; init; }

    public int Version { get; init; }
}

/// <summary>Bundles signals of a region, sends them to the platform, answers, follows and closes.</summary>
/// <remarks>
/// For who coordinates the region or leads a house of it. Refuses with <c>circuit.not-this-hat</c>, <c>circuit.no-region</c>, <c>signals.unknown</c>, <c>signals.nothing-bundled</c>, <c>signals.already-bundled</c>, <c>signals.wrong-step</c>,
/// <c>signals.day-ahead</c>, <c>signals.day-past</c>, <c>changed-meanwhile</c>, what is wrong with the form, and with <c>intervision.found-…</c> and <c>intervision.not-to-circuit</c> as long as a name or number of a client stands in the words.
/// </remarks>
public sealed class ThemeActs(Door door, Caller caller)
{
    public Task<Outcome<ThemePage>> Read(ThemeId id, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Oversees(caller.Hat),
        () => door.Read(new(Act.Read, Cat.Capacity) { Record = $"signals/themes/{id.Value}" }, session => Themes.Page(session, id, cancel), cancel));

    public Task<Outcome<ThemeId>> Bundle(ThemeForm form, CancellationToken cancel) => Overseen<ThemeId>("themes", session => Bundle(session, form, cancel), cancel);

    /// <summary>Puts signals into a theme that is there.</summary>
    public Task<Outcome<ThemeId>> Add(ThemeId id, IReadOnlyList<SignalId> signals, CancellationToken cancel) => Overseen<ThemeId>(
        $"themes/{id.Value}",
        async session =>
        {
            if (await Find(session, id, cancel) is not { } theme)
            {
                return new Refusal("signals.unknown");
            }

            if (theme.State == ThemeStates.Closed)
            {
                return new Refusal("signals.wrong-step");
            }

            if (await Put(session, theme, signals, cancel) is { } refused)
            {
                return refused;
            }

            session.Db.Entry(theme).State = EntityState.Modified; // counts as a change of the theme
            session.Db.Add(Step(session, theme, await Number(session, theme, cancel), new() { Act = ThemeStates.Added }));
            return id;
        },
        cancel);

    /// <summary>Sends, answers, follows or closes.</summary>
    public Task<Outcome<ThemeId>> Run(ThemeId id, ThemeStepForm form, CancellationToken cancel) => Overseen<ThemeId>($"themes/{id.Value}", session => Take(session, id, form, cancel), cancel);

    private static async Task<Outcome<ThemeId>> Bundle(Session session, ThemeForm form, CancellationToken cancel)
    {
        var region = await RegionHats.RegionOf(session, cancel);
        var check = new Mistakes();
        check.That(region.Length > 0, new Refusal("circuit.no-region"));
        check.Text(form.Title, Theme.LongestTitle, nameof(form.Title), needed: true);
        check.Text(form.Words, Theme.LongestWords, nameof(form.Words));
        check.All(check.Found.Count > 0 ? [] : await Anonymous.ToCircuit(session, [(nameof(form.Title), form.Title), (nameof(form.Words), form.Words)], ofHouses: true, cancel));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var theme = new Theme { OrganisationId = session.Hat.Organisation, Id = ThemeId.New(), Region = region, Title = form.Title.Trim(), Words = form.Words.Trim(), State = ThemeStates.Bundled };
        session.Db.Add(theme);
        if (await Put(session, theme, form.Signals, cancel) is { } refused)
        {
            return refused;
        }

        session.Db.Add(Step(session, theme, 1, new() { Act = ThemeStates.Bundled }));
        return theme.Id;
    }

    private static async Task<Outcome<ThemeId>> Take(Session session, ThemeId id, ThemeStepForm form, CancellationToken cancel)
    {
        if (await Find(session, id, cancel) is not { } theme)
        {
            return new Refusal("signals.unknown");
        }

        if (theme.Version != form.Version)
        {
            return new Refusal("changed-meanwhile");
        }

        if (!ThemeStates.Next(theme.State).Contains(form.Act))
        {
            return new Refusal("signals.wrong-step");
        }

        var (check, today) = (new Mistakes(), session.Now.LocalDate());
        check.Text(form.Words, Theme.LongestWords, nameof(form.Words), needed: form.Act != ThemeStates.Sent);
        check.Text(form.Will, Theme.LongestWords, nameof(form.Will));
        check.That(form.Act != ThemeStates.Sent || form.On is null || form.On <= today, new Refusal("signals.day-ahead").At(nameof(form.On)));
        check.That(form.Act == ThemeStates.Sent || form.On is null || form.On >= today, new Refusal("signals.day-past").At(nameof(form.On)));
        check.All(check.Found.Count > 0 ? [] : await Anonymous.ToCircuit(session, [(nameof(form.Words), form.Words), (nameof(form.Will), form.Will)], ofHouses: true, cancel));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var on = form.Act == ThemeStates.Sent ? form.On ?? today : form.Act == ThemeStates.Closed ? null : form.On;
        (theme.State, theme.FollowOn) = (form.Act, form.Act == ThemeStates.Sent ? null : on);
        theme.AnsweredAt = form.Act == ThemeStates.Sent ? null : session.Now;
        session.Db.Add(Step(session, theme, await Number(session, theme, cancel), form with { On = on }));
        return id;
    }

    /// <summary>Puts signals of the region into a theme.</summary>
    /// <returns>Why not, or null.</returns>
    private static async Task<Refusal?> Put(Session session, Theme theme, IReadOnlyList<SignalId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToList();
        var signals = await SignalReader.OfRegion(session, theme.Region).AsTracking().Where(s => wanted.Contains(s.Id)).ToListAsync(cancel);
        if (wanted.Count == 0 || signals.Count < wanted.Count)
        {
            return new Refusal(wanted.Count == 0 ? "signals.nothing-bundled" : "signals.unknown").At(nameof(ThemeForm.Signals));
        }

        if (signals.Exists(s => s.ThemeId is not null))
        {
            return new Refusal("signals.already-bundled").At(nameof(ThemeForm.Signals));
        }

        signals.ForEach(signal => (signal.ThemeHouse, signal.ThemeId) = (theme.OrganisationId, theme.Id));
        return null;
    }

    private static async Task<Theme?> Find(Session session, ThemeId id, CancellationToken cancel) =>
        await Themes.OfRegion(session, await RegionHats.RegionOf(session, cancel)).AsTracking().SingleOrDefaultAsync(t => t.Id == id, cancel);

    private static async Task<int> Number(Session session, Theme theme, CancellationToken cancel) =>
        1 + await session.Db.Set<ThemeStep>().CountAsync(s => s.OrganisationId == theme.OrganisationId && s.ThemeId == theme.Id, cancel);

    private static ThemeStep Step(Session session, Theme theme, int number, ThemeStepForm form)
    {
        session.Wrote(number == 1 ? "create" : "update", null, $"signals/themes/{theme.Id.Value}", number);
        return new() { OrganisationId = theme.OrganisationId, ThemeId = theme.Id, Number = number, Act = form.Act, At = session.Now, By = session.Hat.Account, Words = form.Words.Trim(), Will = form.Will.Trim(), On = form.On };
    }

    private Task<Outcome<T>> Overseen<T>(string record, Func<Session, Task<Outcome<T>>> write, CancellationToken cancel) =>
        RegionHats.Only(RegionHats.Oversees(caller.Hat), () => door.Write(new(Act.Read, Cat.Capacity) { Record = $"signals/{record}" }, write, cancel));
}
