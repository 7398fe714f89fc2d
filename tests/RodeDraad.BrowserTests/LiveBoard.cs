using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using RodeDraad.Demo;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.BrowserTests;

/// <summary>Two boards, two processes, one PostgreSQL: both always show what the database says.</summary>
[Collection("browser")]
[Trait("needs", "postgres")]
public sealed class LiveBoard(Browser browser)
{
    private const int Changes = 50;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_boards_of_two_processes_follow_fifty_changes_also_when_one_stream_is_cut()
    {
        var postgres = await NewDatabase();
        await using var first = await ProgramProcess.Serve(postgres, 0, Cancel);
        var second = await ProgramProcess.Serve(postgres, 0, Cancel);
        try
        {
            var here = await Board(first.Address);
            var there = await Board(second.Address);
            using var api = await Api(first.Address);
            var beds = await FreeBeds(api);
            for (var change = 1; change <= Changes; change++)
            {
                if (change == Changes / 2)
                {
                    await second.DisposeAsync();
                    await Assertions.Expect(there.Locator(".stopped")).ToBeVisibleAsync();
                    second = await ProgramProcess.Serve(postgres, new Uri(second.Address).Port, Cancel);
                }

                await TakeOutOrBack(api, beds[change % beds.Count], change);
            }

            var said = await States(api);
            await Shows(here, said);
            await Shows(there, said);
            await Assertions.Expect(there.Locator(".stopped")).ToBeHiddenAsync();
        }
        finally
        {
            await second.DisposeAsync();
        }
    }

    private static async Task<string> NewDatabase()
    {
        var server = Environment.GetEnvironmentVariable("RODEDRAAD_TEST_POSTGRES")
            ?? throw new InvalidOperationException("No PostgreSQL to test on: RODEDRAAD_TEST_POSTGRES is not set. ./test starts one, or say --without-postgres.");
        var name = $"live_{Guid.CreateVersion7():N}";
        await using (var source = NpgsqlDataSource.Create(server))
        {
            await using var command = source.CreateCommand($"CREATE DATABASE {name}");
            await command.ExecuteNonQueryAsync(Cancel);
        }

        var address = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ToString();
        await using var program = Host.Build(new(null, address, Demo: true), "http://127.0.0.1:0");
        var database = program.Services.GetRequiredService<IDatabase>();
        await database.Prepare(Cancel);
        await DemoCircuit.Make(database, program.Services.GetRequiredService<IPasswordHasher<Account>>(), program.Services.GetRequiredService<ClientVault>(), program.Services.GetRequiredService<NodaTime.IClock>(), (200, 3), TextWriter.Null);
        return address;
    }

    private async Task<IPage> Board(string address)
    {
        var page = (await (await browser.Visit(address: address)).SignIn("nurse.kade")).Page;
        await page.GotoAsync("/beds");
        await page.Locator("html[data-live=on]").WaitForAsync();
        return page;
    }

    private async Task<HttpClient> Api(string address)
    {
        var page = (await (await browser.Visit(address: address)).SignIn("nurse.kade")).Page;
        await page.GotoAsync("/account");
        await page.Locator("#TokenName").FillAsync("test");
        await page.Locator("form:has(#TokenName) button").ClickAsync();
        var token = await page.Locator(".notice code").TextContentAsync();
        return new HttpClient { BaseAddress = new(address), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
    }

    private static async Task<List<string>> FreeBeds(HttpClient api)
    {
        using var board = JsonDocument.Parse(await api.GetStringAsync(new Uri("/api/board", UriKind.Relative), Cancel));
        return [.. board.RootElement.GetProperty("beds").EnumerateArray().Where(b => b.GetProperty("state").GetString() != "occupied").Select(b => b.GetProperty("id").GetString()!)];
    }

    private static async Task TakeOutOrBack(HttpClient api, string bed, int change)
    {
        string? reason = (change % 3) switch { 0 => "repair", 1 => null, _ => "to-be-made-ready" };
        var answer = await api.PutAsJsonAsync($"/api/beds/{bed}/outage", new { reason }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"Change {change} answered {answer.StatusCode}.");
    }

    private static async Task<Dictionary<string, string>> States(HttpClient api)
    {
        using var board = JsonDocument.Parse(await api.GetStringAsync(new Uri("/api/board", UriKind.Relative), Cancel));
        return board.RootElement.GetProperty("beds").EnumerateArray().ToDictionary(
            b => b.GetProperty("id").GetString()!,
            b => b.GetProperty("state").GetString() switch { "to-be-made-ready" => "make-ready", "out-of-service" => "out", var state => state! });
    }

    private static async Task Shows(IPage page, Dictionary<string, string> states)
    {
        foreach (var (bed, state) in states)
        {
            await Assertions.Expect(page.Locator($"[id='bed-{bed}']")).ToHaveClassAsync($"bed {state}", new() { Timeout = 60_000 });
        }
    }
}
