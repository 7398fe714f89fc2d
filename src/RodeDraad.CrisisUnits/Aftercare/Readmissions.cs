using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>How many stays began in each class after the one before. Counts only.</summary>
/// <param name="Classes">Code of <c>interval-class</c> and number of stays; null when the number is too small to show.</param>
/// <param name="Stays">Stays counted.</param>
/// <param name="SharePersonsLinked">Persons with a link across organisations, of all persons counted, as a fraction; unlinked records count as two persons.</param>
public sealed record ReadmissionCounts(IReadOnlyList<IntervalCount> Classes, int Stays, int? Readmissions, double SharePersonsLinked);

/// <summary>Stays that began in a class of interval; null when the number is too small to show.</summary>
public sealed record IntervalCount(string Class, int? Stays);

/// <summary>The time between stays, in calendar months of local dates; under one month is the revolving door.</summary>
/// <remarks>Classes as the ECCAM report has them (table of readmission intervals); counted over all units of the region of the hat (rule K2).</remarks>
public sealed class Readmissions(Door door)
{
    /// <summary>Smallest number that is shown inside the network (access.md B5).</summary>
    private const int Smallest = 5;

    public Task<Outcome<ReadmissionCounts>> Count(CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Aggregate) { Record = "readmissions" }, session => Counts(session, cancel), cancel);

    /// <summary>The class of the interval between a discharge and the next admission.</summary>
    public static Readmission Between(Instant discharged, Instant readmitted)
    {
        var (left, back) = (discharged.LocalDate(), readmitted.LocalDate());
        var code = back < left.PlusMonths(1) ? "under-1-month"
            : back < left.PlusMonths(4) ? "1-3-months"
            : back < left.PlusMonths(7) ? "4-6-months"
            : back <= left.PlusMonths(12) ? "7-12-months"
            : "over-12-months";
        return new(left, back, code);
    }

    private static async Task<ReadmissionCounts?> Counts(Session session, CancellationToken cancel)
    {
        var people = await RegionalPersons.Of(session, cancel);
        var organisations = people.Organisations;
        var stays = await session.Db.Set<Stay>().Where(s => organisations.Contains(s.OrganisationId))
            .Select(s => new { s.OrganisationId, s.ClientId, s.FromAt, s.UntilAt }).ToListAsync(cancel);
        var classes = stays
            .GroupBy(s => people.PersonOf(new(s.OrganisationId, s.ClientId)))
            .SelectMany(person => person.OrderBy(s => s.FromAt).Zip(person.OrderBy(s => s.FromAt).Skip(1)))
            .Where(pair => pair.First.UntilAt is not null && pair.Second.FromAt >= pair.First.UntilAt)
            .CountBy(pair => Between(pair.First.UntilAt!.Value, pair.Second.FromAt).IntervalClass)
            .ToDictionary();
        static int? Shown(int count) => count is 0 or >= Smallest ? count : null;
        var hidden = classes.Values.Count(count => Shown(count) is null);
        return new(
            [.. Vocabulary.List("interval-class").Select(c => new IntervalCount(c.Key, Shown(classes.GetValueOrDefault(c.Key))))],
            stays.Count,
            hidden == 1 ? null : Shown(classes.Values.Sum()), // one hidden class could be had by subtraction
            people.ShareLinked);
    }
}
