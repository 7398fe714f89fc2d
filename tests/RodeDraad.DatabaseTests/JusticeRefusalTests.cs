using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class JusticeRefusalOnSqlite() : JusticeRefusalTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class JusticeRefusalOnPostgres() : JusticeRefusalTests(new PostgresTestDatabase());

/// <summary>The client's no toward a house of justice, as an act of the client (rule J4).</summary>
public abstract class JusticeRefusalTests(TestDatabase on) : JusticeFacts(on)
{
    private ConsentForm No => new() { Kind = "refusal", RecipientKind = "organisation", RecipientOrganisation = Justice.Assistant.Organisation, Form = "portal", TextLanguage = "nl" };

    [Fact]
    public async Task A_no_in_the_own_door_stops_a_text_that_was_approved_until_the_client_takes_it_back()
    {
        var (id, hash) = await Justice.Drafted();
        await Justice.Approve(id, hash);

        var no = (await Give(Justice.Own, No)).Value;

        Assert.Equal("access.J4", (await Justice.Send(id)).Refusal?.Code);
        Assert.Equal("approved", await Justice.State(id));
        Assert.Contains(await Circuit.Audit(), a => a is { Rule: "J4", Outcome: 4 } && a.Client == Justice.Client.Client.Value);
        Assert.Equal("consents.only-client-lifts", (await Lift(Unit.Nurse, no, "phone")).Refusal?.Code);
        Assert.Null((await Lift(Justice.Own, no, "portal")).Refusal);
        Assert.Null((await Justice.Send(id)).Refusal);
    }

    [Fact]
    public async Task A_no_that_a_carer_writes_down_counts_the_same_and_stands_with_the_name_of_the_house()
    {
        var (id, hash) = await Justice.Drafted();
        await Justice.Approve(id, hash);

        await Give(Unit.Nurse, No with { Form = "oral", Witness = "Wim Getuige" });

        Assert.Equal("access.J4", (await Justice.Send(id)).Refusal?.Code);
        var line = Assert.Single((await Circuit.Act<ConsentReader, ConsentPage>(Justice.Own, read => read.Read(Justice.Client, Cancel))).Value.Consents);
        Assert.Equal(("refusal", "active", "Justitiehuis Proef (fictief)", null), (line.Kind, line.Status, line.RecipientOrganisation, line.UntilAt));
    }

    [Fact]
    public async Task Who_asks_reads_the_same_of_somebody_who_refused_and_of_somebody_who_is_not_known()
    {
        await Give(Justice.Own, No);

        var (refused, unknown) = (await Justice.Ask(Justice.Question(number: "JH-1")), await Justice.Ask(Justice.Question("Nergensvan", "JH-2")));

        Assert.Equal((null, null, refused.Value), (refused.Refusal, unknown.Refusal, unknown.Value));
        var (id, hash) = await Justice.Drafted();
        await Justice.Approve(id, hash);
        Assert.Equal("access.J4", (await Justice.Send(id)).Refusal?.Code);
        Assert.Null((await Justice.Decline(await Checked())).Refusal);
        Assert.All(await Justice.Desk(), line => Assert.Equal(DeskState.Received, line.State));
        Circuit.Clock.Now += JusticeDesk.NothingCame;
        Assert.All(await Justice.Desk(), line => Assert.Equal(DeskState.NoAnswer, line.State));
    }

    [Fact]
    public async Task A_no_closes_what_was_sent_before_and_what_it_says_of_one_person_it_says_of_no_other()
    {
        var (id, _) = await Justice.Sent();

        await Give(Justice.Own, No with { RecipientKind = "person", RecipientAccount = Justice.Colleague.Account });
        Assert.Null((await Justice.Receive(id)).Refusal);
        await Give(Justice.Own, No with { RecipientKind = "function", RecipientRole = "justice" });

        Assert.Equal("access.J10", (await Justice.Receive(id)).Refusal?.Code);
    }

    [Fact]
    public async Task A_no_to_a_function_of_a_house_of_justice_says_that_function_and_not_the_house()
    {
        var (id, hash) = await Justice.Drafted();
        await Justice.Approve(id, hash);
        var no = No with { RecipientKind = "function", RecipientRole = "justice" };

        Assert.Equal(["consents.function-needed RecipientRole"], Told(await Give(Justice.Own, no with { RecipientRole = "" })));
        Assert.Equal(["consents.function-needed RecipientRole"], Told(await Give(Justice.Own, no with { RecipientRole = "psychiatrist" })));
        Assert.Equal(["consents.function-needed RecipientRole"], Told(await Give(Justice.Own, no with { RecipientOrganisation = Unit.Organisation, Categories = ["ident"] })));
        Assert.Equal(0, await Count<Consent>());
        Assert.Null((await Give(Justice.Own, no)).Refusal);

        var said = await Circuit.Look(db => db.Set<Consent>().SingleAsync(Cancel));
        Assert.Equal(("function", "justice"), (said.RecipientKind, said.RecipientRole));
        Assert.True(ClientsWill.Refuses(said, Justice.Assistant, Cat.Crisis));
        Assert.False(ClientsWill.Refuses(said, Justice.Assistant with { Role = Role.Auditor }, Cat.Crisis));
        Assert.Equal("access.J4", (await Justice.Send(id)).Refusal?.Code);
    }

    [Fact]
    public async Task A_yes_to_a_house_of_justice_is_no_consent_and_a_house_or_person_that_is_not_there_is_none()
    {
        var yes = No with { Kind = "grant", Categories = ["ident"], Purposes = ["care"], Until = new LocalDate(2026, 12, 24) };

        Assert.Equal(["consents.justice-alone RecipientOrganisation"], Told(await Give(Justice.Own, yes)));
        Assert.Equal(["consents.recipient-unknown RecipientOrganisation"], Told(await Give(Justice.Own, No with { RecipientOrganisation = OrganisationId.New(), Categories = ["ident"] })));
        Assert.Equal(["consents.recipient-unknown RecipientAccount"], Told(await Give(Justice.Own, No with { RecipientKind = "person", RecipientAccount = Unit.Nurse.Account })));
        Assert.Equal(["Justitiehuis Proef (fictief)"], (await Circuit.Act<ConsentChoices, Recipients>(Justice.Own, read => read.Read(Justice.Client, null, Cancel))).Value.Justice.Select(h => h.Name));
        Assert.Equal(0, await Count<Consent>());
    }

    private async Task<ExchangeId> Checked()
    {
        var id = await Justice.Asked();
        Assert.Null((await Justice.Check(id)).Refusal);
        return id;
    }

    private Task<Outcome<ConsentId>> Give(Hat hat, ConsentForm form) => Circuit.Act<GiveConsent, ConsentId>(hat, give => give.Run(Justice.Client, form, Cancel));

    private Task<Outcome<ConsentId>> Lift(Hat hat, ConsentId id, string channel) => Circuit.Act<ConsentActs, ConsentId>(hat, acts => acts.Withdraw(Justice.Client, id, channel, Cancel));
}
