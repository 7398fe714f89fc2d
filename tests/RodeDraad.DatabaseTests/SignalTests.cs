using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class SignalsOnSqlite() : SignalTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class SignalsOnPostgres() : SignalTests(new PostgresTestDatabase());

/// <summary>Somebody says that care is missing, and reads what became of it. Never about a client.</summary>
public abstract class SignalTests(TestDatabase on) : RegionDay(on)
{
    private static SignalForm Said => new() { Module = "substitution", Words = "Na vijf uur is er niemand", Group = "adults" };

    [Fact]
    public async Task A_signal_comes_back_answered_to_who_sent_it()
    {
        var id = await Send(Said);
        var theme = await Bundle(id);
        Assert.Null((await Take(theme, 1, new() { Act = "sent", On = new LocalDate(2026, 11, 20) })).Refusal);
        Circuit.Clock.Now += Duration.FromDays(7);
        Assert.Null((await Take(theme, 2, new() { Act = "answered", Words = "We herkennen dit", Will = "Een avond per week", On = new LocalDate(2027, 2, 1) })).Refusal);

        var mine = Assert.Single((await Do<SignalReader, IReadOnlyList<SignalLine>>(read => read.Own(Cancel))).Value);
        Assert.Equal(("answered", true, "Substitutie ’s avonds"), (mine.State, mine.Unread, mine.ThemeTitle));
        Assert.Equal(new SignalAnswer("We herkennen dit", "Een avond per week", new LocalDate(2027, 2, 1), new LocalDate(2026, 12, 1)), mine.Answer);
        Assert.Null((await Do<SendSignal, SignalId>(send => send.Read(id, Cancel))).Refusal);
        Assert.False((await Do<SignalReader, SignalLine>(read => read.Read(id, Cancel))).Value.Unread);

        Assert.Null((await Take(theme, 3, new() { Act = "followed", Words = "Loopt sinds januari" })).Refusal);
        Assert.Null((await Take(theme, 4, new() { Act = "closed", Words = "Opgelost" })).Refusal);
        var page = (await Circuit.Act<ThemeActs, ThemePage>(Lead, acts => acts.Read(theme, Cancel))).Value;
        Assert.Equal(["bundled", "sent", "answered", "followed", "closed"], page.Steps.Select(step => step.Act));
        Assert.All(page.Steps, step => Assert.Equal("Cas Compas", step.By));
        var closed = (await Do<SignalReader, SignalLine>(read => read.Read(id, Cancel))).Value;
        Assert.Equal(("closed", "Opgelost"), (closed.State, closed.Answer?.Words));
    }

    [Fact]
    public async Task Who_oversees_the_region_reads_every_signal_of_it_without_its_sender_and_with_the_house_only_when_it_may_be_named()
    {
        var (quiet, named) = (await Send(Said, Near.Nurse), await Send(Said with { NamesHouse = true }, Near.Nurse));
        await Send(Said, Far.Nurse);
        var missedHere = await Send(Said with { Region = "antwerp" });

        var lines = (await Region(Coordinator)).Value.Signals;

        Assert.Equal([(missedHere, "antwerp", ""), (named, Kade, "Ziekenhuis De Proef (fictief)"), (quiet, Kade, "")], lines.Select(l => (l.Id, l.Said.Region, l.House)));
        Assert.DoesNotContain("Nachtegaal", string.Concat(lines.Select(l => l.ToString())), StringComparison.Ordinal);
        Assert.All(lines, l => Assert.False(l.Own));
        Assert.Equal(3, (await Region(Near.Nurse with { Leads = true })).Value.Signals.Count);
        Assert.Single((await Region(Far.Nurse with { Leads = true })).Value.Signals);
    }

    [Fact]
    public async Task A_carer_reads_the_own_signals_only_and_does_nothing_with_themes()
    {
        var id = await Send(Said);
        var theme = await Bundle(id);

        Assert.Equal("circuit.not-this-hat", (await Region(Unit.Nurse)).Refusal?.Code);
        Assert.Equal("access.R1", (await Circuit.Act<SignalReader, SignalLine>(Near.Nurse, read => read.Read(id, Cancel))).Refusal?.Code);
        Assert.Equal("signals.unknown", (await Circuit.Act<SendSignal, SignalId>(Near.Nurse, send => send.Read(id, Cancel))).Refusal?.Code);
        Assert.Equal("circuit.not-this-hat", (await Circuit.Act<ThemeActs, ThemePage>(Unit.Nurse, acts => acts.Read(theme, Cancel))).Refusal?.Code);
        Assert.Equal("access.R1", (await Circuit.Act<ThemeActs, ThemePage>(Far.Nurse with { Leads = true }, acts => acts.Read(theme, Cancel))).Refusal?.Code);
        Assert.Equal("signals.unknown", (await Circuit.Act<ThemeActs, ThemeId>(Far.Nurse with { Leads = true }, acts => acts.Run(theme, new() { Act = "sent", Version = 1 }, Cancel))).Refusal?.Code);
        foreach (var role in new[] { Role.OfficeAdmin, Role.SysAdmin, Role.Researcher, Role.Justice, Role.Auditor })
        {
            Assert.Equal("circuit.not-this-hat", (await Circuit.Act<SendSignal, SignalId>(Unit.Nurse with { Role = role }, send => send.Run(Said, Cancel))).Refusal?.Code);
        }
    }

