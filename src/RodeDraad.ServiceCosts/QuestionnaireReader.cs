using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Costing;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.ServiceCosts;

/// <summary>A questionnaire in the list.</summary>
/// <param name="Version">How often it was saved.</param>
public sealed record QuestionnaireLine(ServiceId Service, int Year, int Version, Instant At, string By, Euro Total);

/// <summary>The questionnaires of a house, the latest year first.</summary>
public sealed record QuestionnaireList(IReadOnlyList<CostedService> Services, IReadOnlyList<QuestionnaireLine> Questionnaires);

/// <summary>Who saved a questionnaire, and when.</summary>
public sealed record SavedVersion(int Number, Instant At, string By);

/// <summary>A questionnaire with what the work itself knows.</summary>
/// <param name="Version">The version that is shown; 0 when nobody saved one yet.</param>
/// <param name="Latest">The last version there is: what a change must have seen.</param>
/// <param name="Known">What the program counted itself, as a proposal. It is in no answer until somebody takes it.</param>
/// <param name="Saved">Every version, the last first.</param>
public sealed record QuestionnairePage(CostedService Service, CostQuestionnaire Answers, int Version, int Latest, CostActivity Known, IReadOnlyList<SavedVersion> Saved);

/// <summary>Reads the cost questionnaires of the own house. Refuses with <c>costs.not-this-hat</c>; a service of another house is none.</summary>
public sealed class QuestionnaireReader(Door door, Caller caller)
{
    public Task<Outcome<QuestionnaireList>> List(CancellationToken cancel) => Kept(
        "costs",
        async session =>
        {
            var house = session.Hat.Organisation;
            var rows = await session.Db.Set<QuestionnaireVersion>().AsNoTracking().Where(q => q.OrganisationId == house && q.ReplacedAt == null).ToListAsync(cancel);
            var names = await Names.OfAccounts(session.Db, rows.Select(q => q.By), cancel);
            return new QuestionnaireList(
                await CostedServices.Of(session, cancel),
                [.. rows.OrderByDescending(q => q.Year).Select(q => new QuestionnaireLine(q.ServiceId, q.Year, q.Number, q.At, names.Account(q.By.Value), CostTotals.Of(q.Read("")).Total))]);
        },
        cancel);

    /// <param name="version">An earlier version, or null for the last one.</param>
    public Task<Outcome<QuestionnairePage>> Read(ServiceId id, int year, int? version, CancellationToken cancel) => Kept(
        $"costs/{id.Value}/{year}",
        async session =>
        {
            var service = (await CostedServices.Of(session, cancel)).FirstOrDefault(s => s.Id == id);
            var rows = await session.Db.Set<QuestionnaireVersion>().AsNoTracking().Where(q => q.OrganisationId == session.Hat.Organisation && q.ServiceId == id && q.Year == year).OrderByDescending(q => q.Number).ToListAsync(cancel);
            var shown = version is { } asked ? rows.FirstOrDefault(q => q.Number == asked) : rows.FirstOrDefault();
            if (service is null || year < CostRules.Years.First || year > CostRules.Years.Last || (version is not null && shown is null))
            {
                return null;
            }

            var names = await Names.OfAccounts(session.Db, rows.Select(q => q.By), cancel);
            return new QuestionnairePage(
                service,
                shown?.Read(service.Name) ?? new(service.Name, year),
                shown?.Number ?? 0,
                rows.FirstOrDefault()?.Number ?? 0,
                await Known(session, service, year, cancel),
                [.. rows.Select(q => new SavedVersion(q.Number, q.At, names.Account(q.By.Value)))]);
        },
        cancel);

    /// <summary>The last version of each questionnaire of a year, in the order of the names of the services.</summary>
    /// <param name="year">Null for every year.</param>
    /// <param name="services">Null for every service.</param>
    public Task<Outcome<IReadOnlyList<CostQuestionnaire>>> Answers(int? year, IReadOnlyCollection<ServiceId>? services, CancellationToken cancel) => Kept(
        $"costs/answers/{year}",
        async session =>
        {
            var house = session.Hat.Organisation;
            var rows = await session.Db.Set<QuestionnaireVersion>().AsNoTracking().Where(q => q.OrganisationId == house && q.ReplacedAt == null && (year == null || q.Year == year)).ToListAsync(cancel);
            var own = await CostedServices.Of(session, cancel);
            return (IReadOnlyList<CostQuestionnaire>)[.. own.Where(s => services is null || services.Contains(s.Id)).SelectMany(s => rows.Where(q => q.ServiceId == s.Id).OrderBy(q => q.Year).Select(q => q.Read(s.Name)))];
        },
        cancel);

    private Task<Outcome<T>> Kept<T>(string record, Func<Session, Task<T?>> read, CancellationToken cancel)
        where T : class => CostHats.Only(CostHats.Keeps(caller.Hat), () => door.Read(new(Act.Read, Cat.Capacity) { Record = record }, read, cancel));

    /// <summary>What the unit counted of a year. Nothing for a service without beds here and for a year without work here; no number by which few clients could be known.</summary>
    private static async Task<CostActivity> Known(Session session, CostedService service, int year, CancellationToken cancel)
    {
        var work = await UnitWork.Of(session.Db, new() { Organisation = session.Hat.Organisation, Id = service.Id, Team = null, Kind = service.Kind, Name = service.Name, Phone = "" }, Years.Of(year), session.Now, cancel);
        var stays = work.Admissions >= FewPeople.Enough;
        return work.Beds == 0 || (work.Presentations == 0 && work.BedDays == 0) ? new() : new() // a year before the unit worked here is no year of nothing
        {
            Beds = work.Beds,
            MeanStayDays = stays && work.MeanStayDays is { } mean ? Math.Round(mean, 2, MidpointRounding.AwayFromZero) : null,
            BedDays = stays ? Math.Round(work.BedDays, 2, MidpointRounding.AwayFromZero) : null,
            Registrations = FewPeople.Hide(work.Presentations),
            Consultations = FewPeople.Hide(work.Consultations),
            Admissions = FewPeople.Hide(work.Admissions),
        };
    }
}

/// <summary>Calendar years.</summary>
internal static class Years
{
    /// <summary>From the first of January up to the next one, local time.</summary>
    public static Interval Of(int year) => new(LocalTimes.StartOf(new(year, 1, 1)), LocalTimes.StartOf(new(year + 1, 1, 1)));
}
