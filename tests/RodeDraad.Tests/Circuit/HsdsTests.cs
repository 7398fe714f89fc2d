using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NodaTime;
using RodeDraad.Circuit;

namespace RodeDraad.Tests.Circuit;

/// <summary>The directory as a file of HSDS 3, written and read.</summary>
public sealed class HsdsTests
{
    private static readonly Offer Full = new()
    {
        Organisation = new(Guid.Parse("00000000-0000-7000-8000-000000000001")),
        Service = new(Guid.Parse("00000000-0000-7000-8000-000000000002")),
        Name = "De Brug",
        House = "Ziekenhuis De Vuurtoren",
        Kind = "msoc",
        Phone = "0000 00 00 00",
        Modules = ["harm-reduction", "substitution"],
        Languages = ["nl", "ar"],
        Welcome = new()
        {
            AgeFrom = 18,
            AgeUntil = 65,
            Sex = "female",
            Substances = ["opiates"],
            Regions = ["east-flanders"],
            Circumstances = new Dictionary<string, string> { ["uses-now"] = "welcome", ["with-children"] = "only", ["with-partner"] = "not" },
            Words = "Wie geen ‘papieren’ heeft, belt eerst.",
        },
        Hours = [new(IsoDayOfWeek.Monday, new(9, 0), new(12, 0)), new(IsoDayOfWeek.Monday, new(13, 30), new(17, 0)), new(IsoDayOfWeek.Friday, new(20, 0), LocalTime.Midnight)],
        Place = new() { Address = "Verzonnen straat 1", PostalCode = "0000", Municipality = "Fictegem", Accessibility = ["lift", "wheelchair"], Position = new(51.6, 2.65) },
        Mail = "brug@fictoria.example",
        Site = "https://brug.fictoria.example/",
        AskFor = "de permanentie",
        Capacity = 12,
        ConfirmedOn = new(2026, 10, 1),
    };

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        var file = HsdsWriter.Write([Full]).ToJsonString();

        var read = Assert.Single(Read(file).Services);

