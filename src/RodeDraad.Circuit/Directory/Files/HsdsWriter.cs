using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime.Text;
using RodeDraad.Kernel;

namespace RodeDraad.Circuit;

/// <summary>Writes offers as services of HSDS 3, each with its organization and location inside it, as an API of that form answers.</summary>
public static class HsdsWriter
{
    public static JsonArray Write(IEnumerable<Offer> offers) => [.. offers.Select(Service)];

    private static JsonObject Service(Offer offer)
    {
        var id = offer.Service.Value.ToString();
        var service = new JsonObject { ["id"] = id, ["name"] = offer.Name, ["status"] = "active" };
        Add(service, "url", offer.Site);
        Add(service, "email", offer.Mail);
        Add(service, "eligibility_description", offer.Welcome.Words);
        service["minimum_age"] = offer.Welcome.AgeFrom;
        service["maximum_age"] = offer.Welcome.AgeUntil;
        Add(service, "wait_time", offer.WaitingDays is { } wait ? string.Create(CultureInfo.InvariantCulture, $"P{wait.Value}D") : "");
        Add(service, "assured_date", offer.ConfirmedOn is { } on ? LocalDatePattern.Iso.Format(on) : "");
        service["organization"] = new JsonObject { ["id"] = offer.Organisation.Value.ToString(), ["name"] = offer.House, ["description"] = offer.House };
        service["phones"] = Many<string>(id, "phone", offer.Phone.Length > 0 ? [offer.Phone] : [], number => new() { ["number"] = number });
        service["contacts"] = Many<string>(id, "contact", offer.AskFor.Length > 0 ? [offer.AskFor] : [], name => new() { ["name"] = name });
        service["languages"] = Many(id, "language", offer.Languages, code => new() { ["code"] = code, ["name"] = Vocabulary.List("client-language").First(c => c.Key == code).LabelIn("en") });
        service["service_areas"] = Many(id, "area", offer.Welcome.Regions, region => new() { ["name"] = region });
        service["schedules"] = Many(id, "schedule", offer.Hours, hours => new() { ["freq"] = "WEEKLY", ["byday"] = HsdsTaxonomy.Days[(int)hours.Day - 1], ["opens_at"] = LocalTimePattern.ExtendedIso.Format(hours.From), ["closes_at"] = LocalTimePattern.ExtendedIso.Format(hours.Until) });
        service["capacities"] = Many<int>(id, "capacity", offer.Capacity is { } places ? [places] : [], all => new() { ["maximum"] = all, ["available"] = offer.Free?.Value, ["updated"] = offer.Free is { } free ? InstantPattern.ExtendedIso.Format(free.At) : null, ["unit"] = new JsonObject { ["id"] = IdOf(id, "unit"), ["name"] = "place" } });
        service["service_at_locations"] = new JsonArray(new JsonObject { ["id"] = IdOf(id, "at"), ["location"] = Location(id, offer.Place) });
        service["attributes"] = Many(id, "attribute", Terms(offer), term => new() { ["taxonomy_term"] = new JsonObject { ["id"] = IdOf(term.Taxonomy, term.Code), ["code"] = term.Code, ["name"] = term.Code, ["taxonomy"] = term.Taxonomy } });
        return service;
    }

    private static JsonObject Location(string service, Place place)
    {
        var location = new JsonObject { ["id"] = IdOf(service, "location"), ["location_type"] = "physical" };
        if (place.Position is { } position)
        {
            (location["latitude"], location["longitude"]) = (position.Latitude, position.Longitude);
        }

        location["addresses"] = Many<Place>(service, "address", place.Address.Length + place.Municipality.Length > 0 ? [place] : [], p => new() { ["address_1"] = p.Address, ["city"] = p.Municipality, ["state_province"] = "", ["postal_code"] = p.PostalCode, ["country"] = "BE", ["address_type"] = "physical" });
        location["accessibility"] = Many(service, "accessibility", place.Accessibility, code => new() { ["description"] = code });
        return location;
    }

    private static IEnumerable<(string Taxonomy, string Code)> Terms(Offer offer) =>
    [
        (HsdsTaxonomy.Kind, offer.Kind),
        .. offer.Modules.Select(code => (HsdsTaxonomy.Module, code)),
        .. offer.Welcome.Substances.Select(code => (HsdsTaxonomy.Substance, code)),
        .. offer.Welcome.Sex.Length > 0 ? new[] { (HsdsTaxonomy.Sex, offer.Welcome.Sex) } : [],
        .. offer.Welcome.Circumstances.Select(c => ($"{HsdsTaxonomy.Circumstance}:{c.Value}", c.Key)),
    ];

    private static void Add(JsonObject to, string name, string value)
    {
        if (value.Length > 0)
        {
            to[name] = value;
        }
    }

    private static JsonArray Many<T>(string service, string what, IEnumerable<T> items, Func<T, JsonObject> write) => [.. items.Select((item, at) =>
    {
        var written = write(item);
        written.Insert(0, "id", IdOf(service, string.Create(CultureInfo.InvariantCulture, $"{what}/{at}")));
        return written;
    })];

    /// <summary>Every part needs an id of its own; the same part gets the same one each time.</summary>
    private static string IdOf(string service, string part) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{service}/{part}")).AsSpan(0, 16)).ToString();
}
