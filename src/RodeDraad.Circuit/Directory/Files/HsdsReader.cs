using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using RodeDraad.Kernel;

namespace RodeDraad.Circuit;

/// <summary>Reads services of HSDS 3: a list of them, a page of an API (<c>contents</c>), or a single one. What the directory does not know is passed over.</summary>
/// <remarks>
/// Finds <c>file.too-large</c>, <c>file.unreadable</c>, <c>file.no-services</c>, and beside a field <c>file.needed</c>, <c>file.wrong-kind</c>, <c>file.twice</c>, <c>file.circle</c>, <c>file.coordinates</c>, <c>file.time</c>, <c>file.date</c>, <c>file.ages</c>.
/// </remarks>
public sealed class HsdsReader
{
    /// <summary>Bytes of the largest file that is read: twenty thousand services take about half of it.</summary>
    public const int LargestBytes = 64_000_000;

    /// <summary>Mistakes that are told at once.</summary>
    private const int MostMistakes = 50;

    private readonly List<(string Field, Refusal Refusal)> mistakes = [];
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);

    private HsdsReader()
    {
    }

    public static DirectoryFile Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > LargestBytes)
        {
            return new([], [new(1, "", new Refusal("file.too-large", LargestBytes / 1_000_000))]);
        }

        if (file.Span.StartsWith("\uFEFF"u8))
        {
            file = file[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(file, new() { MaxDepth = 32 });
            return new HsdsReader().Read(document.RootElement, told =>
            {
                var lines = JsonPlaces.LinesOf(file.Span, told);
                return field => (lines.GetValueOrDefault(field, 1), field);
            });
        }
        catch (JsonException broken)
        {
            return new([], [new((int)(broken.LineNumber ?? 0) + 1, "", new Refusal("file.unreadable"))]);
        }
    }

    /// <summary>The same from services that were put together.</summary>
    /// <param name="at">Line and field of a place such as <c>[3].phones[0].number</c>.</param>
    internal static DirectoryFile Read(JsonArray services, Func<string, (int Line, string Field)> at)
    {
        using var document = JsonDocument.Parse(services.ToJsonString());
        return new HsdsReader().Read(document.RootElement, _ => at);
    }

    private DirectoryFile Read(JsonElement root, Func<IEnumerable<string>, Func<string, (int Line, string Field)>> places)
    {
        var (list, at) = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("contents", out var contents) ? (contents, "contents") : (root, "");
        var services = list.ValueKind switch { JsonValueKind.Array => list.EnumerateArray().Select((service, n) => (service, $"{at}[{n}]")).ToList(), JsonValueKind.Object => [(list, at)], _ => [] };
        Check(services.Count > 0, at, new("file.no-services"));
        var read = services.Select(service => Service(new(service.service, service.Item2, mistakes))).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (service, n) in read.Select((service, n) => (service, n)))
        {
            Check(seen.Add(service.Id) || service.Id.Length == 0, $"{services[n].Item2}.id", new("file.twice"));
            Check(!InACircle(service.HouseId), $"{services[n].Item2}.organization.parent_organization_id", new("file.circle"));
        }

        if (mistakes.Count == 0)
        {
            return new(read, []);
        }

        var told = mistakes.DistinctBy(mistake => mistake.Field).Take(MostMistakes).ToList();
        var placeOf = places(told.Select(mistake => mistake.Field));
        return new([], [.. told.Select(mistake => (mistake.Refusal, Place: placeOf(mistake.Field))).Select(m => new FileMistake(m.Place.Line, m.Place.Field, m.Refusal))]);
    }

    private void Check(bool right, string field, Refusal refusal)
    {
        if (!right)
        {
            mistakes.Add((field, refusal));
        }
    }

    private bool InACircle(string house)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        for (var at = house; parents.TryGetValue(at, out var parent); at = parent)
        {
            if (!passed.Add(at))
            {
                return true;
            }
        }

        return false;
    }

    private FiledService Service(HsdsPart service)
    {
        var house = service.Part("organization", needed: true);
        var houseId = house.Text("id", needed: true);
        if (house.Text("parent_organization_id") is { Length: > 0 } parent)
        {
            parents[houseId] = parent;
        }

        var terms = service.Parts("attributes").Select(attribute => attribute.Part("taxonomy_term")).Select(term => (Taxonomy: term.Text("taxonomy"), Code: term.Text("code"))).ToList();
        var phone = service.Parts("phones").Select(p => p.Text("number", needed: true)).FirstOrDefault("");
        return new(service.Text("id", needed: true), service.Text("name", needed: true), houseId, house.Text("name", needed: true), Coded(terms, HsdsTaxonomy.Kind, "service-kind").FirstOrDefault(""), phone, service.Date("assured_date"), Offer(service, terms));
    }

    private OfferForm Offer(HsdsPart service, List<(string Taxonomy, string Code)> terms)
    {
        var location = service.Parts("service_at_locations").Select(at => at.Part("location")).FirstOrDefault(HsdsPart.None);
        var address = location.Parts("addresses").FirstOrDefault(HsdsPart.None);
        var (from, until) = (service.Number("minimum_age"), service.Number("maximum_age"));
        Check(from is null || until is null || from <= until, service.Field("maximum_age"), new("file.ages"));
        return new()
        {
            Modules = [.. Coded(terms, HsdsTaxonomy.Module, "type-module")],
            Substances = [.. Coded(terms, HsdsTaxonomy.Substance, "substance-class")],
            Circumstances = Vocabulary.List("circumstance-answer").SelectMany(answer => Coded(terms, $"{HsdsTaxonomy.Circumstance}:{answer.Key}", Welcome.Circumstance).Select(code => (code, answer.Key))).DistinctBy(c => c.code).ToDictionary(c => c.code, c => c.Key, StringComparer.Ordinal),
            Sex = Coded(terms, HsdsTaxonomy.Sex, "sex").FirstOrDefault(""),
            AgeFrom = (int?)from,
            AgeUntil = (int?)until,
            Words = service.Text("eligibility_description"),
            Languages = [.. service.Parts("languages").Select(language => language.Text("code")).Where(code => Vocabulary.Has("client-language", code)).Distinct()],
            Regions = [.. service.Parts("service_areas").Select(area => area.Text("name")).Where(region => Vocabulary.Has("province-or-region", region)).Distinct()],
            Hours = Hours(service),
            Address = address.Text("address_1"),
            PostalCode = address.Text("postal_code"),
            Municipality = address.Text("city"),
            Coordinates = Coordinates(location),
            Accessibility = [.. location.Parts("accessibility").Select(a => a.Text("description")).Where(code => Vocabulary.Has("accessibility", code)).Distinct()],
            Mail = service.Text("email"),
            Site = service.Text("url"),
            AskFor = service.Parts("contacts").Select(contact => contact.Text("name")).FirstOrDefault(""),
            Capacity = (int?)service.Parts("capacities").Select(capacity => capacity.Number("maximum")).FirstOrDefault(),
        };
    }

    private static IEnumerable<string> Coded(List<(string Taxonomy, string Code)> terms, string taxonomy, string list) =>
        terms.Where(term => term.Taxonomy == taxonomy && Vocabulary.Has(list, term.Code)).Select(term => term.Code).Distinct();

    private string Coordinates(HsdsPart location)
    {
        if (location.Number("latitude") is not { } north || location.Number("longitude") is not { } east)
        {
            return "";
        }

        Check(Position.Valid(north, east), location.Field("latitude"), new("file.coordinates"));
        return string.Create(CultureInfo.InvariantCulture, $"{north}, {east}");
    }

    private Dictionary<string, string> Hours(HsdsPart service)
    {
        var openings = new List<Opening>();
        foreach (var schedule in service.Parts("schedules").Where(schedule => schedule.Text("freq") == "WEEKLY" && schedule.Text("opens_at").Length > 0))
        {
            var (from, until) = (Time(schedule, "opens_at"), Time(schedule, "closes_at"));
            Check(until == LocalTime.Midnight || from < until, schedule.Field("closes_at"), new("file.time"));
            openings.AddRange(schedule.Text("byday").Split(',').Select(day => Array.IndexOf(HsdsTaxonomy.Days, day.Trim())).Where(day => day >= 0).Select(day => new Opening((IsoDayOfWeek)(day + 1), from, until)));
        }

        return openings.GroupBy(opening => opening.Day).OrderBy(day => day.Key).ToDictionary(day => ((int)day.Key).ToString(CultureInfo.InvariantCulture), day => OpeningHours.Write(day.OrderBy(opening => opening.From)));
    }

    private LocalTime Time(HsdsPart schedule, string name)
    {
        var text = schedule.Text(name, needed: true);
        var time = LocalTimePattern.ExtendedIso.Parse(text.Length == 5 ? $"{text}:00" : text.TrimEnd('Z'));
        Check(time.Success || text.Length == 0, schedule.Field(name), new("file.time"));
        return time.Success ? time.Value : LocalTime.Midnight;
    }
}
