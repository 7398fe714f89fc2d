using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

/// <summary>Many who answer the same referrals through two processes of the program; sixteen who answer five, or as many as <c>bench/answers</c> says.</summary>
[Collection(Processes.Name)]
[Trait("needs", "postgres")]
[Trait("starts", "program")]
public sealed class AnswerRaceTests(ITestOutputHelper output)
{
    private static readonly int[] Size = [.. (Environment.GetEnvironmentVariable("RODEDRAAD_ANSWERS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_all_who_answer_each_referral_at_once_through_two_processes_exactly_one_wins()
    {
        var (workers, number) = Size is [var asked, var each] ? (asked, each) : (16, 5);
        await using var on = new PostgresTestDatabase();
        await using var circuit = new Circuit(on, new TestClock(SystemClock.Instance.GetCurrentInstant()));
        var (here, there) = (await SmallUnit.Open(circuit), await SmallUnit.Open(circuit));
        var (asks, answersBy) = (await FromOutside.GiveToken(circuit.Database, here.Nurse.Id, circuit.Clock.Now), await FromOutside.GiveToken(circuit.Database, there.Nurse.Id, circuit.Clock.Now));
        await using var first = await ServedProgram.Serve(on, answersBy);
        await using var second = await ServedProgram.Serve(on, answersBy);
        var client = await Present(first, asks, here);
        var ids = Enumerable.Range(0, number).Select(_ => ReferralId.New()).ToList();
        await circuit.Add([.. ids.Select(id => new Referral { OrganisationId = client.Organisation, Id = id, ClientId = client.Client, ToHouse = there.Organisation, ToService = there.Unit, State = "sent", Steps = 2, Level = "question", Responsible = here.Nurse.Account, SentAt = circuit.Clock.Now, DueOn = new(2030, 1, 1) })]);
        var (won, answers) = (new int[number], new Dictionary<string, int>(StringComparer.Ordinal));

        await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < number; i++)
            {
                var said = await Answer(worker % 2 == 0 ? first : second, ids[i], worker);
                lock (answers)
                {
                    answers[said] = answers.GetValueOrDefault(said) + 1;
                    won[i] += said == "" ? 1 : 0;
                }
            }
        })));

        output.WriteLine($"ANSWERS {workers} workers, {number} referrals, {workers * number} tries: {string.Join(", ", answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{(a.Key.Length > 0 ? a.Key : "won")} {a.Value}"))}");
        Assert.All(won, times => Assert.Equal(1, times));
        Assert.Equal(number, await circuit.Look(db => Task.FromResult(db.Set<ReferralStep>().Count())));
        Assert.Subset(new HashSet<string> { "", "urn:rodedraad:referrals.answered", "urn:rodedraad:referrals.answered-meanwhile" }, answers.Keys.ToHashSet());
    }

    /// <summary>By the program itself: it has the keys of the texts.</summary>
    private static async Task<ClientKey> Present(ServedProgram program, string token, SmallUnit unit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/presentations") { Content = JsonContent.Create(FromOutside.Presentation(unit.Unit, "Peeters")) };
        request.Headers.Authorization = new("Bearer", token);
        using var response = await program.Http.SendAsync(request, Cancel);
        return new(unit.Organisation, new((await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("client").GetProperty("client").GetGuid()));
    }

    private static async Task<string> Answer(ServedProgram program, ReferralId id, int worker)
    {
        using var response = await program.Http.PostAsJsonAsync(new Uri($"/api/received-referrals/{id.Value}/answer", UriKind.Relative), new { act = "refuse", reason = "no-place", note = $"worker {worker}" }, Cancel);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{response.StatusCode} {await response.Content.ReadAsStringAsync(Cancel)}\n{program.LastSaid}");
        return response.StatusCode == HttpStatusCode.OK ? "" : (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("type").GetString()!;
    }
}
