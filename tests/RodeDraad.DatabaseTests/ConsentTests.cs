using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class ConsentsOnSqlite() : ConsentTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class ConsentsOnPostgres() : ConsentTests(new PostgresTestDatabase());

public abstract class ConsentTests(TestDatabase on) : UnitTests(on)
{
    private const string Nothing = "access.R1";

    [Fact]
    public async Task What_a_client_agreed_to_is_open_at_once_to_that_person_for_those_parts_and_to_nobody_else()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        Assert.Equal(Nothing, await houses.Parts());

        var given = await houses.Give(houses.Grant());

        Assert.Null(given.Refusal);
        Assert.Equal("ident:full presence:full crisis:full", await houses.Parts());
        Assert.Equal(Nothing, await houses.Parts(Unit.Psychiatrist));
        Assert.Equal(Nothing, (await houses.See(purpose: Purpose.Meeting)).Refusal?.Code);
    }

    [Fact]
    public async Task What_was_withdrawn_is_closed_to_the_next_request_and_cannot_be_withdrawn_twice()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        var id = (await houses.Give(houses.Grant())).Value;
        Assert.Null((await houses.See()).Refusal);

        Assert.Null((await houses.Withdraw(id)).Refusal);

        Assert.Equal(Nothing, await houses.Parts());
        Assert.Equal(["consents.already-withdrawn"], Told(await houses.Withdraw(id)));
        Assert.Equal([1, 2], await Circuit.Look(db => db.Set<Consent>().OrderBy(c => c.Version).Select(c => c.Version).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Consent_opens_nothing_to_who_does_not_care_for_the_client()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        await houses.Give(houses.Grant());

        await Circuit.Change(db => db.Set<CareRelation>().Where(r => r.OrganisationId == Unit.Organisation).ExecuteUpdateAsync(set => set.SetProperty(r => r.UntilAt, Afternoon - Duration.FromDays(1)), Cancel));

        Assert.Equal("access.R2", await houses.Parts());
    }

    [Fact]
    public async Task Consent_ends_by_itself_after_its_last_day_and_does_not_count_before_its_first()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        await houses.Give(houses.Grant() with { From = new(2026, 11, 26), Until = new(2026, 12, 1) });
        Assert.Equal(Nothing, await houses.Parts());

        Circuit.Clock.Now = LocalTimes.At(new(2026, 11, 26, 0, 0)).Value;
        Assert.NotEqual(Nothing, await houses.Parts());
        Circuit.Clock.Now = LocalTimes.At(new(2026, 12, 1, 23, 59)).Value;
        Assert.NotEqual(Nothing, await houses.Parts());
        Circuit.Clock.Now = LocalTimes.At(new(2026, 12, 2, 0, 0)).Value;
        Assert.Equal(Nothing, await houses.Parts());
    }

    [Fact]
    public async Task Consent_given_under_influence_counts_for_carers_for_72_hours_until_the_client_confirms()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        var id = (await houses.Give(houses.Grant() with { Capacity = "under-influence" })).Value;
        Assert.NotEqual(Nothing, await houses.Parts());

        Circuit.Clock.Now = Afternoon + Duration.FromHours(72);
        Assert.Equal(Nothing, await houses.Parts());

        Assert.Null((await Circuit.Act<ConsentActs, ConsentId>(houses.There.Nurse, acts => acts.Confirm(houses.Elsewhere, id, Cancel))).Refusal);
        Assert.NotEqual(Nothing, await houses.Parts());
    }

    [Fact]
    public async Task Refusal_beats_every_consent_and_every_role_and_only_the_client_lifts_it()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        await houses.Give(houses.Grant());
        var refusal = (await houses.Give(houses.Grant("crisis") with { Kind = "refusal", RecipientKind = "organisation", Until = null })).Value;

        Assert.Equal("ident:full presence:full", await houses.Parts());
        Assert.Equal(["consents.only-client-lifts"], Told(await houses.Withdraw(refusal, "phone")));
        Assert.Null((await houses.Withdraw(refusal, "in-person")).Refusal);
        Assert.Equal("ident:full presence:full crisis:full", await houses.Parts());
    }

    [Fact]
    public async Task Refused_colleague_of_the_own_team_finds_nobody_and_opens_nothing()
    {
        var taken = await Unit.Present();
        await Unit.Admit(taken.Client, Unit.Beds[0], Afternoon - Duration.FromHours(1));
        var form = new ConsentForm { Kind = "refusal", RecipientKind = "person", RecipientOrganisation = Unit.Organisation, RecipientAccount = Unit.Nurse.Account, Categories = ["ident", "presence"], Form = "oral", Witness = "Wim" };

        Assert.Null((await Circuit.Act<GiveConsent, ConsentId>(Unit.Psychiatrist, give => give.Run(taken.Client, form, Cancel))).Refusal);

        Assert.Empty((await Circuit.Act<FindClients, IReadOnlyList<ClientLine>>(Unit.Nurse, find => find.Search("", "", Cancel))).Value);
        Assert.Equal("access.X1", (await Circuit.Act<ClientFile, ClientFilePage>(Unit.Nurse, file => file.Read(taken.Client, Cancel))).Refusal?.Code);
        Assert.Null((await Do<BedBoard, Board>(read => read.Read(null, Cancel))).Value.Beds[0].Client);
        Assert.Single((await Circuit.Act<FindClients, IReadOnlyList<ClientLine>>(Unit.Psychiatrist, find => find.Search("", "", Cancel))).Value);
    }

    [Fact]
    public async Task What_another_house_wrote_down_about_this_record_counts_and_says_nothing_about_whether_there_is_one()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        var asked = houses.Grant("plan", "presence") with { Source = houses.There.Organisation };
        var stranger = await Unit.Present("Onbekend");

        Assert.Null((await Do<GiveConsent, ConsentId>(give => give.Run(houses.Client, asked, Cancel))).Refusal);
        Assert.Null((await Do<GiveConsent, ConsentId>(give => give.Run(stranger.Client, asked, Cancel))).Refusal);

        Assert.Equal("presence:full plan:full", await houses.Parts());
    }

    [Fact]
    public async Task Only_what_happened_in_the_agreed_period_is_shared()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        await houses.Give(houses.Grant() with { DataUntil = new(2026, 11, 23) });

        Assert.All((await houses.See()).Value.Parts, part => Assert.Empty(part.Entries));
    }

    [Theory]
    [InlineData("consents.never-leaves Categories", "third")]
    [InlineData("consents.part-unknown Categories", "accesslog")]
    [InlineData("consents.part-needed Categories")]
    public async Task Part_that_cannot_be_shared_is_refused_with_its_sentence(string told, params string[] parts)
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        Assert.Equal([told], Told(await houses.Give(houses.Grant() with { Categories = parts })));
    }

    [Fact]
    public async Task Everything_for_ever_an_end_before_a_beginning_and_justice_beside_care_are_refused()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        var good = houses.Grant();

        Assert.Equal(["consents.end-needed Until"], Told(await houses.Give(good with { Until = null })));
        Assert.Equal(["consents.too-long Until"], Told(await houses.Give(good with { Until = new(2027, 11, 25) })));
        Assert.Equal(["consents.end-before-begin Until", "consents.ended-already Until"], Told(await houses.Give(good with { Until = new(2026, 11, 1) })));
        Assert.Equal(["consents.justice-alone Purposes"], Told(await houses.Give(good with { Purposes = ["care", "justice"] })));
        Assert.Equal(["consents.recipient-needed RecipientOrganisation"], Told(await houses.Give(good with { RecipientOrganisation = null })));
        Assert.Equal(["field-needed Signature"], Told(await houses.Give(good with { Signature = " " })));
        Assert.Equal(["consents.scan-needed Scan"], Told(await houses.Give(good with { Form = "paper", Scan = [0x4D, 0x5A] })));
        Assert.Equal(["consents.outside-mandate Categories"], Told(await houses.Give(good with { Giver = "representative", Mandate = Guid.CreateVersion7() })));
        Assert.Equal(0, await Count<Consent>());
    }

    [Fact]
    public async Task Every_reading_elsewhere_names_its_consent_and_the_page_says_what_was_read_already()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        var id = (await houses.Give(houses.Grant())).Value;
        await houses.See();

        var read = (await Circuit.Audit()).Last(a => a.ClientOrganisation == houses.There.Organisation.Value && a.Organisation == Unit.Organisation.Value);
        Assert.Equal(($"consent/{id.Value}", $"account/{Unit.Nurse.Account.Value}", "page", "crisis:full ident:full presence:full"), (read.Evidence, read.Recipient, read.HowSent, string.Join(' ', read.Categories.Split(' ').Order(StringComparer.Ordinal))));
        var page = (await Circuit.Act<ConsentReader, ConsentPage>(houses.There.Nurse, reader => reader.Read(houses.Elsewhere, Cancel))).Value;
        Assert.Equal(("Nele Nachtegaal", "page"), Assert.Single(page.Shared) is var line ? (line.Who, line.How) : default);
    }

    [Fact]
    public async Task Who_may_see_this_is_answered_by_the_rules_themselves()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        await houses.Give(houses.Grant());

        var viewers = (await Circuit.Act<WhoMaySee, IReadOnlyList<Viewer>>(houses.There.Nurse, reader => reader.Read(houses.Elsewhere, Cancel))).Value;

        var shared = Assert.Single(viewers, v => v.Parts.Any(p => p.Rule == Rule.Y0));
        Assert.Equal("Nele Nachtegaal", shared.Name);
        Assert.Equal([Cat.Ident, Cat.Presence, Cat.Crisis], shared.Parts.Where(p => p.Level != Level.None).Select(p => p.Category));
        Assert.Contains(viewers, v => v.Role == "office-admin" && v.Parts.Count(p => p.Level != Level.None) == 2);
    }

    [Fact]
    public async Task Two_who_withdraw_one_consent_at_the_same_instant_leave_one_next_version()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        var id = (await houses.Give(houses.Grant())).Value;

        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => houses.Withdraw(id), Cancel)));

        Assert.Single(tries, t => t.Refusal is null);
        Assert.All(tries.Where(t => t.Refusal is not null), t => Assert.Contains(t.Refusal!.Code, new[] { "consents.already-withdrawn", "changed-meanwhile" }));
    }
}
