using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class RemarksBesideOnSqlite() : RemarksBesideTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class RemarksBesideOnPostgres() : RemarksBesideTests(new PostgresTestDatabase());

/// <summary>What a client says beside an entry is read by whoever reads the entry, on its page.</summary>
public abstract class RemarksBesideTests(TestDatabase on) : JusticeFacts(on)
{
    private const string Words = "Zo heb ik het niet gezegd.";

    [Fact]
    public async Task A_remark_on_a_plan_stands_with_it_on_the_page_of_the_stay_for_who_reads_plans_and_for_nobody_else()
    {
        var (stay, form) = await Planned();
        await Say(Cat.Plan, $"form/{form}");

        var remark = Assert.Single((await Stay(Unit.Psychiatrist, stay)).Remarks);

        Assert.Equal(($"form/{form}", Words, "An Peeters"), (remark.Record, remark.Text, remark.By));
        Assert.Equal((0, 0), ((await Stay(Unit.Office, stay)).Forms.Count, (await Stay(Unit.Office, stay)).Remarks.Count));
    }

    [Fact]
    public async Task A_remark_on_a_part_that_the_client_had_closed_is_closed_with_it()
    {
        var (stay, form) = await Planned();
        await Say(Cat.Plan, $"form/{form}");

        await Do<RestrictCategory, Guid>(restrict => restrict.Run(Justice.Client, "plan", "Op mijn vraag.", Cancel));

        Assert.Empty((await Stay(Unit.Psychiatrist, stay)).Remarks);
    }

    [Fact]
    public async Task A_remark_on_the_personal_data_stands_on_the_page_of_the_client_also_after_a_merge()
    {
        await Say(Cat.Ident, $"client/{Justice.Client.Client.Value}");
        var kept = (await Unit.Present("Peters")).Client;
        await Do<MergeClients, ClientId>(merge => merge.Run(kept, Justice.Client.Client, Cancel));

        Assert.Equal(Words, Assert.Single((await Circuit.Act<ClientFile, ClientFilePage>(Unit.Office, file => file.Read(kept, Cancel))).Value.Remarks).Text);
    }

    [Fact]
    public async Task A_remark_on_a_meeting_stands_with_that_meeting_and_with_no_other()
    {
        var exchange = await Justice.Asked();
        await Justice.Check(exchange);
        var (one, other) = (await Meet(exchange), await Meet(exchange));
        await Say(Cat.Meeting, $"meeting/{one}");

        Assert.Equal([Words], (await Meeting(one)).Remarks.Select(r => r.Text));
        Assert.Empty((await Meeting(other)).Remarks);
    }

    private async Task<(StayId Stay, Guid Form)> Planned()
    {
        var stay = (await Unit.Admit(Justice.Client, Unit.Beds[0])).Value;
        Dictionary<string, string> fields = new() { ["problem"] = "drinken na ruzie", ["steps"] = "bellen", ["agreement"] = Vocabulary.List("plan-agreement")[0].Key };
        return (stay, (await Circuit.Act<SaveModuleForm, Guid>(Unit.Psychiatrist, save => save.Run(Justice.Client, stay, "crisis-plan", new(null, fields, 0), Cancel))).Value);
    }

    private async Task<Guid> Meet(ExchangeId exchange) => (await Circuit.Act<ThreeWayMeeting, Guid>(Justice.CaseManager, meet => meet.Plan(
        Justice.Client, exchange, new() { PlannedAt = Afternoon + Duration.FromDays(1), Invited = [new("An", "client", true)], Agenda = [new("Afspraken", true)] }, Cancel))).Value;

    private async Task Say(Cat category, string record) =>
        Assert.Null((await Circuit.Act<AddRemark, Guid>(Justice.Own, add => add.Run(Justice.Client, category, record, Words, Cancel))).Refusal);

    private async Task<StayPage> Stay(Hat hat, StayId id) => (await Circuit.Act<StayReader, StayPage>(hat, read => read.Read(Justice.Client, id, Cancel))).Value;

    private async Task<MeetingPage> Meeting(Guid id) => (await Circuit.Act<ThreeWayMeeting, MeetingPage>(Justice.CaseManager, read => read.Read(Justice.Client, id, Cancel))).Value;
}
