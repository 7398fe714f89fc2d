using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class LogReviewOnSqlite() : LogReviewTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class LogReviewOnPostgres() : LogReviewTests(new PostgresTestDatabase());

public abstract class LogReviewTests(TestDatabase on) : UnitTests(on)
{
    private static readonly LocalDate Week = new(2026, 11, 24);

    [Fact]
    public async Task A_record_that_is_read_weeks_after_the_last_contact_comes_into_the_queue_once()
    {
        var client = (await Unit.Present()).Client;
        await Circuit.Change(db => db.Set<Presentation>().ExecuteUpdateAsync(p => p.SetProperty(x => x.ReceivedAt, Afternoon - Duration.FromDays(40)), Cancel));
        await Open(client);
        await Open(client, Unit.Psychiatrist);

        Assert.Equal(2, (await Fill("no-contact")).Count);
        Assert.Equal(2, (await Fill("no-contact")).Count);
    }

    [Fact]
    public async Task A_record_with_a_contact_within_fourteen_days_does_not()
    {
        var client = (await Unit.Present()).Client;
        await Open(client, Unit.Psychiatrist);

        Assert.Empty(await Fill("no-contact"));
    }

    [Fact]
    public async Task A_record_that_another_house_shares_is_looked_at_only_when_the_own_house_has_no_contact_with_the_person()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        await houses.Give(houses.Grant());
        Assert.Null((await houses.See()).Refusal);
        Assert.Empty(await Fill("no-contact"));

        await Circuit.Change(db => db.Set<Presentation>().Where(p => p.OrganisationId == Unit.Organisation).ExecuteUpdateAsync(p => p.SetProperty(x => x.ReceivedAt, Afternoon - Duration.FromDays(40)), Cancel));

