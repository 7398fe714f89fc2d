using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>How many things are new at a place of the circuit.</summary>
/// <param name="What">Key of the sentence, which has the number.</param>
public sealed record News(string What, string Address, int Number);

/// <summary>What is new for whoever wears the hat since a week, as numbers: it says nothing of anybody, so it goes by no door.</summary>
public sealed class CircuitNews(IDatabase database, Caller caller, IClock clock)
{
    private static readonly Duration New = Duration.FromDays(7);

    /// <summary>Only places at which something is new.</summary>
    public async Task<IReadOnlyList<News>> Read(CancellationToken cancel)
    {
        if (caller.Hat is not { CorridorScreen: false } hat || !Carers.Has(hat.Role))
        {
            return [];
        }

        var since = clock.GetCurrentInstant() - New;
        var news = await database.Read(db => Of(db, hat, since, cancel), cancel);
        return [.. news.Where(one => one.Number > 0)];
    }

    private static async Task<List<News>> Of(CircuitDb db, Hat hat, Instant since, CancellationToken cancel)
    {
        var (house, me, team, day) = (hat.Organisation, hat.Account, (TeamId?)hat.Team, since.LocalDate());
        var services = UnitLine.Of(db, house).Where(u => u.Team == team || u.Team == null).Select(u => u.Id);
        return
        [
            new("news.answered", "/referrals", await db.Set<Referral>().CountAsync(r => r.Responsible == me && r.OrganisationId == house && r.AnsweredAt >= since, cancel)),
            new("news.received", "/referrals", await db.Set<Referral>().CountAsync(r => r.ToHouse == house && services.Contains(r.ToService) && r.SentAt >= since && r.State == "sent", cancel)),
            new("news.offered", "/waits", await db.Set<ServiceWait>().CountAsync(w => w.OrganisationId == house && w.UntilAt == null && services.Contains(w.ServiceId) && w.OfferedAt >= since, cancel)),
            new("news.signals", "/signals", await (from s in db.Set<Signal>()
                                                   where s.OrganisationId == house && s.By == me
                                                   join t in db.Set<Theme>() on new { House = s.ThemeHouse, Id = s.ThemeId } equals new { House = (OrganisationId?)t.OrganisationId, Id = (ThemeId?)t.Id }
                                                   where t.AnsweredAt >= since
                                                   select s).CountAsync(cancel)),
            new("news.consultations", "/consultations", await db.Set<ConsultationInvited>().CountAsync(i => i.Account == me && i.Answer == ConsultationWords.Yes && i.AnsweredOn >= day, cancel)),
        ];
    }
}
