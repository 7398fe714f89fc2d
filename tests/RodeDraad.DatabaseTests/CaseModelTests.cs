using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;

namespace RodeDraad.DatabaseTests;

public sealed class CaseModelsOnSqlite() : CaseModelTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class CaseModelsOnPostgres() : CaseModelTests(new PostgresTestDatabase());

/// <summary>What a house sets for its models, from a date on.</summary>
public abstract class CaseModelTests(TestDatabase on) : CaseWork(on)
{
    private static CaseModelForm Set => new() { Norm = 20, Months = 4, Sessions = 6, ReviewMonths = 1, OutreachDays = 3, SilentWeeks = 2 };

    [Fact]
    public async Task A_new_setting_holds_from_now_on_and_what_was_agreed_stays()
    {
        var id = await Begin();
        var until = (await Page(id)).Head.UntilOn;
        Circuit.Clock.Now += Duration.FromDays(1);

        Assert.Null((await Lead(Set)).Refusal);
        Circuit.Clock.Now += Duration.FromDays(1);
        Assert.Null((await Lead(Set with { Norm = 10 })).Refusal);

        var page = await Page(id);
        Assert.Equal((until, 5, 10, 10), (page.Head.UntilOn, page.Head.Sessions, page.Model.Norm, page.LoadPercent));
        var lines = (await With<ChangeCaseModel, IReadOnlyList<CaseModelLine>>(models => models.Read(Cancel))).Value;
        var own = lines.Single(line => line.Model.Key == "crisis-unit-short");
        Assert.Equal((10, 30, Circuit.Clock.Now), (own.Model.Norm, own.Published.Norm, own.SetAt));
        Assert.Equal((35, "ECCAM 4", null), lines.Single(line => line.Model.Key == "broker") is var broker ? (broker.Model.Norm, broker.Model.Source, broker.SetAt) : default);
        Assert.Equal(2, await Count<CaseModelSetting>());
    }

    [Fact]
    public async Task Numbers_stay_within_their_bounds_and_only_who_leads_sets_them()
    {
        Assert.Equal(["units.only-leads"], Told(await With<ChangeCaseModel, Instant>(models => models.Run("intensive", Set, Cancel))));
        Assert.Equal(
            ["units.out-of-range Norm", "units.out-of-range Months", "units.out-of-range Sessions", "units.out-of-range ReviewMonths", "units.out-of-range OutreachDays", "units.out-of-range SilentWeeks", "units.out-of-range Priorities"],
            Told(await Lead(new() { Norm = 0, Months = 61, Sessions = 0, ReviewMonths = 13, OutreachDays = 31, SilentWeeks = 53, Priorities = 11 })));
        Assert.Equal(["code-unknown Model"], Told(await Lead(Set, "magic")));
        Assert.Null((await Lead(Set with { Sessions = null })).Refusal);
        Assert.Equal(1, await Count<CaseModelSetting>());
    }

    private Task<Outcome<Instant>> Lead(CaseModelForm form, string model = "crisis-unit-short") =>
        Circuit.Act<ChangeCaseModel, Instant>(Manager with { Leads = true }, models => models.Run(model, form, Cancel));
}
