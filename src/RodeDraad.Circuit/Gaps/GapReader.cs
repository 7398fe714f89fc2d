using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Which period is looked at; the last twelve months when it is left open.</summary>
/// <param name="Until">The last day.</param>
public sealed record GapQuestion(LocalDate? From = null, LocalDate? Until = null);

/// <summary>How many people live there, who said so and when.</summary>
public sealed record InhabitantsLine(int Number, string Source, LocalDate On);

/// <summary>What there is of a module beside what was missed of it.</summary>
/// <param name="Module">Code of <c>type-module</c>.</param>
/// <param name="Places">Places of the services that work with places.</param>
/// <param name="TellHours">Services that told their hours: the denominator of evenings and weekends.</param>
/// <param name="Overlaps">Municipalities in which two services or more offer it.</param>
/// <param name="Signals">Signals of the period that name it.</param>
/// <param name="Per100000">Services for each hundred thousand inhabitants, or null while nobody said how many there are.</param>
public sealed record ModuleGap(string Module, int Services, int Places, int TellHours, int Evening, int Weekend, int Overlaps, int Signals, double? Per100000);

/// <summary>How many there are of a code; null when the number is too small to show.</summary>
public sealed record GapReason(string Code, int? Number);

/// <summary>What was asked of the crisis units of the region; a number below five is null.</summary>
/// <param name="Needs">Presentations by what came first: codes of <c>presenting-problem</c>.</param>
public sealed record CrisisGap(int? Presentations, int? NotAdmitted, int? Waited, IReadOnlyList<GapReason> Reasons, IReadOnlyList<GapReason> Needs);

/// <summary>An answer to a ready question: so many of so many.</summary>
/// <param name="Question">Code of <c>gap-question</c>.</param>
/// <param name="Per100000">The numerator for each hundred thousand inhabitants, or null.</param>
/// <param name="Signals">Signals of the period about it.</param>
public sealed record GapFinding(string Question, int Numerator, int Denominator, double? Per100000, int Signals);

/// <summary>Supply against demand in a region and a period.</summary>
public sealed record GapView(string Region, LocalDate From, LocalDate Until, InhabitantsLine? Inhabitants, int Services, IReadOnlyList<ModuleGap> Modules, CrisisGap Crisis, IReadOnlyList<GapFinding> Findings, bool MayWrite)
{
    /// <summary>What was asked, module by module.</summary>
    public required IReadOnlyList<ModuleDemand> Demand { get; init; }

    public required ReferralGap Referrals { get; init; }

    public required IReadOnlyList<GapPlace> Places { get; init; }
}

/// <summary>How many people live in the region, as it is typed.</summary>
public sealed record InhabitantsForm
{
    public int? Number { get; init; }

    public string Source { get; init; } = "";
}

/// <summary>What a region has and what it misses, per module. Numbers of people below five are hidden; nothing of a client.</summary>
/// <remarks>Everybody who cares or coordinates in the region reads; the coordinator says how many people live there. Refuses with <c>circuit.not-this-hat</c>, <c>circuit.no-region</c>, <c>gaps.period</c>, <c>units.out-of-range</c> and what is wrong with the form.</remarks>
public sealed class GapReader(Door door, Caller caller)
{
    private const int LongestSource = 200;
    private const int MostPeople = 20_000_000;

    public Task<Outcome<GapView>> Read(GapQuestion asked, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Belongs(caller.Hat),
        () => asked.From > asked.Until
            ? Task.FromResult<Outcome<GapView>>(new Refusal("gaps.period").At(nameof(asked.Until)))
            : door.Read(new(Act.Read, Cat.Aggregate) { Record = "gaps" }, session => View(session, asked, cancel), cancel));

    /// <returns>Since when it holds.</returns>
    public Task<Outcome<Instant>> Tell(InhabitantsForm form, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Coordinates(caller.Hat),
        () => door.Write<Instant>(
            new(Act.Read, Cat.Aggregate) { Record = "gaps" },
            async session =>
            {
                var region = await RegionHats.RegionOf(session, cancel);
                var check = new Mistakes();
                check.That(region.Length > 0, new Refusal("circuit.no-region"));
                check.That(form.Number is >= 1 and <= MostPeople, new Refusal("units.out-of-range", 1, MostPeople).At(nameof(form.Number)));
                check.Text(form.Source, LongestSource, nameof(form.Source), needed: true);
                if (check.Found.Count > 0)
                {
                    return check.Found;
                }

                session.Db.Add(new Inhabitants { OrganisationId = session.Hat.Organisation, Region = region, At = session.Now, Number = form.Number!.Value, Source = form.Source.Trim(), By = session.Hat.Account });
                session.Wrote("create", null, "gaps/inhabitants");
                return session.Now;
            },
            cancel));

    private static async Task<GapView?> View(Session session, GapQuestion asked, CancellationToken cancel)
    {
        var (db, region) = (session.Db, await RegionHats.RegionOf(session, cancel));
        var until = asked.Until ?? session.Now.LocalDate();
        var from = asked.From ?? until.PlusYears(-1).PlusDays(1);
        var (begin, end) = (LocalTimes.StartOf(from), LocalTimes.StartOf(until.PlusDays(1)));
        var offers = await Offers.Of(db, ListedService.All(db).Where(s => region != "" && s.Region == region), session.Now, cancel);
        var signals = await SignalReader.OfRegion(session, region).Where(s => s.At >= begin && s.At < end).Select(s => new SaidGap(s.Module, s.Group)).ToListAsync(cancel);
        var people = await db.Set<Inhabitants>().AsNoTracking().Where(i => i.Region == region).OrderByDescending(i => i.At).FirstOrDefaultAsync(cancel);
        var houses = await Houses.InRegion(db, region).Where(h => h.Kind == "care").Select(h => h.Id).ToListAsync(cancel);
        var sent = await GapDemand.Sent(db, houses, begin, end, cancel);
        var waits = await GapDemand.Waits(db, houses, begin, end, cancel);
        var elsewhere = sent.Select(r => r.Service).Except(offers.Select(o => o.Service)).ToList();
        var known = offers.Concat(elsewhere.Count == 0 ? [] : await Offers.Of(db, ListedService.All(db).Where(s => elsewhere.Contains(s.Id)), session.Now, cancel)).ToDictionary(o => o.Service);
        return new(
            region,
            from,
            until,
            people is null ? null : new(people.Number, people.Source, people.At.LocalDate()),
            offers.Count,
            [.. Vocabulary.List("type-module").Select(module => GapCounts.Of(module.Key, offers, signals, people?.Number))],
            Shown(await CrisisDemand.Of(db, houses, begin, end, cancel)),
            GapCounts.Findings(offers, signals, people?.Number),
            RegionHats.Coordinates(session.Hat))
        {
            Demand = [.. Vocabulary.List("type-module").Select(module => GapDemand.Of(module.Key, known, sent, waits, session.Now))],
            Referrals = GapDemand.Of(region, known, sent, session.Now),
            Places = GapDemand.Places(offers, sent),
        };
    }

    private static CrisisGap Shown(CrisisDemand demand) => new(
        FewPeople.Hide(demand.Presentations),
        FewPeople.Hide(demand.NotAdmitted),
        FewPeople.Hide(demand.Waited),
        [.. Vocabulary.InOrder("reason-non-admission", [.. demand.Reasons.Keys]).Select(reason => new GapReason(reason, FewPeople.Hide(demand.Reasons[reason])))],
        [.. Vocabulary.InOrder("presenting-problem", [.. demand.Needs.Keys]).Select(need => new GapReason(need, FewPeople.Hide(demand.Needs[need])))]);
}
