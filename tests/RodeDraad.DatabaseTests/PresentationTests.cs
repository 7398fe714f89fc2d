using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class PresentationsOnSqlite() : PresentationTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class PresentationsOnPostgres() : PresentationTests(new PostgresTestDatabase());

public abstract class PresentationTests(TestDatabase on) : UnitTests(on)
{
    /// <summary>Names and texts as people really have them, and as attackers do.</summary>
    public static readonly TheoryData<string> Texts = new(
        "محمد بن سعيد",
        "שָׁלוֹם כהן",
        "王小明",
        "👩‍👩‍👧 Zoë",
        "\u202Eneil\u202C van Achter",
        "<script>alert('au')</script>",
        "'); DROP TABLE clients; --",
        "O’Neill \"Jef\" & Zn. %_\\",
        "Å\u030A Þór");

    [Fact]
    public async Task A_repeated_request_has_one_effect_and_its_answer_is_forgotten_after_a_week()
    {
        Task<Outcome<TakenPresentation>> Send() => Circuit.As(Unit.Nurse, scope => scope.GetRequiredService<TakePresentation>().Run(Unit.Form(), Cancel), "only-once");
        var first = (await Send()).Value;
        Assert.Equal(first.Id, (await Send()).Value.Id);

        Circuit.Clock.Now += Duration.FromDays(7);
        await Circuit.Change(db => AnsweredRequest.Sweep(db, Circuit.Clock.Now, Cancel));
        Assert.Equal(1, await Count<AnsweredRequest>());

        Circuit.Clock.Now += Duration.FromSeconds(1);
        await Circuit.Change(db => AnsweredRequest.Sweep(db, Circuit.Clock.Now, Cancel));
        Assert.Equal((0, 1), (await Count<AnsweredRequest>(), await Count<Presentation>()));
    }

    [Fact]
    public async Task Taking_one_makes_client_presentation_substances_rating_relation_and_audit_together()
    {
        var taken = await Unit.Present();

        Assert.Equal((1, 1, 1, 1, 1), (await Count<Client>(), await Count<Presentation>(), await Count<SubstanceUse>(), await Count<CtrsRating>(), await Count<CareRelation>()));
        var relation = await Circuit.Look(db => db.Set<CareRelation>().SingleAsync(Cancel));
        Assert.Equal(
            ("presentation", $"presentation/{taken.Id.Value}", Unit.Team, Afternoon, null),
            (relation.Kind, relation.Basis, relation.TeamId, relation.FromAt, relation.UntilAt));
        var audit = Assert.Single(await Circuit.Audit());
        Assert.Equal(("create", "C", 0, "P1"), (audit.Event, audit.Action, audit.Outcome, audit.Rule));
        Assert.Equal((taken.Client.Client.Value, $"presentation/{taken.Id.Value}", 1), (audit.Client!.Value, audit.Record, audit.RecordVersion));
        Assert.Equal("presence:full crisis:full subst:full", audit.Categories);
    }

    [Fact]
    public async Task The_care_relation_ends_three_calendar_months_after_the_decision()
    {
        var taken = await Unit.Present(danger: 4, support: 4, cooperation: 4);
        Circuit.Clock.Now = Instant.FromUtc(2026, 11, 30, 22, 30);

        await Do<DecidePresentation, PresentationId>(decide => decide.Run(
            taken.Client, taken.Id, new() { Decision = "advice-only", NonAdmissionReasons = ["acute-problems"], Version = 1 }, Cancel));

        var until = await Circuit.Look(db => db.Set<CareRelation>().Select(r => r.UntilAt).SingleAsync(Cancel));
        Assert.Equal(new LocalDateTime(2027, 3, 1, 0, 0), until?.Local());
    }

