using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

/// <summary>A case from proposal to look back, with a word of its own in every text that can be written.</summary>
internal static class CaseDay
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task Play(Circuit circuit, SmallUnit unit, ClientKey client, WorkDay.Words words)
    {
        var manager = await unit.Hire("Maya Draad", Role.CaseManager);
        Task<Outcome<TResult>> Do<TOperation, TResult>(Func<TOperation, Task<Outcome<TResult>>> act)
            where TOperation : notnull => circuit.Act(manager, act);

        var id = WorkDay.Good(await Do<ProposeCase, CaseId>(propose => propose.Run(client, new() { Model = "generalist", Source = "stay", Why = words.Next() }, Cancel)));
        WorkDay.Good(await Do<AgreeCase, CaseId>(agree => agree.Run(client, id, new() { OverNorm = words.Next(), Fields = Filled(CaseForms.Agreement, words), Version = 1 }, Cancel)));
        var other = await unit.Hire("Otto Over", Role.CaseManager);
        WorkDay.Good(await Do<HandOverCase, CaseId>(cases => cases.Run(client, id, new() { To = other.Account, UntilOn = circuit.Clock.Now.LocalDate(), Reason = "illness", Why = words.Next(), OverNorm = words.Next(), Version = 2 }, Cancel)));
        WorkDay.Good(await Do<LogContact, CaseContactId>(log => log.Run(client, id, new() { Kind = "phone", Note = words.Next(), NextStep = words.Next() }, Cancel)));
        var appointment = WorkDay.Good(await Do<AppointmentActs, AppointmentId>(acts => acts.Plan(client, id, new() { At = circuit.Clock.Now + Duration.FromDays(1), Kind = "office", Place = words.Next() }, Cancel)));
        WorkDay.Good(await Do<AppointmentActs, AppointmentId>(acts => acts.Settle(client, appointment, "cancelled", 1, Cancel)));
        WorkDay.Good(await Do<WriteLetter, Guid>(letters => letters.Run(client, id, new() { Kind = "linking", Language = "nl", To = words.Next(), Address = words.Next(), Way = "by-client", NextStep = words.Next() }, facts => new(words.Next(), facts.Asked.NextStep), Cancel)));
        foreach (var form in CaseForms.All.Where(f => f is { Offered: true, Part: not "closure" }))
        {
            WorkDay.Good(await circuit.Act<SaveCaseForm, Guid>(form.Category == Cat.Psy ? unit.Psychiatrist : manager, save => save.Run(client, id, form.Kind, new(null, Filled(form, words), 0), Cancel)));
        }

        GoalForm goal = new() { Domain = "housing", Words = new() { Goal = words.Next(), Measure = words.Next(), Who = words.Next(), What = words.Next(), HowLong = words.Next(), How = words.Next(), Reason = words.Next(), Evaluation = words.Next() } };
        WorkDay.Good(await Do<SaveGoals, IReadOnlyList<GoalId>>(save => save.Run(client, id, [(goal, 0)], Cancel)));
        WorkDay.Good(await Do<AgreePlan, int>(plan => plan.Freeze(client, id, Cancel)));
        WorkDay.Good(await Do<AgreePlan, int>(plan => plan.Answer(client, id, 1, new() { Way = "oral-with-witness", Witness = words.Next() }, Cancel)));
        WorkDay.Good(await Do<GiveCopy, PlanCopyId>(copy => copy.Run(client, id, 1, new() { Name = words.Next(), Kind = "service", Level = "whole", Language = "nl", Way = "by-client" }, Cancel)));
        var page = WorkDay.Good(await Do<CaseReader, CasePage>(reader => reader.Read(client, id, Cancel)));
        var step = page.Tasks.Single(t => t.Kind == "next-step");
        WorkDay.Good(await Do<CloseCaseTask, CaseTaskId>(close => close.Run(client, step.Id, new() { Outcome = "dropped", Note = words.Next(), Version = 1 }, Cancel)));
        WorkDay.Good(await Do<EndCase, CaseId>(end => end.Run(client, id, new() { Reason = "goals-reached", TakenOverBy = words.Next(), LookBack = true, Fields = Filled(CaseForms.Closure, words), Version = page.Head.Version }, Cancel)));
        foreach (var form in CaseForms.All.Where(f => f is { Offered: true, Part: "closure" }))
        {
            WorkDay.Good(await Do<SaveCaseForm, Guid>(save => save.Run(client, id, form.Kind, new(null, Filled(form, words), 0), Cancel)));
        }
    }

    /// <summary>What the pages of a case show, as text.</summary>
    public static async Task<IReadOnlyList<string>> Shown(Circuit circuit, SmallUnit unit, ClientKey client)
    {
        var shown = new List<string>();
        foreach (var id in await circuit.Look(db => db.Set<Case>().Where(c => c.ClientId == client.Client).Select(c => c.Id).ToListAsync(Cancel)))
        {
            shown.Add(JsonSerializer.Serialize((await circuit.Act<CaseReader, CasePage>(unit.Psychiatrist, read => read.Read(client, id, Cancel))).Value));
            shown.Add(JsonSerializer.Serialize((await circuit.Act<PlanReader, PlanPage>(unit.Psychiatrist, read => read.Read(client, id, Cancel))).Value));
        }

        return shown;
    }

    private static Dictionary<string, string> Filled(CaseForm form, WorkDay.Words words) =>
        form.Fields.Where(f => f.Needed || f.IsText).ToDictionary(f => f.Name, f => f.IsText ? words.Next() : f.Kind == FieldKind.Number ? "3" : Vocabulary.List(f.List)[0].Key);
}
