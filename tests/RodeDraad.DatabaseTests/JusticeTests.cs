using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class JusticeOnSqlite() : JusticeTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class JusticeOnPostgres() : JusticeTests(new PostgresTestDatabase());

public abstract class JusticeTests(TestDatabase on) : JusticeFacts(on)
{
    [Fact]
    public async Task A_question_becomes_an_answer_that_the_client_approved_word_for_word()
    {
        var (id, hash) = await Justice.Sent();

        Assert.Equal(DeskState.Waiting, Assert.Single(await Justice.Desk()).State);
        var received = (await Justice.Receive(id)).Value;
        Assert.Null((await Justice.Close(id)).Refusal);

        Assert.Equal(["Kwam op 3 en 10 november.", "Elke week naar de afspraak komen."], received.Parts.Select(p => p.Text));
        Assert.Equal((hash, "JH-2026-1", "Cas Casier"), (received.Hash, received.FileNumber, received.Signer));
        Assert.Equal(DeskState.Opened, Assert.Single(await Justice.Desk()).State);
        var steps = await Circuit.Look(db => db.Set<ExchangeStep>().OrderBy(s => s.Number).ToListAsync(Cancel));
        Assert.Equal(["ask", "check", "talk", "draft", "approve", "send", "receive", "close"], steps.Select(s => s.Act));
        Assert.All(steps, step => Assert.True(step.By != default && step.At == Afternoon && step.How.Length > 0 && step.Role.Length > 0));
        var copy = await Circuit.Look(db => db.Set<PacketCopy>().SingleAsync(Cancel));
        Assert.Equal((hash, hash), (copy.Hash, PacketText.HashOf(await Circuit.Opened(Justice.Client, PacketCopy.Table, copy.Text))));
    }

    [Fact]
    public async Task Sending_and_receiving_are_each_recorded_with_receiver_and_hash()
    {
        var (id, hash) = await Justice.Sent();
        await Justice.Receive(id);

        var left = (await Circuit.Audit()).Where(a => a.ContentHash.Length > 0).ToList();
        Assert.Equal([("disclose", "J8", "packet"), ("read", "J9", "page")], left.Select(a => (a.Event, a.Rule, a.HowSent)));
        Assert.All(left, a => Assert.Equal(($"account/{Justice.Assistant.Account.Value}", hash, $"packet/{id.Value}", Justice.Client.Client.Value), (a.Recipient, a.ContentHash, a.Evidence, a.Client)));
    }

    [Fact]
    public async Task The_client_approves_in_the_own_door_and_nobody_else_can()
    {
        var (id, hash) = await Justice.Drafted();
        var stranger = await Justice.Hire("Iemand Anders", Role.Client, Unit.Organisation, null);

        Assert.Equal("access.C0", (await Justice.ApproveOwn(id, hash, stranger)).Refusal?.Code);
        Assert.Equal("access.J0", (await Justice.ApproveOwn(id, hash, Justice.Assistant)).Refusal?.Code);
        Assert.Equal("justice.only-own-door", (await Justice.Approve(id, hash, f => f with { Form = "portal" })).Refusal?.Code);
        Assert.Null((await Justice.ApproveOwn(id, hash)).Refusal);
        Assert.Null((await Justice.Send(id)).Refusal);
    }

    [Fact]
    public async Task Yesterdays_text_cannot_be_approved_nor_sent_nor_approved_twice()
    {
        var (id, yesterday) = await Justice.Drafted();
        await Justice.Approve(id, yesterday);
        var today = (await Justice.Draft(id)).Value;

        Assert.NotEqual(yesterday, today); // the same words, and yet another text
        Assert.Equal("access.J6", (await Justice.Send(id)).Refusal?.Code);
        Assert.Equal(["justice.not-this-text"], Told(await Justice.Approve(id, yesterday)));
        Assert.Null((await Justice.Approve(id, today)).Refusal);
        Assert.Equal(["justice.approved-already"], Told(await Justice.Approve(id, today)));
        Assert.Null((await Justice.Send(id)).Refusal);
        Assert.Equal(["justice.approved-already"], Told(await Justice.Approve(id, today)));
        Assert.Equal(2, await Count<PacketApproval>());
    }

