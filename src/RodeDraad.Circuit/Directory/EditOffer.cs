using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Writes what a service of the own house tells of itself, confirms it, and says how many places are free today. The coordination of a region does it for services without accounts.</summary>
/// <remarks>
/// Who leads changes and confirms; anybody of the house says what is free. Refuses with <c>directory.unknown</c>, <c>units.only-leads</c>, <c>changed-meanwhile</c>, <c>directory.nothing-told</c>,
/// and beside a field <c>code-unknown</c>, <c>text.too-long</c>, <c>directory.age-range</c>, <c>directory.nobody</c>, <c>directory.hours-unreadable</c>, <c>directory.coordinates</c>, <c>directory.places</c>, <c>directory.site-unreadable</c>, <c>directory.more-free-than-places</c>.
/// </remarks>
public sealed class EditOffer(Door door)
{
    private const int LongestWait = 3_650;

    /// <param name="number">Version that its editor saw; 0 when the service told nothing yet.</param>
    public Task<Outcome<int>> Run(ServiceId id, OfferForm form, int number, CancellationToken cancel) => Own<int>(
        id,
        async (session, service) =>
        {
            var mistakes = MistakesOf(form, session.Hat);
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            var now = await Now(session, service, cancel);
            if ((now?.Number ?? 0) != number)
            {
                return new Refusal("changed-meanwhile");
            }

            now?.ReplacedAt = session.Now;
            now?.ChangedAt = session.Now;
            session.Db.Add(new OfferVersion
            {
                OrganisationId = service.Organisation,
                ServiceId = id,
                Number = number + 1,
                Said = Offers.Write(form),
                At = session.Now,
                By = session.Hat.Account,
                ChangedAt = session.Now,
                ConfirmedOn = session.Now.LocalDate(),
                ConfirmedBy = session.Hat.Account,
            });
            session.Wrote("update", null, $"directory/{id.Value}", number + 1);
            return number + 1;
        },
        cancel);

    /// <summary>Says that the entry is right as it stands.</summary>
    /// <returns>The day on which it was confirmed.</returns>
    public Task<Outcome<LocalDate>> Confirm(ServiceId id, CancellationToken cancel) => Own<LocalDate>(
        id,
        async (session, service) =>
        {
            if (!Leads(session.Hat))
            {
                return new Refusal("units.only-leads");
            }

            if (await Now(session, service, cancel) is not { } now)
            {
                return new Refusal("directory.nothing-told");
            }

            (now.ConfirmedOn, now.ConfirmedBy, now.ChangedAt) = (session.Now.LocalDate(), session.Hat.Account, session.Now);
            session.Wrote("update", null, $"directory/{id.Value}", now.Number);
            return now.ConfirmedOn;
        },
        cancel);

    /// <summary>Says how many places are free and how long one waits, as of now.</summary>
    public Task<Outcome<Instant>> Places(ServiceId id, PlacesForm form, CancellationToken cancel) => Own<Instant>(
        id,
        async (session, service) =>
        {
            var check = new Mistakes();
            var capacity = Offers.Read((await Now(session, service, cancel))?.Said).Capacity;
            check.That(form.Free is not null || form.WaitingDays is not null, new Refusal("field-needed").At(nameof(form.Free)));
            check.That(form.Free is null or (>= 0 and <= OfferMistakes.MostPlaces), new Refusal("directory.places", OfferMistakes.MostPlaces).At(nameof(form.Free)));
            check.That(form.WaitingDays is null or (>= 0 and <= LongestWait), new Refusal("directory.places", LongestWait).At(nameof(form.WaitingDays)));
            check.That(capacity is null || form.Free is null || form.Free <= capacity, new Refusal("directory.more-free-than-places", capacity ?? 0).At(nameof(form.Free)));
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            session.Db.Add(new SaidPlaces { OrganisationId = service.Organisation, ServiceId = id, At = session.Now, By = session.Hat.Account, Free = form.Free, WaitingDays = form.WaitingDays });
            session.Wrote("update", null, $"directory/{id.Value}/places");
            return session.Now;
        },
        cancel);

    private Task<Outcome<T>> Own<T>(ServiceId id, Func<Session, ListedService, Task<Outcome<T>>> write, CancellationToken cancel) => door.Write<T>(
        new(Act.Read, Cat.Capacity) { Record = $"directory/{id.Value}" },
        async session => await Editable(session).FirstOrDefaultAsync(s => s.Id == id, cancel) is { } service ? await write(session, service) : new Refusal("directory.unknown"),
        cancel);

    /// <summary>The services of which the hat may change the entry: those of its house, and for the coordination those of its region of which nobody has an account.</summary>
    internal static IQueryable<ListedService> Editable(Session session)
    {
        var (db, house) = (session.Db, session.Hat.Organisation);
        var (others, region) = (ListedHouses.Others(db), ListedService.RegionOf(db, house));
        return session.Hat.Role == Role.NetworkCoord
            ? ListedService.All(db).Where(s => region.Contains(s.Region) && !others.Contains(s.Organisation))
            : ListedService.All(db).Where(s => s.Organisation == house);
    }

    private static bool Leads(Hat hat) => hat.Leads || hat.Role == Role.NetworkCoord;

    private static Task<OfferVersion?> Now(Session session, ListedService service, CancellationToken cancel) =>
        session.Db.Set<OfferVersion>().AsTracking().FirstOrDefaultAsync(o => o.OrganisationId == service.Organisation && o.ServiceId == service.Id && o.ReplacedAt == null, cancel);

    private static List<Refusal> MistakesOf(OfferForm form, Hat hat)
    {
        var check = new Mistakes();
        check.That(Leads(hat), new Refusal("units.only-leads"));
        OfferMistakes.Check(check, form);
        return check.Found;
    }
}
