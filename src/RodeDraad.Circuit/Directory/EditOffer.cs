using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Writes what a service of the own house tells of itself, confirms it, and says how many places are free today.</summary>
/// <remarks>
/// Who leads changes and confirms; anybody of the house says what is free. Refuses with <c>directory.unknown</c>, <c>units.only-leads</c>, <c>changed-meanwhile</c>, <c>directory.nothing-told</c>,
/// and beside a field <c>code-unknown</c>, <c>text.too-long</c>, <c>directory.age-range</c>, <c>directory.nobody</c>, <c>directory.hours-unreadable</c>, <c>directory.coordinates</c>, <c>directory.places</c>, <c>directory.site-unreadable</c>, <c>directory.more-free-than-places</c>.
/// </remarks>
public sealed class EditOffer(Door door)
{
    /// <summary>Characters of a condition in words.</summary>
    private const int LongestWords = 2_000;

    private const int LongestLine = 200;
    private const int OldestAge = 120;
    private const int MostPlaces = 10_000;
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

            var now = await Now(session, id, cancel);
            if ((now?.Number ?? 0) != number)
            {
                return new Refusal("changed-meanwhile");
            }

            now?.ReplacedAt = session.Now;
            session.Db.Add(new OfferVersion
            {
                OrganisationId = service.Organisation,
                ServiceId = id,
                Number = number + 1,
                Said = Offers.Write(form),
                At = session.Now,
                By = session.Hat.Account,
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
        async (session, _) =>
        {
            if (!session.Hat.Leads)
            {
                return new Refusal("units.only-leads");
            }

            if (await Now(session, id, cancel) is not { } now)
            {
                return new Refusal("directory.nothing-told");
            }

            (now.ConfirmedOn, now.ConfirmedBy) = (session.Now.LocalDate(), session.Hat.Account);
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
            var capacity = Offers.Read((await Now(session, id, cancel))?.Said).Capacity;
            check.That(form.Free is not null || form.WaitingDays is not null, new Refusal("field-needed").At(nameof(form.Free)));
            check.That(form.Free is null or (>= 0 and <= MostPlaces), new Refusal("directory.places", MostPlaces).At(nameof(form.Free)));
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
        async session => await ListedService.All(session.Db).FirstOrDefaultAsync(s => s.Organisation == session.Hat.Organisation && s.Id == id, cancel) is { } service
            ? await write(session, service)
            : new Refusal("directory.unknown"),
        cancel);

    private static Task<OfferVersion?> Now(Session session, ServiceId id, CancellationToken cancel)
    {
        var house = session.Hat.Organisation;
        return session.Db.Set<OfferVersion>().AsTracking().FirstOrDefaultAsync(o => o.OrganisationId == house && o.ServiceId == id && o.ReplacedAt == null, cancel);
    }

    private static List<Refusal> MistakesOf(OfferForm form, Hat hat)
    {
        var check = new Mistakes();
        check.That(hat.Leads, new Refusal("units.only-leads"));
        check.Codes("type-module", form.Modules, nameof(form.Modules));
        check.Codes("client-language", form.Languages, nameof(form.Languages));
        check.Codes("substance-class", form.Substances, nameof(form.Substances));
        check.Codes("province-or-region", form.Regions, nameof(form.Regions));
        check.Codes("accessibility", form.Accessibility, nameof(form.Accessibility));
        check.Codes(Welcome.Circumstance, form.Circumstances.Keys, nameof(form.Circumstances));
        check.Codes("circumstance-answer", form.Circumstances.Values, nameof(form.Circumstances));
        check.Code("sex", form.Sex, nameof(form.Sex));
        Ages(form, check);
        check.That(form.Capacity is null or (>= 0 and <= MostPlaces), new Refusal("directory.places", MostPlaces).At(nameof(form.Capacity)));
        check.That(form.Coordinates.Trim().Length == 0 || Offers.PositionOf(form.Coordinates) is not null, new Refusal("directory.coordinates").At(nameof(form.Coordinates)));
        foreach (var (day, hours) in form.Hours)
        {
            check.That(day is ['1' or '2' or '3' or '4' or '5' or '6' or '7'] && OpeningHours.Read((IsoDayOfWeek)(day[0] - '0'), hours) is not null, new Refusal("directory.hours-unreadable").At($"Hours{day}"));
        }

        check.Text(form.Words, LongestWords, nameof(form.Words));
        foreach (var (text, field) in new[] { (form.Address, "Address"), (form.PostalCode, "PostalCode"), (form.Municipality, "Municipality"), (form.Mail, "Mail"), (form.Site, "Site"), (form.AskFor, "AskFor") })
        {
            check.Text(text, LongestLine, field);
        }

        check.That(form.Site.Length == 0 || (Uri.TryCreate(form.Site, UriKind.Absolute, out var site) && site.Scheme is "https" or "http"), new Refusal("directory.site-unreadable").At(nameof(form.Site)));
        return check.Found;
    }

    /// <summary>Ages that exclude everybody are a mistake, not a criterion.</summary>
    private static void Ages(OfferForm form, Mistakes check)
    {
        check.That(form.AgeFrom is null or (>= 0 and <= OldestAge), new Refusal("directory.age-range", OldestAge).At(nameof(form.AgeFrom)));
        check.That(form.AgeUntil is null or (>= 0 and <= OldestAge), new Refusal("directory.age-range", OldestAge).At(nameof(form.AgeUntil)));
        check.That(form.AgeFrom is null || form.AgeUntil is null || form.AgeFrom <= form.AgeUntil, new Refusal("directory.nobody").At(nameof(form.AgeUntil)));
    }
}