    [Fact]
    public async Task Without_a_yes_or_without_a_talk_nothing_is_sent()
    {
        var id = await Justice.Asked();
        await Justice.Check(id);

        Assert.Equal(["access.J7 AbsenceReason"], Told(await Justice.Talk(id, present: false)));
        Assert.Equal(["justice.present-or-reason AbsenceReason"], Told(await Justice.Talk(id, present: true, reason: "detained")));
        Assert.Null((await Justice.Talk(id, present: false, reason: "detained")).Refusal);
        var hash = (await Justice.Draft(id)).Value;
        Assert.Equal("access.J5", (await Justice.Send(id)).Refusal?.Code);
        Assert.Equal(["justice.not-able-now AbleToDecide"], Told(await Justice.Approve(id, hash, f => f with { AbleToDecide = false })));
        Assert.Equal(["justice.witness-needed Witness"], Told(await Justice.Approve(id, hash, f => f with { Form = "oral" })));
        Assert.Equal(0, await Count<PacketApproval>());
        Assert.Null((await Justice.Approve(id, hash, f => f with { Form = "oral", Witness = "Wim Getuige" })).Refusal);
        Assert.Null((await Justice.Send(id)).Refusal);
    }

    [Theory]
    [InlineData("diagnosis", "access.J1")]
    [InlineData("medication", "access.J1")]
    [InlineData("test_result", "access.J1")]
    [InlineData("therapy_note", "access.J1")]
    [InlineData("crisis_note", "access.J1")]
    [InlineData("bed_location", "access.J1")]
    [InlineData("third_party", "access.J1")]
    [InlineData("offence_statement", "access.J1")]
    [InlineData("other_client", "access.J1")]
    [InlineData("staff_note", "access.J1")]
    [InlineData("free_text", "access.J2")]
    [InlineData("packet", "access.J2")]
    [InlineData("nonsense", "access.J2")]
    public async Task Only_the_five_kinds_can_be_written(string kind, string rule)
    {
        var id = await Justice.Asked();
        await Justice.Check(id);
        await Justice.Talk(id);

        Assert.Equal([$"{rule} {kind}"], Told(await Justice.Draft(id, form => form with { Parts = [new(kind, "x")] })));
        Assert.Equal(0, await Count<Packet>());
    }

    [Fact]
    public async Task A_text_has_its_measure()
    {
        var (id, _) = await Justice.Drafted();

        Assert.Equal(["text.too-long difficulty"], Told(await Justice.Draft(id, f => f with { Parts = [new("difficulty", new string('a', 501))] })));
        Assert.Equal(["justice.until-wrong UntilOn"], Told(await Justice.Draft(id, f => f with { UntilOn = new LocalDate(2026, 12, 25) })));
        Assert.Equal(["justice.until-wrong UntilOn"], Told(await Justice.Draft(id, f => f with { UntilOn = new LocalDate(2026, 11, 23) })));
        Assert.Equal(["justice.nothing-said"], Told(await Justice.Draft(id, f => f with { Parts = [new("absence", "  ")] })));
        Assert.Equal(["justice.kind-twice"], Told(await Justice.Draft(id, f => f with { Parts = [new("absence", "a"), new("absence", "b")] })));
        Assert.Equal(["changed-meanwhile"], Told(await Justice.Draft(id, f => f with { Version = 1 })));
        Assert.Null((await Justice.Draft(id, f => f with { Parts = [new("difficulty", new string('a', 500))], UntilOn = new LocalDate(2026, 12, 24) })).Refusal);
    }

