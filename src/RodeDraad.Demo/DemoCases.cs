using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Demo;

/// <summary>Plays a year of case management in each unit: who was there in the last year may be held by one of its case managers, some of whom work more thoroughly than others.</summary>
internal sealed class DemoCases(DemoRows rows, DemoIds ids, Random random, Instant now)
{
    private const int Year = 365;

    /// <summary>Cases that a worker begins in the year, at most.</summary>
    private const int CasesOfWorker = 14;

    public void Play(DemoRegion region, DemoClients clients)
    {
        for (var unit = 0; unit < region.Units.Count; unit++)
        {
            var (played, french) = (region.Units[unit], unit == 1);
            var managers = region.HireCaseManagers(unit);
            var stays = Lately(played);
            var next = 0;
            foreach (var manager in managers)
            {
                var worker = (Account: manager, Care: 0.35 + (0.6 * random.NextDouble()));
                Survey(played, worker);
                for (var i = random.Next(6, CasesOfWorker + 1); i > 0 && next < stays.Count; i--)
                {
                    new DemoCase((rows, ids, random, now), played, worker, new DemoCaseWords(french), clients.TextsOf(stays[next].ClientId)).Play(stays[next++]);
                }
            }
        }
    }

    /// <summary>How often the worker says to do each task: who works more thoroughly says more often, and nobody says what the log says.</summary>
    private void Survey(DemoUnit unit, (AccountId Account, double Care) worker)
    {
        var answers = Vocabulary.List("fidelity-answer");
        rows.AddRange(Vocabulary.List("fidelity-task").Select(task => new FidelityAnswer
        {
            OrganisationId = unit.Organisation,
            AccountId = worker.Account,
            Quarter = FidelityQuarter.Of(now.LocalDate()),
            Task = task.Key,
            TeamId = unit.Team,
            Answer = answers[Math.Clamp((int)(answers.Count * (worker.Care + (0.5 * random.NextDouble()) - 0.25)), 0, answers.Count - 1)].Key,
            AnsweredAt = now - Duration.FromDays(random.Next(1, 30)),
        }));
    }

    /// <summary>The last stay of each client of the year in a mixed order: every second of those who are here now comes first, so that the units of today have cases too.</summary>
    private List<Stay> Lately(DemoUnit unit)
    {
        List<Stay> stays = [.. rows.Of<Stay>().Where(s => s.OrganisationId == unit.Organisation && s.FromAt > now - Duration.FromDays(Year)).GroupBy(s => s.ClientId).Select(g => g.Last())];
        List<Stay> here = [.. stays.Where(s => s.UntilAt is null).Where((_, i) => i % 2 == 0)];
        return [.. here, .. stays.Except(here).OrderBy(_ => random.Next())];
    }
}