    [Fact]
    public async Task Every_mistake_of_a_form_is_told_at_once_and_nothing_is_kept()
    {
        var form = Unit.Form("") with
        {
            Client = new ClientForm { BirthDate = new LocalDate(2026, 11, 25), Sex = "cat", Language = "klingon", Phone = new string('0', 101), Niss = "85.07.30-033.29" },
            Channel = "",
            AskedBy = "nobody",
            DangerToLife = "",
            DangerKinds = ["violence", "boredom"],
            Substances = [new(), new() { Substance = "alcohol", FirstAge = 18, RegularAge = 16 }, new() { Substance = "heroin", FirstAge = -1, RegularAge = 121 }],
            Cooperation = null,
            Unit = ServiceId.New(),
        };

        var told = Told(await Do<TakePresentation, TakenPresentation>(take => take.Run(form, Cancel)));

        Assert.Equal(
            [
                "field-needed Channel", "code-unknown AskedBy", "field-needed DangerToLife", "code-unknown DangerKinds",
                "field-needed Substances[0].Substance", "presentations.regular-before-first Substances[1].RegularAge",
                "clients.age-out-of-range Substances[2].FirstAge", "clients.age-out-of-range Substances[2].RegularAge",
                "ctrs.incomplete Danger", "units.unknown Unit", "clients.name-or-anonymous FamilyName", "text.too-long Phone",
                "clients.birth-in-future BirthDate", "code-unknown Sex", "code-unknown Language", "clients.niss-invalid Niss",
            ],
            told);
        Assert.Equal((0, 0, 0), (await Count<Client>(), await Count<Presentation>(), await Count<RecordVersion>()));
    }

    [Theory]
    [InlineData(0, 2, 3, "danger")]
    [InlineData(1, 6, 3, "support")]
    [InlineData(1, 2, -1, "cooperation")]
    public async Task A_rating_outside_one_to_five_is_refused_beside_its_axis(int danger, int support, int cooperation, string axis)
    {
        var outcome = await Do<TakePresentation, TakenPresentation>(take => take.Run(Unit.Form("Peeters", danger, support, cooperation), Cancel));

        Assert.Equal([$"ctrs.axis-out-of-range {axis}"], Told(outcome));
        Assert.Equal(0, await Count<Presentation>());
    }

    [Fact]
    public async Task A_story_of_a_hundred_thousand_signs_is_refused_and_one_of_four_thousand_is_kept()
    {
        var much = Unit.Form() with { Story = new string('é', 100_000) };
        var enough = Unit.Form() with { Story = new string('é', PresentationForm.LongestStory) };

        var refused = await Do<TakePresentation, TakenPresentation>(take => take.Run(much, Cancel));
        var taken = (await Do<TakePresentation, TakenPresentation>(take => take.Run(enough, Cancel))).Value;

        Assert.Equal(["text.too-long Story"], Told(refused));
        Assert.Equal(enough.Story, (await Read(taken)).Crisis!.Story);
    }