        Assert.Equal([houses.Client.Client.Value, houses.Elsewhere.Client.Value], (await Fill("no-contact")).Select(i => i.Client).Order());
    }

    [Fact]
    public async Task A_record_of_another_house_that_no_consent_opened_is_looked_at_also_with_a_contact_in_the_own_house()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        await Logged(houses.Elsewhere, 3);

        var item = Assert.Single(await Fill("no-contact"));

        Assert.Equal((houses.Elsewhere.Client.Value, 3), (item.Client, item.Times));
    }

    [Fact]
    public async Task A_relation_that_only_its_maker_ever_used_is_looked_at_and_one_with_a_second_person_is_not()
    {
        var alone = (await Unit.Present("Alleen")).Client;
        var together = await Unit.Present("Samen");
        await Circuit.Act<DecidePresentation, PresentationId>(Unit.Psychiatrist, decide => decide.Run(together.Client, together.Id, new() { Decision = "admit", Version = 1 }, Cancel));
        await Open(alone);
        await Open(together.Client);

        var item = Assert.Single(await Fill("own-relation"));
        Assert.Equal((alone.Client.Value, Unit.Nurse.Account), (item.Client, item.AccountId));
    }

    [Fact]
    public async Task The_same_family_name_and_a_colleague_as_client_are_looked_at()
    {
        var family = (await Unit.Present("Nachtegaal")).Client;
        var colleague = (await Unit.Present("Pieters")).Client;
        await Circuit.Change(db => db.Set<Client>().Where(c => c.Id == colleague.Client).ExecuteUpdateAsync(c => c.SetProperty(x => x.GivenName, "Pia"), Cancel));
        await Open(family);
        await Open(colleague);
        await Open((await JusticeDoor.Open(Circuit, Unit)).Client); // a client with a door of their own is no colleague

        Assert.Equal(family.Client.Value, Assert.Single(await Fill("same-surname")).Client);
        Assert.Equal(colleague.Client.Value, Assert.Single(await Fill("known-staff")).Client);
    }

    [Fact]
    public async Task Reading_at_night_is_looked_at_unless_the_reader_was_at_work()
    {
        var client = (await Unit.Present()).Client;
        Circuit.Clock.Now = Instant.FromUtc(2026, 11, 26, 1, 0);
        await Open(client);
        await Open(client, Unit.Psychiatrist);
        await Unit.Admit(client, Unit.Beds[0]);

        Assert.Equal(Unit.Psychiatrist.Account, Assert.Single(await Fill("night")).AccountId);
    }

    [Fact]
    public async Task Far_more_readings_than_on_the_ninety_days_before_are_looked_at()
    {
        var client = (await Unit.Present()).Client;
        for (var day = 10; day < 30; day++)
        {
            Circuit.Clock.Now = Afternoon - Duration.FromDays(day);
            await Logged(client, 2 + (day % 3));
        }

        Circuit.Clock.Now = Afternoon;
        await Logged(client, 6);
        Assert.Empty(await Fill("much"));
        await Logged(client, 1);
        Assert.Equal(7, Assert.Single(await Fill("much")).Times);
    }

    [Fact]
    public async Task Two_of_a_hundred_readings_are_chosen_and_the_same_ones_again()
    {
        var client = (await Unit.Present()).Client;
        await Logged(client, 3_000);

        var chosen = await Fill("random");

        Assert.InRange(chosen.Count, 35, 90);
        await Circuit.Change(db => db.Set<ReviewItem>().ExecuteDeleteAsync(Cancel));
        Assert.Equal(chosen.Select(i => i.AuditId).Order(), (await Fill("random")).Select(i => i.AuditId).Order());
    }

    [Fact]
    public async Task An_item_is_closed_once_with_its_outcome_and_reason_and_turns_red_when_it_is_left()
    {
        var (auditor, item) = await Waiting();
        Assert.Equal(["field-needed Outcome", "field-needed Reason"], Told(await Close(auditor, item, "", "")));
        Assert.Equal("audit.item.unknown", (await Close(auditor, Guid.NewGuid(), "work", "x")).Refusal?.Code);
        Assert.Equal("access.K1", (await Close(Unit.Nurse, item, "work", "x")).Refusal?.Code);

        var page = (await Circuit.Act<ReviewQueue, ReviewPage>(auditor, queue => queue.Read(Cancel))).Value;
        Assert.Equal((1, 0, 0), (page.Open.Count, page.Late, page.Red));
        Circuit.Clock.Now += Duration.FromDays(22);
        page = (await Circuit.Act<ReviewQueue, ReviewPage>(auditor, queue => queue.Read(Cancel))).Value;
        Assert.Equal((1, 1, true), (page.Late, page.Red, page.Open[0].Red));
        var lead = Unit.Psychiatrist with { Leads = true };
        Assert.Equal(new(1, 1, 1, 0), (await Circuit.Act<ReviewNumbers, ReviewCounts>(lead, numbers => numbers.Read(Cancel))).Value);
        Assert.Equal("audit.only-leads", (await Circuit.Act<ReviewNumbers, ReviewCounts>(Unit.Nurse, numbers => numbers.Read(Cancel))).Refusal?.Code);

        Assert.Null((await Close(auditor, item, "work", "Was asked by telephone.")).Refusal);
        Assert.Equal("audit.already-closed", (await Close(auditor, item, "work", "Again.")).Refusal?.Code);
        Assert.Equal(new(0, 0, 0, 1), (await Circuit.Act<ReviewNumbers, ReviewCounts>(lead, numbers => numbers.Read(Cancel))).Value);
    }

    [Fact]
    public async Task An_auditor_learns_who_the_client_is_only_inside_an_open_inquiry_and_the_client_reads_it()
    {
        var (auditor, item) = await Waiting();
        var client = new ClientKey(Unit.Organisation, new((await Circuit.Look(db => db.Set<ReviewItem>().SingleAsync(Cancel))).Client));
        Assert.Equal("access.U4", (await Circuit.Act<ClientFile, ClientFilePage>(auditor, file => file.Read(client, Cancel))).Refusal?.Code);
        Assert.Equal(["field-needed CaseNumber", "field-needed Reason"], Told(await Inquire(auditor, item, "", "")));

        var inquiry = (await Inquire(auditor, item, "2026/7", "A question of the family.")).Value;
        var page = (await Circuit.Act<InquiryReader, InquiryPage>(auditor, reader => reader.Read(inquiry, Cancel))).Value;

        Assert.Equal(("An Nachtegaal", 1984), (page.ClientName, page.BornIn));
        var looks = (await Do<WhoLooked, IReadOnlyList<Look>>(who => who.Read(client, null, Cancel))).Value;
        Assert.Equal([("read", "auditor", "ident:summary"), ("inquiry-open", "auditor", "accesslog:full")], looks.Take(2).Select(l => (l.Event, l.Role, string.Join(' ', l.Categories))));
        var read = (await Circuit.Audit()).Last(a => a.Rule == "U3");
        Assert.Equal(($"inquiry/{inquiry}", client.Client.Value), (read.Evidence, read.Client));

        Assert.Equal("access.U4", (await Circuit.Act<ClientFile, ClientFilePage>(auditor, file => file.Read(client, Cancel))).Refusal?.Code);
        await Circuit.Act<OpenInquiry, Guid>(auditor, open => open.Close(inquiry, Cancel));
        Assert.Equal("access.U4", (await Circuit.Act<InquiryReader, InquiryPage>(auditor, reader => reader.Read(inquiry, Cancel))).Refusal?.Code);
        Assert.Equal("audit.inquiry.unknown", (await Circuit.Act<OpenInquiry, Guid>(auditor, open => open.Close(inquiry, Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task An_auditor_never_sees_content_also_inside_an_inquiry()
    {
        var (auditor, item) = await Waiting();
        var client = new ClientKey(Unit.Organisation, new((await Circuit.Look(db => db.Set<ReviewItem>().SingleAsync(Cancel))).Client));
        await Inquire(auditor, item, "2026/7", "A question.");
        var door = await Circuit.Act<Door, string>(auditor, d => d.Read(new Ask(Act.Read, Cat.Crisis, client), _ => Task.FromResult<string?>("content"), Cancel));

        Assert.Equal("access.U0", door.Refusal?.Code);
    }

    private async Task<(Hat Auditor, Guid Item)> Waiting()
    {
        var client = (await Unit.Present("Nachtegaal")).Client;
        await Open(client);
        var item = Assert.Single(await Fill("same-surname"));
        await Circuit.Change(db => db.Set<ReviewItem>().Where(i => i.Id != item.Id).ExecuteDeleteAsync(Cancel));
        return (await Unit.Hire("Auke Aandacht", Role.Auditor), item.Id);
    }

    private Task<Outcome<Guid>> Close(Hat who, Guid item, string outcome, string reason) =>
        Circuit.Act<CloseReviewItem, Guid>(who, close => close.Run(item, new() { Outcome = outcome, Reason = reason }, Cancel));

    private Task<Outcome<Guid>> Inquire(Hat who, Guid item, string number, string reason) =>
        Circuit.Act<OpenInquiry, Guid>(who, open => open.Run(item, new() { CaseNumber = number, Reason = reason }, Cancel));

    private Task<Outcome<ClientFilePage>> Open(ClientKey client, Hat? who = null) => Circuit.Act<ClientFile, ClientFilePage>(who ?? Unit.Nurse, file => file.Read(client, Cancel));

    private async Task<List<ReviewItem>> Fill(string rule)
    {
        await Circuit.Get<FillReviewQueue>().Run(Week, Cancel);
        return await Circuit.Look(db => db.Set<ReviewItem>().Where(i => i.Rule == rule).ToListAsync(Cancel));
    }

    private async Task Logged(ClientKey client, int times)
    {
        var records = Enumerable.Range(0, times).Select(_ => new AuditRecord
        {
            Id = Guid.CreateVersion7(),
            RecordedAt = Circuit.Clock.Now,
            Event = "read",
            Action = "R",
            Outcome = 0,
            Rule = "L1",
            ReasonShown = "L1",
            PolicyVersion = "1",
            Account = Unit.Nurse.Account.Value,
            Role = "crisis_nurse",
            Organisation = Unit.Organisation.Value,
            ClientOrganisation = client.Organisation.Value,
            Client = client.Client.Value,
        }).ToList();
        await Task.Run(() => Circuit.Database.Load([records]), Cancel);
    }
}