    [Fact]
    public async Task What_was_sent_closes_after_thirty_days_or_at_the_clients_word_and_is_printed_once()
    {
        var (kept, _) = await Justice.Sent();
        var (recalled, _) = await Justice.Sent();

        Assert.Equal(Afternoon, (await Justice.Print(kept)).Value.PrintedAt);
        Assert.Equal("justice.printed-already", (await Justice.Print(kept)).Refusal?.Code);
        Assert.Null((await Justice.Recall(recalled, Justice.Own)).Refusal);
        Assert.Equal("access.J10", (await Justice.Receive(recalled)).Refusal?.Code);
        Circuit.Clock.Now = LocalTimes.At(new(2026, 12, 10, 23, 59)).Value;
        Assert.Null((await Justice.Receive(kept)).Refusal);
        Circuit.Clock.Now = LocalTimes.At(new(2026, 12, 11, 0, 0)).Value;
        Assert.Equal("access.J10", (await Justice.Receive(kept)).Refusal?.Code);
        Assert.All(await Justice.Desk(), line => Assert.Equal(DeskState.Ended, line.State));
        Assert.Equal(["receive", "paper"], [(await Circuit.Look(db => db.Set<ExchangeStep>().Where(s => s.ExchangeId == kept).OrderBy(s => s.Number).ToListAsync(Cancel)))[^1].Act, (await Circuit.Audit()).Single(a => a.HowSent == "paper").HowSent]);
    }

    [Fact]
    public async Task A_packet_opens_for_the_one_who_asked_and_for_nobody_else()
    {
        var (id, _) = await Justice.Sent();
        var (drafted, _) = await Justice.Drafted();

        foreach (var (packet, hat) in new[] { (id, Justice.Colleague), (drafted, Justice.Assistant), (ExchangeId.New(), Justice.Assistant) })
        {
            Assert.Equal("access.J0", (await Justice.Receive(packet, hat)).Refusal?.Code);
        }

        Assert.Empty(await Justice.Desk(Justice.Colleague));
        Assert.Equal("access.J0", (await Justice.Receive(id, Unit.Nurse)).Refusal?.Code);
    }

    [Fact]
    public async Task A_client_who_refused_the_house_of_justice_stops_the_sending()
    {
        var (id, hash) = await Justice.Drafted();
        await Justice.Approve(id, hash);
        await Circuit.Add(new Consent
        {
            OrganisationId = Unit.Organisation,
            Id = ConsentId.New(),
            Version = 1,
            ClientId = Justice.Client.Client,
            Source = Unit.Organisation,
            Kind = "refusal",
            Giver = "client",
            RecipientKind = "organisation",
            RecipientOrganisation = Justice.Assistant.Organisation,
            Categories = ["consent"],
            Purposes = [],
            FromAt = Afternoon,
            Status = "active",
            TextVersion = "1",
            TextLanguage = "nl",
            Form = "oral",
            RecordedAt = Afternoon,
            RecordedBy = Unit.Nurse.Account,
        });

        Assert.Equal("access.J4", (await Justice.Send(id)).Refusal?.Code);
        Assert.Equal("approved", await Justice.State(id));
    }

    [Fact]
    public async Task An_error_is_corrected_by_a_new_text_through_the_same_steps()
    {
        var (wrong, _) = await Justice.Sent();

        var correction = (await Justice.Correct(wrong)).Value;

        Assert.Single(await Justice.Desk()); // that one is coming is not told
        await Justice.Talk(correction);
        Assert.Equal("access.J2", (await Justice.Send(correction)).Refusal?.Code);
        var hash = (await Justice.Draft(correction, f => f with { Parts = [new("attendance", "Kwam op 3 november.")] })).Value;
        await Justice.Approve(correction, hash);
        Assert.Null((await Justice.Send(correction)).Refusal);
        Assert.True((await Justice.Receive(correction)).Value.Corrects);
        Assert.Equal("justice.wrong-step", (await Justice.Correct((await Justice.Drafted()).Id)).Refusal?.Code);
    }
}
