using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>The entries of the directory as they stand in the database.</summary>
internal static class Offers
{
    /// <summary>The kinds of service that have beds in this program.</summary>
    internal static readonly string[] UnitKinds = ["epsi", "cic"];

    /// <summary>Every service that a question finds, with what it told of itself; the places of a unit that works here are counted from its beds, and how long one waits from the waits that ended.</summary>
    public static async Task<List<Offer>> Of(CircuitDb db, IQueryable<ListedService> services, Instant now, CancellationToken cancel)
    {
        var rows = await (from service in services
                          join told in db.Set<OfferVersion>().Where(o => o.ReplacedAt == null) on new { service.Organisation, service.Id } equals new { Organisation = told.OrganisationId, Id = told.ServiceId } into entry
                          from told in entry.DefaultIfEmpty()
                          select new
                          {
                              Service = service,
                              told.Said,
                              ConfirmedOn = (LocalDate?)told.ConfirmedOn,
                              Places = db.Set<SaidPlaces>().Where(p => p.OrganisationId == service.Organisation && p.ServiceId == service.Id).OrderByDescending(p => p.At).FirstOrDefault(),
                          }).AsNoTracking().ToListAsync(cancel);
        List<ServiceId> units = [.. rows.Where(row => UnitKinds.Contains(row.Service.Kind)).Select(row => row.Service.Id)];
        var beds = units.Count == 0 ? null : await UnitPlaces.Of(db, units, now, cancel);
        var measured = await Waits.MeasuredDays(db, services, now, cancel);
        return [.. rows.Select(row => (row, Told: Told(row.Service, Read(row.Said), row.ConfirmedOn), Unit: beds?.GetValueOrDefault(row.Service.Id))).Select(o => o.Told with
        {
            Capacity = o.Unit?.Beds ?? o.Told.Capacity,
            Free = o.Unit is { } unit ? new(unit.Free, now, true) : o.row.Places?.Free is { } free ? new(free, o.row.Places.At, false) : null,
            WaitingDays = (o.Unit?.WaitingDays ?? (measured.TryGetValue(o.Told.Service, out var waited) ? waited : null)) is { } counted ? new(counted, now, true) : o.row.Places?.WaitingDays is { } days ? new(days, o.row.Places.At, false) : null,
        })];
    }

    public static string Write(OfferForm said) => JsonSerializer.Serialize(said);

    public static OfferForm Read(string? said) => said is null ? new() : JsonSerializer.Deserialize<OfferForm>(said) ?? new();

    /// <summary>The names of the fields that one telling has otherwise than the other.</summary>
    public static IReadOnlyList<string> Changed(string before, string after)
    {
        using var was = JsonDocument.Parse(before);
        using var became = JsonDocument.Parse(after);
        return [.. became.RootElement.EnumerateObject().Where(field => !was.RootElement.TryGetProperty(field.Name, out var old) || !JsonElement.DeepEquals(old, field.Value)).Select(field => field.Name)];
    }

    /// <summary>The point that a text of two numbers names, or null.</summary>
    public static Position? PositionOf(string coordinates) =>
        coordinates.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries) is [var north, var east]
        && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
        && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
        && Position.Valid(latitude, longitude)
            ? new(latitude, longitude)
            : null;

    private static Offer Told(ListedService service, OfferForm said, LocalDate? confirmedOn) => new()
    {
        Organisation = service.Organisation,
        Service = service.Id,
        Name = service.Name,
        House = service.House,
        Kind = service.Kind,
        Region = service.Region,
        Phone = service.Phone,
        Modules = said.Modules,
        Languages = said.Languages,
        Welcome = new()
        {
            AgeFrom = said.AgeFrom,
            AgeUntil = said.AgeUntil,
            Sex = said.Sex,
            Substances = said.Substances,
            Regions = said.Regions,
            Circumstances = said.Circumstances,
            Words = said.Words,
        },
        Hours = [.. said.Hours.OrderBy(day => day.Key, StringComparer.Ordinal).SelectMany(day => OpeningHours.Read((IsoDayOfWeek)int.Parse(day.Key, CultureInfo.InvariantCulture), day.Value) ?? [])],
        Place = new()
        {
            Address = said.Address,
            PostalCode = said.PostalCode,
            Municipality = said.Municipality.Length > 0 ? said.Municipality : service.Municipality,
            Accessibility = said.Accessibility,
            Position = PositionOf(said.Coordinates),
        },
        Travel = said.Travel.GroupBy(way => Spelling.Letters(way.Key)).ToDictionary(town => town.Key, town => town.Min(way => way.Value)),
        Mail = said.Mail,
        Site = said.Site,
        AskFor = said.AskFor,
        Capacity = said.Capacity,
        ConfirmedOn = confirmedOn,
    };
}
