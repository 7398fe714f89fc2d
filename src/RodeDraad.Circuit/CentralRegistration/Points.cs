using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What has to happen next with a presentation at the point.</summary>
public enum PointStep
{
    Talk,
    HandOver,
    Ended,
}

/// <summary>Until when what has to happen.</summary>
/// <param name="DaysLeft">Local days until it is overdue: 0 is today, negative is overdue.</param>
public sealed record PointDue(PointStep Step, LocalDate On, int DaysLeft);

/// <summary>Finds registration points and reads their terms.</summary>
internal static class Points
{
    /// <summary>Code of <c>type-module</c>: a service that says in the directory to be the door of its region.</summary>
    public const string Module = "registration";

    public const string TakenOver = "taken-over";

    public const int LongestText = 4_000;

    public static string Record(PointPresentationId id) => $"point-presentation/{id.Value}";

    /// <summary>The service of the hat's team that is a registration point, or null.</summary>
    public static async Task<UnitLine?> OfTeam(Session session, CancellationToken cancel)
    {
        var own = await UnitLine.OfTeam(session.Db, session.Hat).ToListAsync(cancel);
        var (house, ids) = (session.Hat.Organisation, own.ConvertAll(u => u.Id));
        var told = await Doors(session.Db).Where(o => o.OrganisationId == house && ids.Contains(o.ServiceId)).ToListAsync(cancel);
        return own.Find(u => told.Exists(o => o.ServiceId == u.Id && IsDoor(o)));
    }

    /// <summary>Other services of the region that say to be its door.</summary>
    public static async Task<IReadOnlyList<string>> OthersOfRegion(Session session, ServiceId own, CancellationToken cancel)
    {
        var region = ListedService.RegionOf(session.Db, session.Hat.Organisation);
        var told = await (from o in Doors(session.Db)
                          join s in ListedService.All(session.Db) on new { Organisation = o.OrganisationId, Id = o.ServiceId } equals new { s.Organisation, s.Id }
                          where s.Id != own && s.Region != "" && region.Contains(s.Region)
                          orderby s.Name
                          select new { Offer = o, s.Name }).ToListAsync(cancel);
        return [.. told.Where(t => IsDoor(t.Offer)).Select(t => t.Name)];
    }

    private static bool IsDoor(OfferVersion told) => Offers.Read(told.Said).Modules.Contains(Module);

    /// <summary>What says so in its text: few of them all, to be read then.</summary>
    private static IQueryable<OfferVersion> Doors(CircuitDb db) => db.Set<OfferVersion>().AsNoTracking().Where(o => o.ReplacedAt == null && o.Said.Contains(Module));

    public static Task<PointPresentation?> Of(CircuitDb db, ClientKey client, PointPresentationId id, CancellationToken cancel) =>
        db.Set<PointPresentation>().SingleOrDefaultAsync(p => p.OrganisationId == client.Organisation && p.Id == id && p.ClientId == client.Client, cancel);

    /// <summary>Every setting of these houses, oldest first.</summary>
    public static Task<List<PointSettings>> Settings(CircuitDb db, OrganisationId house, CancellationToken cancel) =>
        db.Set<PointSettings>().AsNoTracking().Where(s => s.OrganisationId == house).OrderBy(s => s.FromAt).ToListAsync(cancel);

    /// <summary>The terms that held when it came in.</summary>
    public static PointSettings For(this IReadOnlyList<PointSettings> set, PointPresentation p) => set.LastOrDefault(s => s.ServiceId == p.ServiceId && s.FromAt <= p.At) ?? PointSettings.Usual;

    /// <summary>What is due first of what did not happen.</summary>
    public static PointDue Due(PointPresentation p, PointSettings terms, LocalDate today)
    {
        var day = p.At.LocalDate();
        var (talk, over) = (WorkingDays.After(day, terms.TalkWorkingDays), day.PlusDays(terms.HandOverDays));
        var (step, on) = p.EndedAt is not null ? (PointStep.Ended, over) : p.TalkOn is null && talk <= over ? (PointStep.Talk, talk) : (PointStep.HandOver, over);
        return new(step, on, NodaTime.Period.DaysBetween(today, on));
    }
}
