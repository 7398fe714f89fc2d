using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class JusticeStepsOnSqlite() : JusticeStepTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class JusticeStepsOnPostgres() : JusticeStepTests(new PostgresTestDatabase());

public abstract class JusticeStepTests(TestDatabase on) : JusticeFacts(on)
{
    private static readonly ExchangeAct[] Acts = [ExchangeAct.Check, ExchangeAct.Decline, ExchangeAct.Talk, ExchangeAct.Draft, ExchangeAct.Approve, ExchangeAct.Send, ExchangeAct.Receive, ExchangeAct.Close, ExchangeAct.Recall];

    [Fact]
    public async Task In_no_state_can_a_step_be_skipped()
    {
        foreach (var state in Enum.GetValues<ExchangeState>().Where(s => s is not (ExchangeState.Unknown or ExchangeState.Expired)))
        {
            foreach (var act in Acts)
            {
                var (id, hash) = await Placed(state);
                await Try(act, id, hash);
                var expected = ExchangeSteps.After(state, act) ?? state;
                Assert.Equal((state, act, expected.Word()), (state, act, await Justice.State(id)));
                Assert.Equal((state, act, expected == state && act != ExchangeAct.Draft ? 0 : ExchangeSteps.After(state, act) is null ? 0 : 1), (state, act, await Circuit.Look(db => db.Set<ExchangeStep>().CountAsync(s => s.ExchangeId == id, Cancel))));
            }
        }
    }

    [Fact]
    public async Task After_its_time_no_step_is_possible()
    {
        foreach (var state in Enum.GetValues<ExchangeState>().Where(s => ExchangeSteps.After(s, ExchangeAct.Expire) is not null))
        {
            var (id, hash) = await Placed(state, Afternoon);
            foreach (var act in Acts)
            {
                await Try(act, id, hash);
            }

            Assert.Equal(state.Word(), await Justice.State(id));
        }
    }

