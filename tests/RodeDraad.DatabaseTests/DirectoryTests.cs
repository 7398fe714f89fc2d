using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class DirectoryOnSqlite() : DirectoryTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class DirectoryOnPostgres() : DirectoryTests(new PostgresTestDatabase());

/// <summary>What services tell of themselves, and how a region finds them.</summary>
public abstract class DirectoryTests(TestDatabase on) : UnitTests(on)
{
    private static OfferForm Said => new()
    {
        Modules = ["emergency-and-crisis", "detoxification"],
        Languages = ["nl", "fr"],
        AgeFrom = 18,
        Circumstances = new() { ["uses-now"] = "welcome" },
        Hours = new() { ["1"] = "9-12, 13.30-17u", ["6"] = "20:00-24:00" },
        Municipality = "Fictegem",
        Coordinates = "51.6, 2.6",
        Capacity = 4,
    };

    [Fact]
    public async Task A_service_tells_what_it_offers_and_the_region_finds_it()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        await Change(Said);

        var entry = Assert.Single(await Find(new() { Module = "detoxification", Words = "FICTÉ" }, elsewhere.Nurse));
        var offer = entry.Offer;
        Assert.Equal((false, false, 18, 4), (entry.Own, entry.Stale, offer.Welcome.AgeFrom, offer.Capacity));
        Assert.Equal(new Position(51.6, 2.6), offer.Place.Position);
        Assert.Equal(
            [new(IsoDayOfWeek.Monday, new(9, 0), new(12, 0)), new(IsoDayOfWeek.Monday, new(13, 30), new(17, 0)), new Opening(IsoDayOfWeek.Saturday, new(20, 0), LocalTime.Midnight)],
            offer.Hours);
        Assert.Empty(await Find(new() { Module = "substitution" }, elsewhere.Nurse));
        Assert.Empty(await Find(new() { Region = "Another region" }, elsewhere.Nurse));
    }

    [Fact]
    public async Task A_change_keeps_what_stood_there_and_one_of_two_editors_is_told()
    {
        await Change(Said);
        Circuit.Clock.Now += Duration.FromDays(10);
        Assert.Equal(2, (await Edit(Said with { Capacity = 6 }, number: 1)).Value);

        Assert.Equal("changed-meanwhile", (await Edit(Said with { Capacity = 8 }, number: 1)).Refusal?.Code);
        var page = (await Circuit.Act<OfferDirectory, OfferPage>(Unit.Nurse, directory => directory.Read(Unit.Unit, Cancel))).Value;
        Assert.Equal((2, 6), (page.Number, page.Form.Capacity));
        Assert.Equal(["2 Capacity", "1 "], page.Changes.Select(change => $"{change.Number} {string.Join(' ', change.Fields)}"));
    }

    [Fact]
    public async Task What_nobody_confirmed_for_half_a_year_is_flagged_until_somebody_does()
    {
        await Change(Said);
        Circuit.Clock.Now += Duration.FromDays(200);
        Assert.True((await Find(new(), Unit.Nurse)).Single(entry => entry.Own).Stale);
        Assert.Equal("units.only-leads", (await Confirm(Unit.Nurse)).Refusal?.Code);

        Assert.Null((await Confirm(Unit.Nurse with { Leads = true })).Refusal);

        Assert.False((await Find(new(), Unit.Nurse)).Single(entry => entry.Own).Stale);
    }

    [Fact]
    public async Task Free_places_of_a_service_without_beds_here_are_shown_with_the_time_at_which_they_were_told()
    {
        var day = ServiceId.New();
        await Circuit.Add(new Service { OrganisationId = Unit.Organisation, Id = day, Kind = "ambulatory-drug-care", Name = "Dagcentrum Proef" });
        Assert.Null((await Edit(Said, id: day)).Refusal);
        Assert.Null((await Places(new() { Free = 2, WaitingDays = 5 }, day)).Refusal);
        Circuit.Clock.Now += Duration.FromHours(3);
        Assert.Null((await Places(new() { Free = 1 }, day)).Refusal);

        var offer = (await Find(new() { Words = "dagcentrum" }, Unit.Nurse)).Single().Offer;
        Assert.Equal(new Figure<int>(1, Circuit.Clock.Now, false), offer.Free);
        Assert.Equal(["directory.more-free-than-places Free"], Told(await Places(new() { Free = 5 }, day)));
        Assert.Equal(["directory.places Free", "directory.places WaitingDays"], Told(await Places(new() { Free = -1, WaitingDays = 5_000 }, day)));
        Assert.Equal(["field-needed Free"], Told(await Places(new(), day)));
    }

    [Fact]
    public async Task What_cannot_be_is_told_beside_its_field_and_nobody_else_changes_the_entry()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        var wrong = Said with { AgeFrom = 40, AgeUntil = 20, Modules = ["magic"], Hours = new() { ["1"] = "17:00-9:00", ["8"] = "" }, Coordinates = "100, 200", Site = "javascript:alert(1)", Capacity = -1 };

        Assert.Equal(
            ["code-unknown Modules", "directory.coordinates Coordinates", "directory.hours-unreadable Hours1", "directory.hours-unreadable Hours8", "directory.nobody AgeUntil", "directory.places Capacity", "directory.site-unreadable Site"],
            Told(await Edit(wrong)).Order(StringComparer.Ordinal));
        Assert.Equal(["units.only-leads"], Told(await Circuit.Act<EditOffer, int>(Unit.Nurse, edit => edit.Run(Unit.Unit, Said, 0, Cancel))));
        Assert.Equal("directory.unknown", (await Circuit.Act<EditOffer, int>(elsewhere.Nurse with { Leads = true }, edit => edit.Run(Unit.Unit, Said, 0, Cancel))).Refusal?.Code);
        Assert.Equal("directory.nothing-told", (await Confirm(Unit.Nurse with { Leads = true })).Refusal?.Code);
    }

    [Fact]
    public async Task For_a_client_the_services_come_with_their_reasons_and_what_the_record_knows_is_filled_in()
    {
        var client = (await Unit.Present()).Client;
        var elsewhere = await SmallUnit.Open(Circuit);
        await Change(Said);
        Assert.Null((await Circuit.Act<EditOffer, int>(elsewhere.Nurse with { Leads = true }, edit => edit.Run(elsewhere.Unit, Said with { Modules = ["substitution"], Coordinates = "51.7, 2.6" }, 0, Cancel))).Refusal);

        var known = (await Do<FindService, FoundNeed>(find => find.Read(client, Cancel))).Value;
        var found = (await Do<FindService, FoundServices>(find => find.Run(client, known.Need with { Modules = ["detoxification"] }, Cancel))).Value;

        Assert.Equal(new Position(51.6, 2.6), known.Need.From);
        Assert.Equal(2, found.Of);
        Assert.Equal([true, false], found.Candidates.Select(c => c.Fits));
        Assert.Contains(found.Candidates[1].Reasons, reason => reason is { Code: "module", Weighs: Weighs.Against });
        Assert.Equal(["code-unknown Modules", "matching.distance TooFarKm"], Told(await Do<FindService, FoundServices>(find => find.Run(client, new() { Modules = ["magic"], TooFarKm = 0 }, Cancel))));
        Assert.NotNull((await Circuit.Act<FindService, FoundNeed>(elsewhere.Nurse, find => find.Read(client, Cancel))).Refusal);
    }

    [Fact]
    public async Task The_free_places_of_a_unit_are_counted_from_its_beds()
    {
        await Change(Said);
        var before = (await Find(new(), Unit.Nurse)).Single(entry => entry.Own).Offer;
        await Unit.Admit((await Unit.Present()).Client, Unit.Beds[0]);
        Circuit.Clock.Now += Duration.FromMinutes(1);

        var offer = (await Find(new(), Unit.Nurse)).Single(entry => entry.Own).Offer;

        Assert.Equal((before.Free!.Value - 1, true), (offer.Free!.Value, offer.Free.Counted));
        Assert.Equal(Circuit.Clock.Now, offer.Free.At);
    }

    [Fact]
    public async Task The_coordination_takes_in_services_without_accounts_and_what_a_house_says_itself_stands()
    {
        await Change(Said);
        var coordinator = Unit.Nurse with { Role = Role.NetworkCoord, Leads = false };
        var own = (await Find(new(), Unit.Nurse)).Single(entry => entry.Own).Offer;
        var file = HsdsWriter.Write([own with { Name = "Another name" }, own with { Organisation = OrganisationId.New(), Service = ServiceId.New(), Name = "Dienst zonder account", House = "Verzonnen huis" }]).ToJsonString();

        Circuit.Clock.Now += Duration.FromSeconds(1);
        Assert.Equal("directory.only-coordinator", (await Import(Unit.Nurse, file)).Refusal?.Code);
        Assert.Equal(new Imported(1, 0, 0, 1), (await Import(coordinator, file)).Value);
        Assert.Equal(new Imported(0, 0, 1, 1), (await Import(coordinator, file)).Value);
        Assert.Equal("Dienst zonder account", Assert.Single(await Find(new() { Words = "verzonnen" }, Unit.Nurse)).Offer.Name);
        Assert.Equal(own.Name, (await Find(new(), Unit.Nurse)).Single(entry => entry.Own).Offer.Name);
    }

    [Fact]
    public async Task A_file_with_one_mistake_takes_in_nothing_and_says_line_and_field()
    {
        var coordinator = Unit.Nurse with { Role = Role.NetworkCoord };
        const string File = """
            [{"id": "a", "name": "A", "organization": {"id": "o", "name": "O"}},
            {"id": "b", "name": "B", "organization": {"id": "o", "name": "O"}, "minimum_age": 30,
            "maximum_age": 20}]
            """;

        Assert.Equal(["file.ages 3 [1].maximum_age"], Told(await Import(coordinator, File, "cgg")));
        Assert.Equal(["file.kind-needed Kind"], Told(await Import(coordinator, File.Replace("20", "40", StringComparison.Ordinal))));
        Assert.Equal(["code-unknown 2 kind", "file.wrong-kind 2 capacity"], Told(await Import(coordinator, "service_id,service,house_id,house,kind,module,age_from,age_until,substances,only_for,not_for,municipality,region,capacity,confirmed_on\na,A,o,O,magic,,,,,,,,,many,\n")).Order(StringComparer.Ordinal));
        Assert.Equal(["file.other-region A"], Told(await Import(coordinator, "service_id,service,house_id,house,kind,module,age_from,age_until,substances,only_for,not_for,municipality,region,capacity,confirmed_on\na,A,o,O,cgg,,,,,,,,limburg,,\n")));
        Assert.DoesNotContain(await Find(new(), Unit.Nurse), entry => entry.Offer.Name is "A" or "B");
    }

    [Fact]
    public async Task An_inventory_changes_what_it_counts_and_leaves_the_rest_of_an_entry()
    {
        var coordinator = Unit.Nurse with { Role = Role.NetworkCoord };
        var offer = new Offer { Organisation = OrganisationId.New(), Service = ServiceId.New(), Name = "Dienst", House = "Verzonnen huis", Kind = "cgg", Modules = ["diagnostics"], Capacity = 3, Mail = "dienst@fictoria.example" };
        Assert.Equal(1, (await Import(coordinator, HsdsWriter.Write([offer]).ToJsonString())).Value.Added);

        Assert.Equal(new Imported(0, 1, 0, 0), (await Import(coordinator, InventoryFile.Write([offer with { Modules = ["diagnostics", "day-activation"], Capacity = 5 }]))).Value);

        var read = Assert.Single(await Find(new() { Words = "verzonnen" }, Unit.Nurse)).Offer;
        Assert.Equal((5, "dienst@fictoria.example"), (read.Capacity, read.Mail));
        Assert.Equal(["diagnostics", "day-activation"], read.Modules);
    }

    [Fact]
    public async Task Everybody_finds_the_services_near_a_place_and_no_name_of_a_colleague()
    {
        await Change(Said with { AskFor = "An" });
        var elsewhere = await SmallUnit.Open(Circuit);
        Assert.Null((await Circuit.Act<EditOffer, int>(elsewhere.Nurse with { Leads = true }, edit => edit.Run(elsewhere.Unit, Said with { Municipality = "Verzindorp", Coordinates = "51.7, 2.6" }, 0, Cancel))).Refusal);
        var region = (await Find(new(), Unit.Nurse))[0].Offer.Region;

        Task<PublicFound> Look(PublicQuestion asked) => Circuit.As(Unit.Nurse, scope => scope.GetRequiredService<PublicOffers>().Find(asked with { Region = region }, Cancel));
        var found = await Look(new() { Near = "verzindorp" });

        Assert.Equal(["Verzindorp", "Fictegem"], found.Candidates.Select(c => c.Offer.Place.Municipality));
        Assert.InRange(found.Candidates[1].Kilometres!.Value, 11, 11.2);
        Assert.All(found.Candidates, c => Assert.Equal(("", null), (c.Offer.AskFor, c.Offer.Free)));
        Assert.True((await Look(new() { Near = "Nergensgem" })).NearUnknown);
    }

    private Task<Outcome<Imported>> Import(Hat hat, string file, string kind = "") =>
        Circuit.Act<ImportDirectory, Imported>(hat, import => import.Run(new(Encoding.UTF8.GetBytes(file), "", kind), Cancel));

    private async Task Change(OfferForm form) => Assert.Null((await Edit(form)).Refusal);

    private Task<Outcome<int>> Edit(OfferForm form, int number = 0, ServiceId? id = null) => Circuit.Act<EditOffer, int>(Unit.Nurse with { Leads = true }, edit => edit.Run(id ?? Unit.Unit, form, number, Cancel));

    private Task<Outcome<LocalDate>> Confirm(Hat hat) => Circuit.Act<EditOffer, LocalDate>(hat, edit => edit.Confirm(Unit.Unit, Cancel));

    private Task<Outcome<Instant>> Places(PlacesForm form, ServiceId id) => Circuit.Act<EditOffer, Instant>(Unit.Nurse, edit => edit.Places(id, form, Cancel));

    private async Task<IReadOnlyList<DirectoryEntry>> Find(DirectoryQuestion asked, Hat hat) =>
        (await Circuit.Act<OfferDirectory, DirectoryFound>(hat, directory => directory.Read(asked, Cancel))).Value.Entries;
}
