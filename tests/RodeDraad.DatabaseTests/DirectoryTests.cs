using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;

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
        Assert.Equal([2, 1], page.Changes.Select(change => change.Number));
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
    public async Task Free_places_are_shown_with_the_time_at_which_they_were_told()
    {
        await Change(Said);
        Assert.Null((await Places(new() { Free = 2, WaitingDays = 5 })).Refusal);
        Circuit.Clock.Now += Duration.FromHours(3);
        Assert.Null((await Places(new() { Free = 1 })).Refusal);

        var offer = (await Find(new(), Unit.Nurse)).Single(entry => entry.Own).Offer;
        Assert.Equal(new Figure<int>(1, Circuit.Clock.Now, false), offer.Free);
        Assert.Equal(["directory.more-free-than-places Free"], Told(await Places(new() { Free = 5 })));
        Assert.Equal(["directory.places Free", "directory.places WaitingDays"], Told(await Places(new() { Free = -1, WaitingDays = 5_000 })));
        Assert.Equal(["field-needed Free"], Told(await Places(new())));
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

    private static IEnumerable<string> Told_<T>(Outcome<T> outcome) => outcome.Refusals.Select(refusal => $"{refusal.Code} {refusal.Field}".Trim());

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

    private async Task Change(OfferForm form) => Assert.Null((await Edit(form)).Refusal);

    private Task<Outcome<int>> Edit(OfferForm form, int number = 0) => Circuit.Act<EditOffer, int>(Unit.Nurse with { Leads = true }, edit => edit.Run(Unit.Unit, form, number, Cancel));

    private Task<Outcome<LocalDate>> Confirm(Hat hat) => Circuit.Act<EditOffer, LocalDate>(hat, edit => edit.Confirm(Unit.Unit, Cancel));

    private Task<Outcome<Instant>> Places(PlacesForm form) => Circuit.Act<EditOffer, Instant>(Unit.Nurse, edit => edit.Places(Unit.Unit, form, Cancel));

    private async Task<IReadOnlyList<DirectoryEntry>> Find(DirectoryQuestion asked, Hat hat) =>
        (await Circuit.Act<OfferDirectory, IReadOnlyList<DirectoryEntry>>(hat, directory => directory.Read(asked, Cancel))).Value;
}
