using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class SealingOnSqlite() : SealingTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class SealingOnPostgres() : SealingTests(new PostgresTestDatabase());

/// <summary>What is written about a client is unreadable in the database.</summary>
public abstract class SealingTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task After_a_whole_day_none_of_the_words_is_in_the_database()
    {
        var (client, words) = await WorkDay.Play(Circuit, Unit);

        var taken = await On.TakeAway();

        Assert.True(Holds(taken, "Kanariewinter"), "The name of the client is not found either: the search is wrong.");
        Assert.True(words.Count > 15, $"Only {words.Count} words were planted.");
        Assert.Equal("", string.Join(' ', words.Where(word => Holds(taken, word))));
        Assert.Equal("", string.Join(' ', await WorkDay.NotShown(Circuit, Unit, client, words)));
    }

    [Fact]
    public async Task After_all_that_a_client_agreed_to_and_justice_was_told_none_of_the_words_is_in_the_database()
    {
        var (justice, told, kept) = await SecrecyDay.Play(Circuit, Unit);

        var taken = await On.TakeAway();

        Assert.True(Holds(taken, "Peeters"), "The name of the client is not found either: the search is wrong.");
        Assert.Equal("", string.Join(' ', told.Concat(kept).Where(word => Holds(taken, word))));
        var copy = JsonSerializer.Serialize(await Circuit.As(justice.Own, scope => scope.GetRequiredService<AccessCopy>().Run(Cancel)));
        Assert.Equal("", string.Join(' ', told.Where(word => !copy.Contains(word, StringComparison.Ordinal))));
        Assert.Equal("", string.Join(' ', kept.Where(word => copy.Contains(word, StringComparison.Ordinal))));
    }

    /// <summary>A column of text that is new stands in none of these lines: seal it, or say here that it is a code, a hash or a name by which somebody is found.</summary>
    [Fact]
    public async Task Every_text_about_a_client_that_is_not_sealed_is_a_code_a_hash_a_name_or_has_a_reason()
    {
        string[] about = ["ClientId", "Client", "ExchangeId", "EmergencyId", "StayId", "PresentationId"];
        var columns = await Circuit.Look(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(e => e.GetTableName() is not ("audit_records" or null) && e.GetProperties().Any(p => about.Contains(p.Name) || p.ClrType == typeof(ClientId)))
            .SelectMany(e => e.GetProperties().Where(p => p.ClrType == typeof(string) || (p.ClrType == typeof(byte[]) && e.GetTableName() != "client_keys")).Select(p => $"{e.GetTableName()}.{p.Name}")).ToList()));

        Assert.Equal(("", ""), (string.Join(' ', columns.Except(Unsealed.All)), string.Join(' ', Unsealed.All.Except(columns))));
    }

    [Fact]
    public async Task A_text_of_one_client_does_not_open_for_another_nor_in_another_table_nor_changed()
    {
        var (one, other) = (await Unit.Present("Een"), await Unit.Present("Twee"));
        await Edit(one, "Het verhaal van Een");
        var sealedText = await Circuit.Look(db => db.Set<Presentation>().Where(p => p.Id == one.Id).Select(p => p.Story).SingleAsync(Cancel));
        var changed = sealedText.ToBytes().ToArray();
        changed[^1] ^= 1;

        Assert.Equal("Het verhaal van Een", await Circuit.Opened(one.Client, "presentations", sealedText));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Circuit.Opened(other.Client, "presentations", sealedText));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Circuit.Opened(one.Client, "stays", sealedText));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Circuit.Opened(one.Client, "presentations", new SealedText(changed)));
        await Circuit.Change(async db => (await db.Set<Presentation>().SingleAsync(p => p.Id == other.Id, Cancel)).Story = sealedText);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Do<PresentationReader, PresentationPage>(read => read.Read(other.Client, other.Id, Cancel)));
    }

    [Fact]
    public async Task The_key_of_one_client_unwraps_for_no_other_client_and_no_other_house()
    {
        var client = (await Unit.Present()).Client;
        var row = await Circuit.Look(db => db.Set<TextKey>().SingleAsync(Cancel));

        foreach (var elsewhere in new[] { client with { Client = ClientId.New() }, client with { Organisation = OrganisationId.New() } })
        {
            var moved = new TextKey { OrganisationId = elsewhere.Organisation, ClientId = elsewhere.Client, Wrapped = row.Wrapped, MadeAt = row.MadeAt };
            Assert.ThrowsAny<CryptographicException>(() => Circuit.Get<ClientVault>().Texts(moved));
        }
    }

    [Fact]
    public async Task The_same_text_twice_looks_different()
    {
        var (one, other) = (await Unit.Present("Een"), await Unit.Present("Een"));
        await Edit(one, "Zelfde verhaal");
        await Edit(other, "Zelfde verhaal");

        var kept = await Circuit.Look(db => db.Set<RecordVersion>().Select(v => v.Fields).ToListAsync(Cancel));
        Assert.Equal(kept.Count, kept.Distinct().Count());
    }

    [Fact]
    public async Task Two_who_write_the_first_text_about_a_client_at_once_leave_one_key()
    {
        var taken = await Unit.Present();
        await Circuit.Change(db => db.Set<RecordVersion>().ExecuteDeleteAsync(Cancel));
        await Circuit.Change(db => db.Set<TextKey>().ExecuteDeleteAsync(Cancel));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Do<PresentationReader, PresentationPage>(read => read.Read(taken.Client, taken.Id, Cancel)).ContinueWith(page => Edit(taken, "Eerste"), Cancel, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap())));

        Assert.Equal(1, await Count<TextKey>());
        Assert.Contains(outcomes, outcome => outcome.Refusal is null);
        Assert.All(outcomes, outcome => Assert.Contains(outcome.Refusal?.Code, new[] { null, "changed-meanwhile", "changed-both" }));
        Assert.Equal("Eerste", (await Do<PresentationReader, PresentationPage>(read => read.Read(taken.Client, taken.Id, Cancel))).Value.Crisis!.Story);
    }

    /// <summary>A word as text, or as the signs in which a dump writes bytes.</summary>
    private static bool Holds(byte[] taken, string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        return taken.AsSpan().IndexOf(bytes) >= 0 || taken.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes))) >= 0;
    }

    private Task<Outcome<PresentationId>> Edit(TakenPresentation taken, string story) => Do<EditPresentation, PresentationId>(
        edit => edit.Run(taken.Client, taken.Id, Unit.Form() with { Story = story }, new SeenVersion(1, 1), Cancel));
}
