using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

public sealed class NobodyForgottenOnSqlite() : NobodyForgottenTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class NobodyForgottenOnPostgres() : NobodyForgottenTests(new PostgresTestDatabase());

/// <summary>What lies between two acts falls to nobody, unless the list of the day says so.</summary>
public abstract class NobodyForgottenTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task A_stay_past_the_maximum_asks_why_before_it_ends()
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0], Afternoon - Duration.FromDays(6))).Value;
        var form = new DischargeForm { EndReason = "end-of-programme", Destinations = ["ambulatory-treatment"], Version = 1 };

        Task<Outcome<StayId>> Discharge(DischargeForm said) => Do<DischargeClient, StayId>(discharge => discharge.Run(client, stay, said, Cancel));

        Assert.Equal(["stays.overstay-needs-reason OverstayReason"], Told(await Discharge(form)));
        Assert.Empty(Told(await Discharge(form with { UntilAt = Afternoon - Duration.FromDays(2), OverstayReason = "" })));
    }

    [Fact]
    public async Task The_reason_that_is_given_at_departure_is_kept_with_the_stay()
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0], Afternoon - Duration.FromDays(6))).Value;

        await Do<DischargeClient, StayId>(discharge => discharge.Run(
            client, stay, new() { EndReason = "end-of-programme", Destinations = ["ambulatory-treatment"], OverstayReason = "somatic", Version = 1 }, Cancel));

        Assert.Equal("somatic", (await Page(client, stay)).Times.OverstayReason);
    }

    private async Task<StayPage> Page(ClientKey client, StayId stay) => (await Do<StayReader, StayPage>(reader => reader.Read(client, stay, Cancel))).Value;
}