    [Fact]
    public async Task Of_many_who_send_at_the_same_instant_exactly_one_does()
    {
        var (id, hash) = await Justice.Drafted();
        await Justice.Approve(id, hash);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Justice.Send(id))));

        Assert.Single(outcomes, o => o.Refusal is null);
        Assert.All(outcomes.Where(o => o.Refusal is not null), o => Assert.Contains(o.Refusal!.Code, new[] { "changed-meanwhile", "justice.wrong-step" }));
        Assert.Equal((1, 1), (await Count<PacketCopy>(), (await Circuit.Audit()).Count(a => a.Event == "disclose" && a.Outcome == 0)));
    }

    [Fact]
    public async Task Of_a_recall_and_a_sending_at_the_same_instant_the_packet_ends_closed()
    {
        for (var i = 0; i < 5; i++)
        {
            var (id, hash) = await Justice.Drafted();
            await Justice.Approve(id, hash);

            var send = Task.Run(() => Justice.Send(id));
            var recall = Task.Run(() => Justice.Recall(id));
            var outcomes = (Send: await send, Recall: await recall);

            if (outcomes.Recall.Refusal is { Code: "changed-meanwhile" })
            {
                Assert.Null((await Justice.Recall(id)).Refusal);
            }

            Assert.Equal("recalled", await Justice.State(id));
            Assert.NotNull((await Justice.Receive(id)).Refusal);
        }
    }

    [Theory]
    [InlineData(typeof(Packet), nameof(Packet.Parts))]
    [InlineData(typeof(PacketApproval), nameof(PacketApproval.Hash))]
    [InlineData(typeof(PacketCopy), nameof(PacketCopy.Text))]
    [InlineData(typeof(ExchangeStep), nameof(ExchangeStep.Note))]
    public async Task What_was_written_cannot_be_changed_in_the_database(Type kind, string property)
    {
        await Justice.Sent();

        var outcome = await Circuit.Database.Write<Done>(
            async db =>
            {
                var row = kind == typeof(Packet) ? (object)await db.Set<Packet>().AsTracking().FirstAsync(Cancel)
                    : kind == typeof(PacketApproval) ? await db.Set<PacketApproval>().AsTracking().FirstAsync(Cancel)
                    : kind == typeof(PacketCopy) ? await db.Set<PacketCopy>().AsTracking().FirstAsync(Cancel)
                    : await db.Set<ExchangeStep>().AsTracking().FirstAsync(Cancel);
                db.Entry(row).Property(property).CurrentValue = property is nameof(Packet.Parts) or nameof(PacketCopy.Text) ? new SealedText([1]) : "[]";
                return default(Done);
            },
            Cancel);

        Assert.Equal("justice.unchangeable", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Known_unknown_and_refusing_persons_get_one_answer_and_leave_the_same_rows()
    {
        var before = await Rows();
        foreach (var name in new[] { "Peeters", "Onbekend", "Peters" })
        {
            var outcome = await Justice.Ask(Justice.Question(name));
            Assert.Equal(new QuestionReceived(), outcome.Value);
            var after = await Rows();
            Assert.Equal((1, 1, 1), (after.Item1 - before.Item1, after.Item2 - before.Item2, after.Item3 - before.Item3));
            before = after;
        }

        Assert.Equal(3, (await Justice.Desk()).Count(line => line.State == DeskState.Received));
        var inbox = await Justice.Inbox();
        Assert.Equal(["An Peeters"], inbox.Select(line => line.Client?.Name).OfType<string>());
    }

    [Fact]
    public async Task Declined_unknown_and_expired_look_the_same_at_every_moment()
    {
        var (declined, unknown) = (await Justice.Asked(), await Justice.Asked(Justice.Question("Onbekend")));
        await Justice.Asked(Justice.Question("Vergeten"));
        await Justice.Check(declined);
        Assert.Null((await Justice.Decline(declined)).Refusal);
        Assert.Null((await Circuit.Act<DeclineQuestion, Done>(Unit.Nurse, d => d.Pass(unknown, Cancel))).Refusal);
        Assert.Equal("declined", await Justice.State(unknown));

        foreach (var days in new[] { 0, 29, 30, 31, 90, 119 })
        {
            Circuit.Clock.Now = Afternoon + Duration.FromDays(days);
            Assert.All(await Justice.Desk(), line => Assert.Equal(DeskState.Received, line.State));
        }

        Circuit.Clock.Now = Afternoon + JusticeDesk.NothingCame;
        Assert.All(await Justice.Desk(), line => Assert.Equal(DeskState.NoAnswer, line.State));
    }

    [Fact]
    public async Task A_question_has_a_name_only_for_the_team_of_exactly_this_client()
    {
        var other = await Unit.AddTeam("Ander team");
        var elsewhere = await Unit.Hire("Els Elders", Role.CaseManager, other);
        var id = await Justice.Asked();

        Assert.Null(Assert.Single(await Justice.Inbox(elsewhere)).Client);
        Assert.Equal("access.R1", (await Justice.Check(id, elsewhere)).Refusal?.Code);
        Assert.Null((await Circuit.Act<DeclineQuestion, Done>(elsewhere, d => d.Pass(id, Cancel))).Refusal);
        Assert.Equal("asked", await Justice.State(id)); // another team has not answered yet
        var wrong = (await Unit.Present("Peters")).Client;
        Assert.Equal("justice.no-exact-match", (await Justice.Check(id, client: wrong)).Refusal?.Code);
        Assert.Null((await Justice.Check(id)).Refusal);
        Assert.Empty(await Justice.Inbox(elsewhere));
    }

    [Fact]
    public async Task Every_mistake_in_a_question_is_told_and_nothing_of_the_person()
    {
        var outcome = await Justice.Ask(new() { BirthDate = new LocalDate(2030, 1, 1), Question = new string('x', 501), Purpose = "nonsense", Ground = "agreement-old-scheme", WishedOn = new LocalDate(2026, 11, 23) });

        Assert.Equal(
            ["field-needed FamilyName", "field-needed GivenName", "justice.born-later BirthDate", "field-needed FileNumber", "text.too-long Question", "code-unknown Purpose", "justice.code-not-today Ground", "justice.wished-in-past WishedOn", "justice.no-such-house House"],
            Told(outcome));
        Assert.Equal("access.J0", (await Justice.Ask(Justice.Question(), Unit.Nurse)).Refusal?.Code);
        Assert.Equal(0, await Count<Secrecy.Exchange>());
    }

    private Task<(int, int, int)> Rows() => Circuit.Look(async db => (await db.Set<Secrecy.Exchange>().CountAsync(Cancel), await db.Set<ExchangeStep>().CountAsync(Cancel), await db.Set<AuditRecord>().CountAsync(Cancel)));

    private async Task Try(ExchangeAct act, ExchangeId id, string hash)
    {
        Refusal? refusal = act switch
        {
            ExchangeAct.Check => (await Justice.Check(id)).Refusal,
            ExchangeAct.Decline => (await Justice.Decline(id)).Refusal,
            ExchangeAct.Talk => (await Justice.Talk(id)).Refusal,
            ExchangeAct.Draft => (await Justice.Draft(id)).Refusal,
            ExchangeAct.Approve => (await Justice.Approve(id, hash)).Refusal,
            ExchangeAct.Send => (await Justice.Send(id)).Refusal,
            ExchangeAct.Receive => (await Justice.Receive(id)).Refusal,
            ExchangeAct.Close => (await Justice.Close(id)).Refusal,
            _ => (await Justice.Recall(id)).Refusal,
        };
        Assert.True(refusal is null || refusal.Code.Length > 0);
    }

    /// <summary>An exchange that stands in a state, with the text and the approval that belong to it, and no steps.</summary>
    private async Task<(ExchangeId Id, string Hash)> Placed(ExchangeState state, Instant? until = null)
    {
        var id = ExchangeId.New();
        var wrote = state is ExchangeState.Drafted or ExchangeState.Approved or ExchangeState.Sent or ExchangeState.Received or ExchangeState.Closed or ExchangeState.Recalled;
        var approved = wrote && state is not (ExchangeState.Drafted or ExchangeState.Recalled);
        var sent = state is ExchangeState.Sent or ExchangeState.Received or ExchangeState.Closed;
        var exchange = new Secrecy.Exchange
        {
            OrganisationId = Unit.Organisation,
            Id = id,
            ClientId = state == ExchangeState.Asked ? null : Justice.Client.Client,
            House = Justice.Assistant.Organisation,
            Assistant = Justice.Assistant.Account,
            FamilyName = "Peeters",
            GivenName = "An",
            BirthDate = new LocalDate(1984, 2, 29),
            FileNumber = "JH-1",
            Purpose = "conditions-followed",
            Ground = "client-consent",
            Question = "?",
            AskedAt = Afternoon,
            State = state.Word(),
            Text = wrote ? 1 : 0,
            Presence = wrote || state == ExchangeState.Talked ? "present" : "",
            OpenUntil = until ?? Afternoon + Duration.FromDays(20),
            SentAt = sent ? Afternoon : null,
            SentBy = sent ? Justice.CaseManager.Account : null,
        };
        PacketPart[] parts = [new("attendance", "Kwam.")];
        var hash = PacketText.HashOf(PacketText.Canonical(exchange, new(1, "nl", new LocalDate(2026, 12, 10)), parts));
        var packet = new Packet { OrganisationId = Unit.Organisation, ExchangeId = id, Number = 1, Kinds = ["attendance"], Parts = PacketText.Keep(parts, await Circuit.TextsOf(Justice.Client)), Language = "nl", UntilOn = new LocalDate(2026, 12, 10), Hash = hash, WrittenAt = Afternoon, WrittenBy = Justice.CaseManager.Account };
        var approval = new PacketApproval { OrganisationId = Unit.Organisation, ExchangeId = id, Number = 1, ClientId = Justice.Client.Client, Hash = packet.Hash, UntilAt = LocalTimes.StartOf(new LocalDate(2026, 12, 11)), Form = "paper", Language = "nl", At = Afternoon, RecordedBy = Justice.CaseManager.Account };
        await Circuit.Add([exchange, .. wrote ? new object[] { packet } : [], .. approved ? new object[] { approval } : []]);
        return (id, hash);
    }
}
