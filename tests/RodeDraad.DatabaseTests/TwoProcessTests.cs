using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

/// <summary>Two processes of the program on one PostgreSQL server, as behind a load balancer.</summary>
[Collection(Processes.Name)]
[Trait("needs", "postgres")]
[Trait("starts", "program")]
public sealed class TwoProcessTests : IAsyncLifetime
{
    private const int Rush = 64;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private readonly PostgresTestDatabase on = new();
    private Circuit circuit = null!;
    private SmallUnit unit = null!;
    private ServedProgram first = null!;
    private ServedProgram second = null!;

    public async ValueTask InitializeAsync()
    {
        circuit = new(on, new TestClock(SystemClock.Instance.GetCurrentInstant()));
        unit = await SmallUnit.Open(circuit, beds: Rush);
        var token = await FromOutside.GiveToken(circuit.Database, unit.Nurse.Id, circuit.Clock.Now);
        first = await ServedProgram.Serve(on, token);
        second = await ServedProgram.Serve(on, token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in new[] { first, second }.Where(p => p is not null))
        {
            await program.DisposeAsync();
        }

        await circuit.DisposeAsync();
        await on.DisposeAsync();
    }

    [Fact]
    public async Task Of_64_simultaneous_admissions_to_one_bed_through_two_processes_exactly_one_wins()
    {
        var clients = new List<ClientKey>();
        for (var i = 0; i < Rush; i++)
        {
            clients.Add(await Present(first, $"Nummer {i}"));
        }

        var answers = await Task.WhenAll(clients.Select((client, i) => Task.Run(() => Admit(i, client, unit.Beds[0]))));

        OneWins(answers, "urn:rodedraad:beds.occupied");
        Assert.Equal("1", await Count("bed_places"));
    }

    [Fact]
    public async Task A_client_who_is_admitted_everywhere_at_once_through_two_processes_gets_one_bed()
    {
        var client = await Present(first, "Overal");

        var answers = await Task.WhenAll(unit.Beds.Select((bed, i) => Task.Run(() => Admit(i, client, bed))));

        OneWins(answers, "urn:rodedraad:stays.client-already-here");
        Assert.Equal("1", await Count("stays"));
    }

    [Fact]
    public async Task A_change_in_one_process_is_announced_on_the_board_of_the_other()
    {
        using var heardBySecond = await Board(second);
        using var heardByFirst = await Board(first);

        // more than once: the word that a process says to itself when it begins to listen must not count as one
        for (var i = 0; i < 3; i++)
        {
            await Present(first, $"Eerste {i}");
            await NextChange(heardBySecond);
        }

        await NextChange(heardByFirst);
        for (var i = 0; i < 3; i++)
        {
            await Present(second, $"Tweede {i}");
            await NextChange(heardByFirst);
        }
    }

    private static void OneWins((HttpStatusCode Status, string Type)[] answers, string refusal)
    {
        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => Assert.Equal((HttpStatusCode.Conflict, refusal), a));
    }

    /// <summary>The lines of a live stream, after its greeting.</summary>
    private async Task<StreamReader> Board(ServedProgram program)
    {
        var stream = new StreamReader(await program.Http.GetStreamAsync(new Uri($"/live/board/{unit.Unit.Value}", UriKind.Relative)));
        Assert.Equal("event: hello", await Line(stream, "event:"));
        return stream;
    }

    private static async Task NextChange(StreamReader stream) => Assert.Equal("event: changed", await Line(stream, "event:").WaitAsync(Soon));

    private static async Task<string?> Line(StreamReader stream, string beginning)
    {
        string? line;
        do
        {
            line = await stream.ReadLineAsync();
        }
        while (line is not null && !line.StartsWith(beginning, StringComparison.Ordinal));
        return line;
    }

    private async Task<ClientKey> Present(ServedProgram program, string familyName)
    {
        using var response = await program.Http.PostAsJsonAsync(new Uri("/api/presentations", UriKind.Relative), FromOutside.Presentation(unit.Unit, familyName));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var taken = await response.Content.ReadFromJsonAsync<JsonElement>();
        return new(unit.Organisation, new(taken.GetProperty("client").GetProperty("client").GetGuid()));
    }

    /// <summary>Half of the admissions go through each process.</summary>
    private async Task<(HttpStatusCode Status, string Type)> Admit(int number, ClientKey client, BedId bed)
    {
        var program = number % 2 == 0 ? first : second;
        using var response = await program.Http.PostAsJsonAsync(new Uri($"/api/clients/{client.Client.Value}/stays", UriKind.Relative), new { bed = bed.Value });
        Assert.True((int)response.StatusCode < 500, $"{await response.Content.ReadAsStringAsync()}\n{program.LastSaid}");
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, answer.ValueKind == JsonValueKind.Object ? answer.GetProperty("type").GetString()! : "");
    }

    private async Task<string?> Count(string table)
    {
        await using var db = on.LookOn(FromOutside.Rooms);
        return await Sql.Ask(db, $"SELECT count(*) FROM {table}");
    }
}