        Assert.Equal((Full.Service.Value.ToString(), "De Brug", "Ziekenhuis De Vuurtoren", "msoc", "0000 00 00 00", Full.ConfirmedOn), (read.Id, read.Name, read.House, read.Kind, read.Phone, read.ConfirmedOn));
        var told = read.Offer;
        Assert.Equal([Full.Modules, Full.Languages, Full.Welcome.Substances, Full.Welcome.Regions, Full.Place.Accessibility], new[] { told.Modules, told.Languages, told.Substances, told.Regions, told.Accessibility });
        Assert.Equal(Full.Welcome.Circumstances.OrderBy(c => c.Key), told.Circumstances.OrderBy(c => c.Key));
        Assert.Equal((18, 65, "female", Full.Welcome.Words, 12), (told.AgeFrom, told.AgeUntil, told.Sex, told.Words, told.Capacity));
        Assert.Equal(["1 9:00-12:00, 13:30-17:00", "5 20:00-24:00"], told.Hours.Select(day => $"{day.Key} {day.Value}"));
        Assert.Equal(("Verzonnen straat 1", "0000", "Fictegem", "51.6, 2.65"), (told.Address, told.PostalCode, told.Municipality, told.Coordinates));
        Assert.Equal((Full.Mail, Full.Site, Full.AskFor), (told.Mail, told.Site, told.AskFor));
    }

    [Fact]
    public void Written_twice_it_is_the_same_file() => Assert.Equal(HsdsWriter.Write([Full]).ToJsonString(), HsdsWriter.Write([Full]).ToJsonString());

    [Fact]
    public void The_example_of_the_specification_is_read_once_its_latitude_lies_on_earth()
    {
        var example = Example();
        var refused = Assert.Single(Read(example).Mistakes);
        Assert.Equal(("service_at_locations[0].location.latitude", "file.coordinates"), (refused.Field, refused.Refusal.Code));
        Assert.Contains("\"latitude\": 100", example.Split('\n')[refused.Line - 1], StringComparison.Ordinal);

        var read = Assert.Single(Read(example.Replace("\"latitude\": 100", "\"latitude\": 51", StringComparison.Ordinal)).Services);

        Assert.Equal(("Community Counselling", "Example Organization Inc.", new LocalDate(2005, 1, 1)), (read.Name, read.House, read.ConfirmedOn!.Value));
        Assert.Equal((12, 100, "MyCity", "51, 101"), (read.Offer.AgeFrom, read.Offer.AgeUntil, read.Offer.Municipality, read.Offer.Coordinates));
        Assert.Equal(["4 10:00-18:00", "5 10:00-18:00"], read.Offer.Hours.Select(day => $"{day.Key} {day.Value}"));
    }

    [Theory]
    [InlineData("""[{"id": "a", "name": "A"}]""", 1, "[0].organization", "file.needed")]
    [InlineData("[{\"id\": \"a\",\n \"organization\": {\"id\": \"o\", \"name\": \"O\"}}]", 1, "[0].name", "file.needed")]
    [InlineData("[{\"id\": \"a\", \"organization\": {\"id\": \"o\", \"name\": \"O\"},\n \"name\": 7}]", 2, "[0].name", "file.wrong-kind")]
    [InlineData("[{\"id\": \"a\", \"name\": \"A\", \"organization\": {\"id\": \"o\", \"name\": \"O\"}},\n{\"name\": \"B\", \"organization\": {\"id\": \"o\", \"name\": \"O\"},\n\"id\": \"a\"}]", 3, "[1].id", "file.twice")]
    [InlineData("[{\"id\": \"a\", \"name\": \"A\", \"organization\": {\"id\": \"o\", \"name\": \"O\", \"parent_organization_id\": \"p\"}},\n{\"id\": \"b\", \"name\": \"B\", \"organization\": {\"id\": \"p\", \"name\": \"P\",\n\"parent_organization_id\": \"o\"}}]", 1, "[0].organization.parent_organization_id", "file.circle")]
    [InlineData("[{\"id\": \"a\", \"name\": \"A\", \"organization\": {\"id\": \"o\", \"name\": \"O\"},\n\"minimum_age\": 30,\n\"maximum_age\": 20}]", 3, "[0].maximum_age", "file.ages")]
    [InlineData("[{\"id\": \"a\", \"name\": \"A\", \"organization\": {\"id\": \"o\", \"name\": \"O\"},\n\"schedules\": [{\"freq\": \"WEEKLY\", \"byday\": \"MO\",\n\"opens_at\": \"25:00\", \"closes_at\": \"12:00\"}]}]", 3, "[0].schedules[0].opens_at", "file.time")]
    [InlineData("[{\"id\": \"a\", \"name\": \"A\", \"organization\": {\"id\": \"o\", \"name\": \"O\"},\n\"phones\": [7]}]", 2, "[0].phones[0]", "file.wrong-kind")]
    [InlineData("[{\"id\": \"a\",\n\"name\": ", 2, "", "file.unreadable")]
    [InlineData("7", 1, "", "file.no-services")]
    [InlineData("[]", 1, "", "file.no-services")]
    public void What_is_wrong_is_told_with_line_and_field_and_nothing_is_taken(string file, int line, string field, string code)
    {
        var read = Read(file);

        Assert.Empty(read.Services);
        Assert.Contains((line, field, code), read.Mistakes.Select(m => (m.Line, m.Field, m.Refusal.Code)));
    }

    [Fact]
    public void A_file_of_a_hundred_megabytes_is_refused_before_it_is_read() =>
        Assert.Equal("file.too-large", Assert.Single(HsdsReader.Read(new byte[100_000_000]).Mistakes).Refusal.Code);

    [Fact]
    public void Written_as_tables_it_is_read_as_it_was()
    {
        var (asTables, asJson) = (HsdsTables.Read(HsdsTables.Write([Full, Full with { Service = new(Guid.Parse("00000000-0000-7000-8000-000000000003")), Name = "Het Veer" }])), Read(HsdsWriter.Write([Full]).ToJsonString()));

        Assert.Empty(asTables.Mistakes);
        Assert.Equal(["De Brug", "Het Veer"], asTables.Services.Select(service => service.Name));
        Assert.Equal(JsonSerializer.Serialize(asJson.Services[0]), JsonSerializer.Serialize(asTables.Services[0]));
    }

    [Theory]
    [InlineData("services.csv", "De Brug", "", "services.csv name", "file.needed")]
    [InlineData("services.csv", ",18,", ",many,", "services.csv minimum_age", "file.wrong-kind")]
    [InlineData("locations.csv", "51.6", "100", "locations.csv latitude", "file.coordinates")]
    [InlineData("phones.csv", "00000000-0000-7000-8000-000000000002", "7", "phones.csv service_id", "file.points-nowhere")]
    [InlineData("schedules.csv", "09:00", "25:00", "schedules.csv opens_at", "file.time")]
    [InlineData("organizations.csv", "00000000-0000-7000-8000-000000000001", "7", "services.csv organization_id", "file.points-nowhere")]
    public void What_is_wrong_in_a_table_is_told_with_table_line_and_column(string table, string what, string instead, string field, string code)
    {
        var read = HsdsTables.Read(Changed(HsdsTables.Write([Full]), table, text => text.Replace(what, instead, StringComparison.Ordinal)));

        Assert.Empty(read.Services);
        Assert.Contains((2, field, code), read.Mistakes.Select(m => (m.Line, m.Field, m.Refusal.Code)));
    }

    [Fact]
    public void A_zip_that_grows_beyond_all_measure_or_is_none_is_refused()
    {
        Assert.Equal("file.too-large", Assert.Single(HsdsTables.Read(Changed(HsdsTables.Write([Full]), "services.csv", _ => new string('a', 65_000_000))).Mistakes).Refusal.Code);
        Assert.Equal("file.unreadable", Assert.Single(HsdsTables.Read("PK but no zip"u8.ToArray()).Mistakes).Refusal.Code);
    }

    private static byte[] Changed(byte[] file, string table, Func<string, string> change)
    {
        using var changed = new MemoryStream();
        changed.Write(file);
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            string text;
            using (var reader = new StreamReader(zip.GetEntry(table)!.Open()))
            {
                text = reader.ReadToEnd();
            }

            zip.GetEntry(table)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(table).Open());
            writer.Write(change(text));
        }

        return changed.ToArray();
    }

    private static DirectoryFile Read(string file) => HsdsReader.Read(Encoding.UTF8.GetBytes(file));

    private static string Example()
    {
        using var reader = new StreamReader(typeof(HsdsTests).Assembly.GetManifestResourceStream("hsds-service-full.json")!);
        return reader.ReadToEnd();
    }
}
