using System.Globalization;
using RodeDraad.Kernel;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class WithdrawalsOnSqlite() : WithdrawalTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class WithdrawalsOnPostgres() : WithdrawalTests(new PostgresTestDatabase())
{
    protected override Circuit SecondProcess() => new(On, Circuit.Clock);
}

/// <summary>Trust goal P2: after the commit of a withdrawal no request is answered any more, in no process.</summary>
public abstract class WithdrawalTests(TestDatabase on) : UnitTests(on)
{
    private const int RequestsPerWithdrawal = 20;

    /// <summary>Requests that are tried: 400 in ./test; RODEDRAAD_WITHDRAWN_REQUESTS=10000 for the record.</summary>
    private static int Requests => int.TryParse(Environment.GetEnvironmentVariable("RODEDRAAD_WITHDRAWN_REQUESTS"), CultureInfo.InvariantCulture, out var asked) ? asked : 400;

    /// <summary>A second process on the same database; SQLite has only one.</summary>
    protected virtual Circuit SecondProcess() => Circuit;

    [Fact]
    public async Task No_request_is_answered_after_the_commit_of_a_withdrawal_in_any_process()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        await using var second = SecondProcess();
        var (late, early, tried) = (0, 0, 0);
        while (tried < Requests)
        {
            var id = (await houses.Give(houses.Grant())).Value;
            using var stop = new CancellationTokenSource();
            var before = Enumerable.Range(0, 4).Select(i => Task.Run(() => ReadUntil(houses, i % 2 == 0 ? Circuit : second, stop.Token), Cancel)).ToList();
            Assert.Null((await houses.Withdraw(id)).Refusal);
            var after = await Task.WhenAll(Enumerable.Range(0, RequestsPerWithdrawal).Select(i => Task.Run(() => See(houses, i % 2 == 0 ? Circuit : second), Cancel)));
            await stop.CancelAsync();
            early += (await Task.WhenAll(before)).Sum();
            late += after.Count(seen => seen.Refusal is null);
            tried += after.Length;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Withdrawals on {Circuit.Database.Kind}: {late} late of {tried} requests after the commit, {early} answered before it.");
        Assert.Equal(0, late);
    }

    private async Task<int> ReadUntil(TwoHouses houses, Circuit process, CancellationToken stop)
    {
        var answered = 0;
        do
        {
            answered += (await See(houses, process)).Refusal is null ? 1 : 0;
        }
        while (!stop.IsCancellationRequested);
        return answered;
    }

    private Task<Outcome<SharedRecordPage>> See(TwoHouses houses, Circuit process) =>
        process.Act<SharedRecord, SharedRecordPage>(Unit.Nurse, reader => reader.Read(houses.Client, houses.There.Organisation, Cancel));
}
