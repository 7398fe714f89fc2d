using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;

namespace RodeDraad.DatabaseTests;

public sealed class CaseCourseOnSqlite() : CaseCourseTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class CaseCourseOnPostgres() : CaseCourseTests(new PostgresTestDatabase());

/// <summary>What can be read out of a case afterwards: how it went per life domain, and what its contacts count for.</summary>
public abstract class CaseCourseTests(TestDatabase on) : CaseWork(on)
{
    [Fact]
    public async Task Progress_shows_each_state_that_was_said_oldest_first_and_how_the_goals_stand()
    {
        var id = await Begin();
        var first = Circuit.Clock.Now;
        var talk = (await Fill(id, "case-domain", Going("housing", "2"))).Value;
        await Fill(id, "case-domain", Going("money", "3"));
        await After(10, () => Fill(id, "case-domain", Going("housing", "3"), talk, 1));
        await After(10, () => Fill(id, "case-domain", new(Going("housing", "3")) { ["strength"] = "ruimt elke dag op" }, talk, 2));
        await After(10, () => Fill(id, "case-domain", Going("housing", "4")));
        foreach (var (domain, state) in new[] { ("housing", "reached"), ("housing", "reached"), ("housing", "open"), ("mental-well-being", "not-reached") })
        {
            GoalForm goal = new() { Domain = domain, Words = new() { Goal = "Ik ben er klaar mee", Evaluation = "samen bekeken" }, State = state };
            Assert.Null((await With<SaveGoals, IReadOnlyList<GoalId>>(save => save.Run(Client, id, [(goal, 0)], Cancel))).Refusal);
        }

        var domains = (await With<ProgressReader, ProgressPage>(reader => reader.Read(Client, id, Cancel))).Value.Domains;

        Assert.Equal(["mental-well-being", "housing", "money"], domains.Select(d => d.Domain));
        var housing = domains[1];
        Assert.Equal([("2", first), ("3", first + Duration.FromDays(10)), ("4", first + Duration.FromDays(30))], housing.States.Select(s => (s.Going, s.At)));
        Assert.Equal([new("open", 1), new GoalCount("reached", 2)], housing.Goals);
        Assert.Equal([new GoalCount("not-reached", 1)], domains[0].Goals);
        Assert.Equal("3", Assert.Single(domains[2].States).Going);
    }

    [Fact]
    public async Task A_contact_counts_by_what_was_logged_and_says_why()
    {
        var id = await Begin();
        Assert.Equal("care-contact: met", await Counted(id, new() { Kind = "home-visit" }));
        Assert.Equal("client-work: not-met", await Counted(id, new() { Kind = "phone", Functions = ["monitoring"] }));
        Assert.Equal("none: no-function", await Counted(id, new() { Kind = "phone" }));
        Assert.Equal("client-work: not-met", await Counted(id, new() { Kind = "meeting", With = "service", Functions = ["coordination"] }));
        Assert.Equal("client-work: not-met", await Counted(id, new() { Kind = "letter", With = "justice", Services = ["legal-aid-mediation"] }));
        Assert.Equal("none: nobody-reached", await Counted(id, new() { Kind = "street", Functions = ["outreaching"], Outcome = "not-reached" }));
    }

    [Fact]
    public async Task A_talk_within_the_days_after_the_stay_counts_as_aftercare_and_one_on_the_day_itself_or_later_does_not()
    {
        var id = await Begin();
        var stay = (await Unit.Admit(Client, Unit.Beds[0])).Value;
        Circuit.Clock.Now += Duration.FromDays(1);
        Assert.Null((await Unit.Discharge(Client, stay)).Refusal);
        Assert.Equal("none: no-function", await Counted(id, new() { Kind = "phone" }));
        await After(1, () => Task.CompletedTask);
        Assert.Equal("aftercare: within-days", await Counted(id, new() { Kind = "phone" }));
        Assert.Equal("none: nobody-reached", await Counted(id, new() { Kind = "phone", Outcome = "message-left" }));
        await After(6, () => Task.CompletedTask);
        Assert.Equal("aftercare: within-days, care-contact: met", await Counted(id, new() { Kind = "office" }));
        await After(1, () => Task.CompletedTask);
        Assert.Equal("care-contact: met", await Counted(id, new() { Kind = "office" }));
    }

    [Fact]
    public async Task A_worker_says_with_a_reason_that_a_contact_does_not_count_and_takes_it_back()
    {
        var id = await Begin();
        var contact = (await Log(id, new() { Kind = "street" })).Value;

        Assert.Equal(["code-unknown reason"], Told(await Leave(id, contact, "no-time")));
        Assert.Equal(["contacts.unknown"], Told(await Leave(id, CaseContactId.New(), "by-chance")));
        Assert.Null((await Leave(id, contact, "by-chance")).Refusal);
        var left = (await With<CountContact, ContactPage>(count => count.Read(Client, id, contact, Cancel))).Value.Contact;
        Assert.Equal(("by-chance", "none: left-out"), (left.LeftOut, Said(left)));
        Assert.Equal((Circuit.Clock.Now, Manager.Account), await Circuit.Look(db => Task.FromResult(db.Set<CaseContact>().Where(c => c.Id == contact).Select(c => new { c.LeftOutAt, c.LeftOutBy }).AsEnumerable().Select(c => (c.LeftOutAt!.Value, c.LeftOutBy!.Value)).Single())));
        Assert.Null((await Leave(id, contact, "")).Refusal);
        Assert.Equal("care-contact: met", Said((await Page(id)).Contacts.Single()));
    }

    private static Dictionary<string, string> Going(string domain, string going) => new() { ["domain"] = domain, ["going"] = going };

    private static string Said(ContactLine contact) => string.Join(", ", contact.Counts.Select(count => $"{count.For}: {count.Why}"));

    private async Task After(int days, Func<Task> act)
    {
        Circuit.Clock.Now += Duration.FromDays(days);
        await act();
    }

    private async Task<string> Counted(CaseId id, ContactForm form)
    {
        var contact = (await Log(id, form)).Value;
        return Said((await Page(id)).Contacts.Single(c => c.Id == contact));
    }

    private Task<Outcome<CaseContactId>> Leave(CaseId id, CaseContactId contact, string reason) => With<CountContact, CaseContactId>(count => count.Run(Client, id, contact, reason, Cancel));
}