    [Fact]
    public async Task A_hundred_thousand_signs_in_every_text_of_the_form_are_told_beside_each()
    {
        var much = new string('a', 100_000);
        var form = Unit.Form(much) with { AskedByContact = much, DependantsNote = much, Representative = much, SomaticClearedBy = much };

        Assert.Equal(
            ["text.too-long DependantsNote", "text.too-long AskedByContact", "text.too-long Representative", "text.too-long SomaticClearedBy", "text.too-long FamilyName"],
            Told(await Do<TakePresentation, TakenPresentation>(take => take.Run(form, Cancel))));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task What_was_typed_comes_back_as_it_was_typed(string text)
    {
        var form = Unit.Form(text) with { Story = text, AskedByContact = text, DependantsNote = text };
        var taken = (await Do<TakePresentation, TakenPresentation>(take => take.Run(form, Cancel))).Value;

        var page = await Read(taken);
        var found = (await Do<FindClients, IReadOnlyList<ClientLine>>(find => find.Search(text, "", Cancel))).Value;

        Assert.Equal((text, text, text, text), (page.Client.FamilyName, page.Crisis!.Story, page.Crisis.AskedByContact, page.Crisis.DependantsNote));
        Assert.All(found, line => Assert.Equal(text, line.FamilyName));
        Assert.Equal(1, await Count<Client>());
    }

    [Fact]
    public async Task Nothing_comes_in_from_the_future()
    {
        var soon = Unit.Form() with { ReceivedAt = Afternoon + Duration.FromSeconds(1) };
        var early = Unit.Form() with { ReceivedAt = Afternoon - Duration.FromDays(1) };

        var refused = await Do<TakePresentation, TakenPresentation>(take => take.Run(soon, Cancel));
        var taken = (await Do<TakePresentation, TakenPresentation>(take => take.Run(early, Cancel))).Value;

        Assert.Equal(["time.in-future ReceivedAt"], Told(refused));
        Assert.Equal(Afternoon - Duration.FromDays(1), (await Read(taken)).ReceivedAt);
    }

    [Fact]
    public async Task The_office_takes_a_call_but_writes_neither_crisis_nor_substances_nor_body()
    {
        var call = Unit.Form() with { Substances = [], Danger = null, Support = null, Cooperation = null };
        var triage = Unit.Form() with { SomaticState = "intoxicated" };
        var cleared = call with { SomaticSentTo = "emergency-department", SomaticClearedBy = "dr. Somers" };

        Task<Outcome<TakenPresentation>> Office(PresentationForm form) => Circuit.Act<TakePresentation, TakenPresentation>(Unit.Office, take => take.Run(form, Cancel));

        Assert.Equal(["access.W2 Danger", "access.W2 Substances", "access.W2 SomaticState"], Told(await Office(triage)));
        Assert.Equal(["access.W2 SomaticState"], Told(await Office(cleared)));
        Assert.Equal(0, await Count<Client>());
        Assert.Empty(Told(await Office(call)));
        Assert.Equal("presence:full", (await Circuit.Audit())[^1].Categories);
    }

    [Fact]
    public async Task A_unit_of_another_team_or_house_is_as_unknown_as_one_that_does_not_exist()
    {
        var elsewhere = await SmallUnit.Open(Circuit);

        var other = await Do<TakePresentation, TakenPresentation>(take => take.Run(Unit.Form() with { Unit = elsewhere.Unit }, Cancel));
        var none = await Do<TakePresentation, TakenPresentation>(take => take.Run(Unit.Form() with { Unit = ServiceId.New() }, Cancel));

        Assert.Equal(["units.unknown Unit"], Told(other));
        Assert.Equal(Told(none), Told(other));
    }

    [Fact]
    public async Task A_client_of_another_house_is_as_unknown_as_one_that_does_not_exist()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        var theirs = (await Circuit.Act<TakePresentation, TakenPresentation>(elsewhere.Nurse, take => take.Run(elsewhere.Form(), Cancel))).Value;

        var other = await Do<TakePresentation, TakenPresentation>(take => take.Run(Unit.Form() with { ExistingClient = theirs.Client.Client }, Cancel));
        var none = await Do<TakePresentation, TakenPresentation>(take => take.Run(Unit.Form() with { ExistingClient = ClientId.New() }, Cancel));

        Assert.Equal(["clients.unknown ExistingClient"], Told(other));
        Assert.Equal(Told(none), Told(other));
    }

    [Fact]
    public async Task Whoever_comes_back_keeps_one_record_with_two_presentations()
    {
        var first = await Unit.Present();

        var second = (await Do<TakePresentation, TakenPresentation>(take => take.Run(Unit.Form("Anders") with { ExistingClient = first.Client.Client }, Cancel))).Value;

        Assert.Equal(first.Client, second.Client);
        Assert.Equal((1, 2), (await Count<Client>(), await Count<Presentation>()));
    }

    private async Task<PresentationPage> Read(TakenPresentation taken) =>
        (await Do<PresentationReader, PresentationPage>(reader => reader.Read(taken.Client, taken.Id, Cancel))).Value;
}