    [Fact]
    public async Task No_name_date_or_number_of_a_client_goes_into_a_signal()
    {
        await Unit.Present("Zonderling");

        Assert.Equal(["intervision.found-name Words", "intervision.not-to-circuit"], Told(await Try(Said with { Words = "Mevrouw zonderling kreeg niets" })));
        Assert.Equal(["intervision.found-date Words", "intervision.found-national-number Words", "intervision.found-phone Words", "intervision.not-to-circuit"], Told(await Try(Said with { Words = "Geboren 29/02/1984, 84.02.29-002.23, bel 0470 12 34 56" })));
        Assert.Null((await Try(Said with { Words = "Mevrouw Zonderling kreeg niets" }, Near.Nurse)).Refusal); // another house does not know her, and is not told that she is known here
        var inTheTeam = Coordinator with { Organisation = Unit.Organisation, Team = Unit.Team };
        Assert.Null((await Try(Said with { Words = "Mevrouw Zonderling kreeg niets" }, inTheTeam)).Refusal); // nor is a coordinator
        var theme = await Bundle(await Send(Said));
        Assert.Equal(["intervision.found-national-number Will", "intervision.not-to-circuit"], Told(await Take(theme, 1, new() { Act = "sent", Words = "Vanaf 1/02/2027, bel 02 123 45 67", Will = "84.02.29-002.23" })));
        Assert.Null((await Take(theme, 1, new() { Act = "sent", Words = "Vanaf 1/02/2027, bel 02 123 45 67" })).Refusal);
    }

    [Fact]
    public async Task What_cannot_be_is_told_beside_its_field_and_nothing_is_kept()
    {
        Assert.Equal(["field-needed Module", "code-unknown Kind", "code-unknown Region", "code-unknown Group", "field-needed Words"], Told(await Try(new() { Kind = "x", Region = "Steiger", Group = "x" })));
        Assert.Equal("circuit.no-region", (await Circuit.Act<SendSignal, SignalId>((await SmallUnit.Open(Circuit)).Nurse, send => send.Run(Said, Cancel))).Refusal?.Code);
        Assert.Equal(0, await Count<Signal>());
        var id = await Send(Said);
        Assert.Equal(["field-needed Title"], Told(await Circuit.Act<ThemeActs, ThemeId>(Coordinator, acts => acts.Bundle(new() { Signals = [id] }, Cancel))));
        Assert.Equal(["signals.nothing-bundled Signals"], Told(await Circuit.Act<ThemeActs, ThemeId>(Coordinator, acts => acts.Bundle(new() { Title = "x" }, Cancel))));
        var theme = await Bundle(id);
        Assert.Equal(["signals.already-bundled Signals"], Told(await Circuit.Act<ThemeActs, ThemeId>(Lead, acts => acts.Bundle(new() { Title = "x", Signals = [id] }, Cancel))));
        Assert.Equal(["signals.wrong-step"], Told(await Take(theme, 1, new() { Act = "answered", Words = "x" })));
        Assert.Equal(["signals.day-ahead On"], Told(await Take(theme, 1, new() { Act = "sent", On = new LocalDate(2026, 11, 25) })));
        Assert.Equal(["changed-meanwhile"], Told(await Take(theme, 7, new() { Act = "sent" })));
        var another = await Send(Said);
        Assert.Equal(["signals.nothing-bundled Signals"], Told(await Circuit.Act<ThemeActs, ThemeId>(Lead, acts => acts.Add(theme, [], Cancel))));
        Assert.Null((await Circuit.Act<ThemeActs, ThemeId>(Lead, acts => acts.Add(theme, [another], Cancel))).Refusal);
        Assert.Equal(["changed-meanwhile"], Told(await Take(theme, 1, new() { Act = "sent" })));
        Assert.Null((await Take(theme, 2, new() { Act = "sent" })).Refusal);
    }

    [Fact]
    public async Task The_rows_of_the_region_know_no_client()
    {
        await using var db = Circuit.Database.Open();
        foreach (var row in new[] { typeof(Signal), typeof(Theme), typeof(ThemeStep), typeof(Agreement), typeof(AgreementParty), typeof(AgreementStep), typeof(WorkingGroup), typeof(GroupMember), typeof(GroupMeeting), typeof(WorkItem), typeof(ReportChapter), typeof(Inhabitants) })
        {
            var entity = db.Model.FindEntityType(row)!;
            Assert.DoesNotContain(entity.GetProperties(), column => column.ClrType == typeof(ClientId) || column.ClrType == typeof(CaseId) || column.ClrType == typeof(SealedText) || column.Name.Contains("Client", StringComparison.Ordinal));
            Assert.DoesNotContain(entity.GetForeignKeys(), key => key.PrincipalEntityType.ClrType != typeof(Theme) && key.PrincipalEntityType.ClrType != typeof(Agreement) && key.PrincipalEntityType.ClrType != typeof(WorkingGroup));
        }
    }

    private Task<Outcome<SignalId>> Try(SignalForm form, Hat? hat = null) => Circuit.Act<SendSignal, SignalId>(hat ?? Unit.Nurse, send => send.Run(form, Cancel));

    private async Task<SignalId> Send(SignalForm form, Hat? hat = null)
    {
        Circuit.Clock.Now += Duration.FromSeconds(1);
        return (await Try(form, hat)).Value;
    }

    private async Task<ThemeId> Bundle(SignalId id) => (await Circuit.Act<ThemeActs, ThemeId>(Coordinator, acts => acts.Bundle(new() { Title = "Substitutie ’s avonds", Signals = [id] }, Cancel))).Value;

    private Task<Outcome<ThemeId>> Take(ThemeId theme, int version, ThemeStepForm form) => Circuit.Act<ThemeActs, ThemeId>(Coordinator, acts => acts.Run(theme, form with { Version = version }, Cancel));

    private Task<Outcome<RegionSignals>> Region(Hat hat) => Circuit.Act<SignalReader, RegionSignals>(hat, read => read.All(Cancel));
}
