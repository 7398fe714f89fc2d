using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class AgreementsOnSqlite() : AgreementTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class AgreementsOnPostgres() : AgreementTests(new PostgresTestDatabase());

/// <summary>What houses promise each other, and whether they keep it.</summary>
public abstract class AgreementTests(TestDatabase on) : RegionDay(on)
{
    private OrganisationId day;
    private OrganisationId street;

    private HousesAgreementForm Written => new()
    {
        Title = "Van crisisbed naar dagcentrum",
        Text = "We bellen voor het ontslag, vanaf 1/01/2027, op 02 123 45 67.",
        Subjects = ["staff-exchange", "referral", "named-contact"],
        Parties = [Unit.Organisation, day, street],
        AnswerDays = 5,
        ExchangeDays = 2,
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (day, street) = (await House("ambulatory-drug-care"), await House("street-work"));
    }

    [Fact]
    public async Task An_agreement_needs_three_kinds_of_actors_and_a_hospital_with_three_wards_is_one()
    {
        var hospital = await House("paaz");
        await Circuit.Add(new Service { OrganisationId = hospital, Id = ServiceId.New(), Kind = "pz-detox", Name = "Ontwenning", Region = Kade }, new Service { OrganisationId = hospital, Id = ServiceId.New(), Kind = "cgg", Name = "CGG", Region = Kade });

        Assert.Equal(["agreements.three-kinds Parties"], Told(await Try(Written with { Parties = [hospital] })));
        Assert.Equal(["agreements.three-kinds Parties"], Told(await Try(Written with { Parties = [Unit.Organisation, Near.Organisation, day] }))); // two crisis units are one kind
        Assert.Equal(["agreements.not-of-region Parties"], Told(await Try(Written with { Parties = [Unit.Organisation, day, street, Far.Organisation] })));
        Assert.Null((await Try(Written with { Parties = [hospital, day, await House("justice-house", "justice")] })).Refusal);
        Assert.Equal("circuit.not-this-hat", (await Circuit.Act<WriteAgreement, AgreementId>(Lead, write => write.Run(Written, Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task It_holds_when_the_last_house_signed_and_is_looked_at_again_a_year_later()
    {
        var id = await Write();
        Assert.Null((await Change(id, Written with { Title = "Anders", Version = 1, Parties = [Unit.Organisation, day, street, Near.Organisation] })).Refusal);
        Assert.Null((await Change(id, Written with { Title = "Anders", Version = 2 })).Refusal);
        Assert.Null((await Take(id, 3, new() { Act = "signed", House = Unit.Organisation, Name = "An Directeur", On = new LocalDate(2026, 11, 2) }, Lead)).Refusal);

        Assert.Equal("circuit.not-this-hat", (await Take(id, 4, new() { Act = "signed", House = day, Name = "x" }, Lead)).Refusal?.Code);
        Assert.Equal("agreements.already-signed", (await Change(id, Written with { Version = 4 })).Refusal?.Code);
        Assert.Equal("agreements.wrong-step", (await Take(id, 4, new() { Act = "signed", House = Unit.Organisation, Name = "x" })).Refusal?.Code);
        Assert.Equal("agreements.wrong-step", (await Take(id, 4, new() { Act = "reviewed", Words = "x" })).Refusal?.Code);
        Assert.Equal(["agreements.no-party House"], Told(await Take(id, 4, new() { Act = "signed", House = Near.Organisation, Name = "x" })));
        Assert.Equal(["signals.day-ahead On", "field-needed Name"], Told(await Take(id, 4, new() { Act = "signed", House = day, On = new LocalDate(2026, 12, 1) })));
        Assert.Null((await Take(id, 4, new() { Act = "signed", House = day, Name = "Bo" })).Refusal);
        Assert.Null((await Take(id, 5, new() { Act = "signed", House = street, Name = "Cis", On = new LocalDate(2026, 11, 10) })).Refusal);

        var head = (await Read(id, Near.Nurse)).Head;
        Assert.Equal(("running", 3, new LocalDate(2026, 11, 24), new LocalDate(2027, 11, 24), false), (head.State, head.Signed, head.SignedOn, head.ReviewOn, head.Late));
        Circuit.Clock.Now += Duration.FromDays(366);
        Assert.True((await Read(id, Near.Nurse)).Head.Late);
        Assert.Null((await Take(id, 6, new() { Act = "reviewed", Words = "Het werkt" })).Refusal);
        Assert.False((await Read(id, Near.Nurse)).Head.Late);
        Assert.Null((await Take(id, 7, new() { Act = "ended", Words = "Het dagcentrum sluit" })).Refusal);
        var ended = await Read(id, Lead);
        Assert.Equal(("ended", 0, 0), (ended.Head.State, ended.Measures.Count, ended.SignsFor.Count));
        Assert.Equal(["written", "changed", "changed", "signed", "signed", "signed", "reviewed", "ended"], ended.Steps.Select(s => s.Act));
        Assert.Equal("access.R1", (await Circuit.Act<AgreementReader, AgreementPage>(Far.Nurse, read => read.Read(id, Cancel))).Refusal?.Code);
        Assert.Equal("agreements.unknown", (await Take(id, 8, new() { Act = "ended", Words = "x" }, Coordinator with { Organisation = Far.Organisation })).Refusal?.Code);
    }

    [Fact]
    public async Task What_is_counted_says_kept_or_not_and_what_nobody_counts_says_so()
    {
        var id = await Write();
        foreach (var (house, at) in new[] { Unit.Organisation, day, street }.Select((house, at) => (house, at)))
        {
            Assert.Null((await Take(id, at + 1, new() { Act = "signed", House = house, Name = "x" })).Refusal);
        }

        Assert.Equal([new("answer-time", "too-few", 5, null, null), new("exchange-days", "not-kept", 2, 0, null), new AgreementMeasure("named-contact", "not-kept", null, 0, 3)], (await Read(id, Lead)).Measures);

        Assert.Null((await Take(id, 4, new() { Act = "exchanged", House = Unit.Organisation, Days = 2 }, Lead)).Refusal);
        await Circuit.Act<EditOffer, int>(Lead, edit => edit.Run(Unit.Unit, new() { AskFor = "de onthaalploeg" }, 0, Cancel));
        Assert.Equal([("too-few", null), ("kept", 2), ("not-kept", 1)], (await Read(id, Lead)).Measures.Select(m => (m.Verdict, m.Count)));
    }

    [Theory]
    [InlineData(4, 4, "too-few")]
    [InlineData(10, 9, "kept")]
    [InlineData(10, 8, "not-kept")]
    public async Task The_answer_time_is_judged_from_five_answers_on(int answered, int inTime, string verdict)
    {
        var id = await Write();
        var reader = await Circuit.As(Coordinator, scope => Task.FromResult(new Counted(new(Unit.Organisation, day, 12, answered, inTime, 3))));

        var page = await Circuit.As(Coordinator, async scope => await new AgreementReader((Door)scope.GetService(typeof(Door))!, (Caller)scope.GetService(typeof(Caller))!, [reader]).Read(id, Cancel));

        var measure = page.Value.Measures[0];
        Assert.Equal(("answer-time", verdict), (measure.Subject, measure.Verdict));
        Assert.Equal(verdict == "too-few" ? null : inTime, measure.Count);
        Assert.Equal((5, 3, new LocalDate(2025, 11, 24), new LocalDate(2026, 11, 25)), (reader.Asked!.AnswerDays, reader.Asked.Houses.Count, reader.Asked.From, reader.Asked.Until));
    }

    private Task<Outcome<AgreementId>> Try(HousesAgreementForm form) => Circuit.Act<WriteAgreement, AgreementId>(Coordinator, write => write.Run(form, Cancel));

    private async Task<AgreementId> Write() => (await Try(Written)).Value;

    private Task<Outcome<AgreementId>> Change(AgreementId id, HousesAgreementForm form) => Circuit.Act<WriteAgreement, AgreementId>(Coordinator, write => write.Change(id, form, Cancel));

    private Task<Outcome<AgreementId>> Take(AgreementId id, int version, AgreementStepForm form, Hat? hat = null) => Circuit.Act<AgreementActs, AgreementId>(hat ?? Coordinator, acts => acts.Run(id, form with { Version = version }, Cancel));

    private async Task<AgreementPage> Read(AgreementId id, Hat hat) => (await Circuit.Act<AgreementReader, AgreementPage>(hat, read => read.Read(id, Cancel))).Value;

    /// <summary>Referrals as another part of the circuit counts them.</summary>
    private sealed class Counted(ReferralFigure figure) : IReferralFigures
    {
        public ReferralQuestion? Asked { get; private set; }

        public Task<IReadOnlyList<ReferralFigure>> Read(CircuitDb db, ReferralQuestion asked, CancellationToken cancel)
        {
            Asked = asked;
            return Task.FromResult<IReadOnlyList<ReferralFigure>>([figure]);
        }
    }
}
