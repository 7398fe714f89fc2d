using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

/// <summary>Everything that can be written about a client's will and about justice, with a word of its own in every text.</summary>
internal static class SecrecyDay
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <returns>The words that the client's own copy tells, and those that are kept from it.</returns>
    public static async Task<(JusticeDoor Justice, IReadOnlyList<string> Told, IReadOnlyList<string> Kept)> Play(Circuit circuit, SmallUnit unit)
    {
        var justice = await JusticeDoor.Open(circuit, unit);
        var (told, kept) = (new WorkDay.Words(1), new WorkDay.Words(2));
        await Agree(circuit, unit, justice, (told, kept));
        await Exchange(circuit, justice, told);
        await BesideJustice(circuit, unit, justice, (told, kept));
        await AtTheOwnDoor(circuit, unit, justice, (told, kept));
        return (justice, told.Said, kept.Said);
    }

    private static async Task Agree(Circuit circuit, SmallUnit unit, JusticeDoor justice, (WorkDay.Words Told, WorkDay.Words Kept) words)
    {
        var told = words.Told;
        var form = new ConsentForm
        {
            RecipientKind = "organisation",
            RecipientOrganisation = unit.Organisation,
            Categories = ["plan"],
            Purposes = ["care"],
            Until = new(2027, 3, 1),
            Form = "oral",
            Witness = told.Next(),
            Capacity = "under-influence",
            CapacityNote = told.Next(),
            TextLanguage = "nl",
        };
        WorkDay.Good(await circuit.Act<GiveConsent, ConsentId>(unit.Nurse, give => give.Run(justice.Client, form, Cancel)));
        var scan = Encoding.UTF8.GetBytes($"%PDF-{words.Kept.Next()}");
        var paper = WorkDay.Good(await circuit.Act<GiveConsent, ConsentId>(unit.Nurse, give => give.Run(justice.Client, form with { Form = "paper", Witness = "", CapacityNote = "", Capacity = "able", Scan = scan }, Cancel)));
        Assert.Equal(scan, WorkDay.Good(await circuit.Act<ConsentReader, SignedPaper>(unit.Nurse, reader => reader.Paper(justice.Client, paper, Cancel))).Content);
        var mandate = new MandateForm { As = "legal-rep", Kind = "guardian", Scope = "full", Name = "Voogd Vos", BirthDate = new(1960, 5, 6), UntilOn = new(2027, 11, 24), Evidence = told.Next() };
        WorkDay.Good(await circuit.Act<RecordMandate, Guid>(unit.Nurse, record => record.Run(justice.Client, mandate, Cancel)));
    }

    private static async Task Exchange(Circuit circuit, JusticeDoor justice, WorkDay.Words told)
    {
        var id = await justice.Asked();
        WorkDay.Good(await justice.Check(id));
        var talk = new TalkForm { On = new(2026, 11, 24), ClientPresent = true, WhoWasThere = told.Next() };
        WorkDay.Good(await circuit.Act<TalkItOver, ExchangeId>(justice.CaseManager, t => t.Run(justice.Client, id, talk, Cancel)));
        var hash = WorkDay.Good(await justice.Draft(id, draft => draft with { Parts = [new("attendance", told.Next()), new("plan_goal", told.Next())] }));
        WorkDay.Good(await justice.Approve(id, hash, form => form with { Form = "oral", Witness = told.Next() }));
        WorkDay.Good(await justice.Send(id));
        WorkDay.Good(await justice.Receive(id));
        var meeting = new MeetingForm { PlannedAt = circuit.Clock.Now, Invited = [new(told.Next(), "client", true)], Agenda = [new(told.Next(), true)] };
        var planned = WorkDay.Good(await circuit.Act<ThreeWayMeeting, Guid>(justice.CaseManager, m => m.Plan(justice.Client, id, meeting, Cancel)));
        WorkDay.Good(await circuit.Act<ThreeWayMeeting, Done>(justice.CaseManager, m => m.Hold(justice.Client, planned, [0], told.Next(), 1, Cancel)));
    }

    private static async Task BesideJustice(Circuit circuit, SmallUnit unit, JusticeDoor justice, (WorkDay.Words Told, WorkDay.Words Kept) words)
    {
        var status = new JudicialStatusForm { Status = "probation", Conditions = words.Told.Next() };
        WorkDay.Good(await circuit.Act<NoteJudicialStatus, Guid>(justice.CaseManager, note => note.Run(justice.Client, status, Cancel)));
        var order = new ExceptionForm { Ground = "court-order", Order = words.Told.Next(), Weighing = $"{words.Told.Next()} en er is geen andere weg dan deze.", Items = words.Told.Next() };
        var exception = WorkDay.Good(await circuit.Act<LegalExceptions, Guid>(justice.CaseManager, acts => acts.Begin(justice.Client, order, Cancel)));
        WorkDay.Good(await circuit.Act<LegalExceptions, Done>(unit.Psychiatrist, acts => acts.Second(justice.Client, exception, true, Cancel)));
        var later = order with { Order = words.Kept.Next(), Weighing = $"{words.Kept.Next()} en er is geen andere weg dan deze.", Items = words.Kept.Next(), ToldOn = new(2027, 1, 10), DelayReason = words.Kept.Next() };
        WorkDay.Good(await circuit.Act<LegalExceptions, Guid>(justice.CaseManager, acts => acts.Begin(justice.Client, later, Cancel)));
    }

    private static async Task AtTheOwnDoor(Circuit circuit, SmallUnit unit, JusticeDoor justice, (WorkDay.Words Told, WorkDay.Words Kept) words)
    {
        var (client, auditor) = (justice.Client, await unit.Hire("Dora Datawacht", Role.Auditor));
        WorkDay.Good(await circuit.Act<AddRemark, Guid>(justice.Own, add => add.Run(client, Cat.Ident, $"client/{client.Client.Value}", words.Told.Next(), Cancel)));
        var months = await circuit.As(justice.Own, scope => scope.GetRequiredService<VisitsToMine>().Read(new(2026, 11), Cancel));
        var asked = WorkDay.Good(await circuit.Act<AskAboutVisit, Guid>(justice.Own, ask => ask.Run(client, months[0].Visits[0].About, words.Told.Next(), Cancel)));
        WorkDay.Good(await circuit.Act<QuestionQueue, Guid>(auditor, queue => queue.Answer(asked, words.Told.Next(), Cancel)));
        var part = new WithholdingForm { Category = "med", Reason = $"{words.Kept.Next()}: eerst bespreken.", UntilOn = new(2026, 12, 1) };
        var withheld = WorkDay.Good(await circuit.Act<WithholdPart, Guid>(unit.Psychiatrist, hold => hold.Run(client, part, Cancel)));
        WorkDay.Good(await circuit.Act<WithholdPart, Guid>(justice.Own, hold => hold.NamePractitioner(client, withheld, words.Told.Next(), Cancel)));
    }
}
