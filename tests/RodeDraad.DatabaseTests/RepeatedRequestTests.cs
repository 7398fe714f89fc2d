using Microsoft.EntityFrameworkCore;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class RepeatedRequestsOnSqlite() : RepeatedRequestTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class RepeatedRequestsOnPostgres() : RepeatedRequestTests(new PostgresTestDatabase());

public abstract class RepeatedRequestTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task A_request_sent_twice_has_one_effect_and_the_same_answer()
    {
        var first = (await Take("sleutel")).Value;
        var again = (await Take("sleutel")).Value;
        var other = (await Take("andere sleutel")).Value;

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal((2, 2), (await Count<Presentation>(), (await Circuit.Audit()).Count));
    }

    [Fact]
    public async Task A_request_sent_sixteen_times_at_once_has_one_effect_and_the_same_answer()
    {
        var answers = await AtOnce(() => Take("sleutel"));

        Assert.Single(answers.Select(a => a.Value).Distinct());
        Assert.Equal((1, 1, 1), (await Count<Client>(), await Count<Presentation>(), await Count<AuditRecord>()));
    }

    [Fact]
    public async Task An_admission_sent_sixteen_times_at_once_is_one_stay_and_nobody_hears_that_the_bed_is_taken()
    {
        var client = (await Unit.Present()).Client;

        var answers = await AtOnce(() => Keyed<AdmitToBed, StayId>("opname", admit => admit.Run(client, new() { Bed = Unit.Beds[0] }, Cancel)));

        Assert.All(answers, answer => Assert.Null(answer.Refusal));
        Assert.Equal([await Circuit.Look(db => db.Set<Stay>().Select(s => s.Id).SingleAsync(Cancel))], answers.Select(a => a.Value).Distinct());
    }

    [Fact]
    public async Task A_discharge_sent_sixteen_times_at_once_is_one_discharge()
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0])).Value;
        var form = new DischargeForm { EndReason = "end-of-programme", Destinations = ["ambulatory-treatment"], Version = 1 };

        var answers = await AtOnce(() => Keyed<DischargeClient, StayId>("ontslag", discharge => discharge.Run(client, stay, form, Cancel)));

        Assert.All(answers, answer => Assert.Null(answer.Refusal));
        Assert.Equal(2, await Count<FollowUp>());
    }

    [Fact]
    public async Task A_refused_act_is_not_remembered()
    {
        var client = (await Unit.Present()).Client;
        await Do<SetBedOutage, BedId>(set => set.Run(Unit.Beds[0], "repair", Cancel));

        Task<Outcome<StayId>> Admit() => Keyed<AdmitToBed, StayId>("opname", admit => admit.Run(client, new() { Bed = Unit.Beds[0] }, Cancel));
        var refused = await Admit();
        await Do<SetBedOutage, BedId>(set => set.Run(Unit.Beds[0], null, Cancel));
        var accepted = await Admit();

        Assert.Equal(("beds.out-of-service", null), (refused.Refusal?.Code, accepted.Refusal?.Code));
    }

    [Fact]
    public async Task The_key_of_one_person_says_nothing_to_another()
    {
        var mine = (await Take("sleutel")).Value;
        var theirs = await Circuit.As(
            Unit.Psychiatrist,
            scope => ((TakePresentation)scope.GetService(typeof(TakePresentation))!).Run(Unit.Form(), Cancel),
            "sleutel");

        Assert.NotEqual(mine, theirs.Value);
    }

    private static async Task<List<Outcome<T>>> AtOnce<T>(Func<Task<Outcome<T>>> act) =>
        [.. await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(act)))];

    private Task<Outcome<TakenPresentation>> Take(string key) => Keyed<TakePresentation, TakenPresentation>(key, take => take.Run(Unit.Form(), Cancel));

    private Task<Outcome<TResult>> Keyed<TOperation, TResult>(string key, Func<TOperation, Task<Outcome<TResult>>> act) =>
        Circuit.As(Unit.Nurse, scope => act((TOperation)scope.GetService(typeof(TOperation))!), key);
}
