using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class OpenGlassOnSqlite() : OpenGlassTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class OpenGlassOnPostgres() : OpenGlassTests(new PostgresTestDatabase());

/// <summary>Who learns that the glass is broken, and when.</summary>
public abstract class OpenGlassTests(TestDatabase on) : Emergencies(on)
{
    [Fact]
    public async Task Who_may_see_names_the_one_hat_for_which_the_glass_is_open_with_the_parts_that_it_opens_and_no_longer()
    {
        await Begin();
        Assert.Empty(await ByGlass(Unit.Nurse));

        await Break(Form());

        var viewer = Assert.Single(await ByGlass(Unit.Nurse));
        Assert.Equal(("Nele Nachtegaal", "crisis-nurse", "Crisisteam"), (viewer.Name, viewer.Role, viewer.Team));
        Assert.Equal(EmergencyFile.Parts.Order(), viewer.Parts.Where(p => p.Level != Level.None).Select(p => p.Category).Order());
        Assert.All(viewer.Parts.Where(p => p.Level != Level.None), p => Assert.Equal((Level.Full, Rule.B9), (p.Level, p.Rule)));
        Circuit.Clock.Now += EmergencyAccess.Life;
        Assert.Empty(await ByGlass(Unit.Nurse));
    }

    [Fact]
    public async Task Who_may_see_forgets_the_open_glass_at_the_refusal_of_the_client()
    {
        await Begin();
        await Break(Form());

        await Refuse(Client, Elsewhere.Nurse);

        Assert.Empty(await ByGlass(Unit.Nurse));
    }

    [Fact]
    public async Task A_client_who_is_told_later_finds_nothing_of_the_opening_until_then_and_all_of_it_from_then_on()
    {
        await Begin();
        var own = await Circuit.ClientHat(Unit.Nurse, Client);
        var id = (await Break(Form() with { TellAfterDays = 3, DelayReason = "De partner leest de post van de cliënt mee." })).Value;
        await Look(id);
        await Circuit.Act<EndEmergency, EmergencyId>(Elsewhere.Nurse, end => end.Run(id, Cancel));

        Assert.Equal("", await Signs(own));
        Assert.Empty(await ByGlass(own));
        Assert.Contains((await Circuit.Act<WhoLooked, IReadOnlyList<Look>>(Unit.Nurse, looked => looked.Read(Client, null, Cancel))).Value, look => look.Event == "glass-open");
        Circuit.Clock.Now += Duration.FromDays(3) - Duration.FromMilliseconds(1);
        Assert.Equal("", await Signs(own));
        Circuit.Clock.Now += Duration.FromMilliseconds(1);
        Assert.Equal("visit glass-open glass-end by glass, log glass-open read glass-end, copy glass-open glass-end by glass", await Signs(own));
    }

    [Fact]
    public async Task A_glass_that_is_open_still_stands_with_who_may_see_at_the_own_door_once_the_client_is_told()
    {
        await Begin();
        var own = await Circuit.ClientHat(Unit.Nurse, Client);
        var later = (await Break(Form() with { TellAfterDays = 7, DelayReason = "De partner leest de post van de cliënt mee." })).Value;
        Assert.Empty(await ByGlass(own));
        Assert.Single(await ByGlass(Unit.Nurse));

        await Judge(later, Auditor, "justified");
        await Judge(later, SecondAuditor, "not-justified");

        Assert.Single(await ByGlass(own)); // what was not justified is told at once
        Assert.Contains("visit glass-open", await Signs(own), StringComparison.Ordinal);
    }

    /// <summary>What the client finds of the emergency: in "who looked", in the log by the API, and in the copy.</summary>
    private async Task<string> Signs(Hat own)
    {
        var visits = await Circuit.As(own, scope => scope.GetRequiredService<VisitsToMine>().Read(new(2026, 11), Cancel));
        var log = (await Circuit.Act<WhoLooked, IReadOnlyList<Look>>(own, looked => looked.Read(Client, null, Cancel))).Value.Where(l => l.Purpose == "emergency").Reverse().Select(l => l.Event).ToList();
        var copy = await Circuit.As(own, scope => scope.GetRequiredService<AccessCopy>().Run(Cancel));
        var (seen, copied) = (Said(visits.Single().Visits), Said(copy.Single().Looked!.Visits));
        return seen.Length + log.Count + copied.Length == 0 ? "" : $"visit {seen}, log {string.Join(' ', log)}, copy {copied}";
    }

    private static string Said(IEnumerable<Visit> visits) =>
        string.Join(' ', visits.Where(v => v.Purpose == "emergency" || v.Evidence.Contains("glass")).Select(v => $"{string.Join(' ', v.Did)} by {string.Join(' ', v.Evidence)}"));

    private async Task<List<Viewer>> ByGlass(Hat hat) =>
        [.. (await Circuit.Act<WhoMaySee, IReadOnlyList<Viewer>>(hat, reader => reader.Read(Client, Cancel))).Value.Where(v => v.Parts.Any(p => p.Rule == Rule.B9))];
}
