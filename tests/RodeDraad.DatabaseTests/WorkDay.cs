using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

/// <summary>One client from presentation to aftercare, with a word of its own in every text that can be written.</summary>
internal static class WorkDay
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <returns>The client and all words that were written.</returns>
    public static async Task<(ClientKey Client, IReadOnlyList<string> Words)> Play(Circuit circuit, SmallUnit unit, string familyName = "Kanariewinter")
    {
        var words = new Words(familyName.Length);
        Task<Outcome<TResult>> Do<TOperation, TResult>(Func<TOperation, Task<Outcome<TResult>>> act)
            where TOperation : notnull => circuit.Act(unit.Nurse, act);

        var first = await unit.Present("Voorganger");
        await Decide(circuit, unit, first, "Voor deze");
        var form = Filled(unit, familyName, words);
        var taken = (await Do<TakePresentation, TakenPresentation>(take => take.Run(form, Cancel))).Value;
        Good(await Do<EditPresentation, PresentationId>(edit => edit.Run(taken.Client, taken.Id, form with { Story = words.Next() }, 1, Cancel)));
        Good(await Do<EditPresentation, PresentationId>(edit => edit.Run(taken.Client, taken.Id, form with { DependantsNote = words.Next() }, 1, Cancel)));
        await Decide(circuit, unit, taken, words.Next(), version: 3);
        await Wait(circuit, unit, taken.Client, words);
        circuit.Clock.Now += Duration.FromDays(2);
        var stay = Good(await Do<AdmitToBed, StayId>(admit => admit.Run(taken.Client, new() { Bed = unit.Beds[0], Presentation = taken.Id, PassedOver = words.Next() }, Cancel)));
        await Forms(circuit, unit, (taken.Client, stay), words);
        await CaseDay.Play(circuit, unit, taken.Client, words);
        circuit.Clock.Now += Duration.FromDays(3);
        var leave = new DischargeForm { EndReason = "end-of-programme", Destinations = ["ambulatory-treatment"], Note = words.Next(), Version = 1 };
        Good(await Do<DischargeClient, StayId>(discharge => discharge.Run(taken.Client, stay, leave, Cancel)));
        circuit.Clock.Now += Duration.FromDays(2);
        var call = await circuit.Look(db => db.Set<FollowUp>().FirstAsync(f => f.StayId == stay && f.Kind == "first-contact", Cancel));
        Good(await Do<CloseFollowUp, FollowUpId>(close => close.Run(taken.Client, call.Id, new() { Outcome = "reached", Note = words.Next(), Version = 1 }, Cancel)));
        return (taken.Client, words.Said);
    }

    /// <summary>The words that no page shows any more: whatever was overwritten aside.</summary>
    public static async Task<IReadOnlyList<string>> NotShown(Circuit circuit, SmallUnit unit, ClientKey client, IReadOnlyList<string> words)
    {
        var kept = await circuit.Look(db => db.Set<Storage.RecordVersion>().Where(v => v.Client == client.Client.Value).Select(v => v.Fields).ToListAsync(Cancel));
        var shown = new List<string>(await Task.WhenAll(kept.Select(fields => circuit.Opened(client, "record_versions", fields))));
        foreach (var id in await circuit.Look(db => db.Set<Presentation>().Where(p => p.ClientId == client.Client).Select(p => p.Id).ToListAsync(Cancel)))
        {
            shown.Add(JsonSerializer.Serialize((await circuit.Act<PresentationReader, PresentationPage>(unit.Psychiatrist, read => read.Read(client, id, Cancel))).Value));
        }

        foreach (var id in await circuit.Look(db => db.Set<Stay>().Where(s => s.ClientId == client.Client).Select(s => s.Id).ToListAsync(Cancel)))
        {
            shown.Add(JsonSerializer.Serialize((await circuit.Act<StayReader, StayPage>(unit.Psychiatrist, read => read.Read(client, id, Cancel))).Value));
        }

        shown.AddRange(await CaseDay.Shown(circuit, unit, client));
        var waiting = await circuit.Look(db => db.Set<WaitingEntry>().Where(w => w.ClientId == client.Client).ToListAsync(Cancel));
        shown.AddRange(await Task.WhenAll(waiting.Select(w => circuit.Opened(client, "waiting_entries", w.Reason))));
        var contacts = await circuit.Look(db => db.Set<BridgingContact>().ToListAsync(Cancel));
        shown.AddRange(await Task.WhenAll(contacts.Select(c => circuit.Opened(client, "bridging_contacts", c.Note))));
        return [.. words.Where(word => !shown.Exists(text => text.Contains(word, StringComparison.Ordinal)))];
    }

    private static PresentationForm Filled(SmallUnit unit, string familyName, Words words) => unit.Form(familyName) with
    {
        AskedByContact = words.Next(),
        Story = words.Next(),
        Dependants = ["children"],
        DependantsNote = words.Next(),
        Representative = words.Next(),
        SomaticState = "stable",
        SomaticClearedBy = words.Next(),
    };

    private static async Task Decide(Circuit circuit, SmallUnit unit, TakenPresentation taken, string note, int version = 1)
    {
        var decision = new DecisionForm { Decision = "waiting-list", DeviationReason = "no-bed", Note = note, Version = version };
        Good(await circuit.Act<DecidePresentation, PresentationId>(unit.Nurse, decide => decide.Run(taken.Client, taken.Id, decision, Cancel)));
    }

    private static async Task Wait(Circuit circuit, SmallUnit unit, ClientKey client, Words words)
    {
        var entry = await circuit.Look(db => db.Set<WaitingEntry>().Where(w => w.ClientId == client.Client).Select(w => w.Id).SingleAsync(Cancel));
        Good(await circuit.Act<WaitingActs, WaitingId>(unit.Nurse, waiting => waiting.Bridge(client, entry, new() { Outcome = "reached", Note = words.Next() }, Cancel)));
        Good(await circuit.Act<WaitingActs, WaitingId>(unit.Nurse, waiting => waiting.Order(client, entry, 5, words.Next(), Cancel)));
    }

    private static async Task Forms(Circuit circuit, SmallUnit unit, (ClientKey Client, StayId Stay) of, Words words)
    {
        foreach (var form in ModuleForms.All.Where(f => f.Fields.Any(field => field.Kind is FieldKind.Text or FieldKind.LongText)))
        {
            var fields = form.Fields.Where(f => f.Needed || f.Kind is FieldKind.Text or FieldKind.LongText).ToDictionary(f => f.Name, f => f.Kind switch
            {
                FieldKind.Text or FieldKind.LongText => words.Next(),
                FieldKind.Number => "3",
                _ => Vocabulary.List(f.List)[0].Key,
            });
            Good(await circuit.Act<SaveModuleForm, Guid>(unit.Psychiatrist, save => save.Run(of.Client, of.Stay, form.Kind, new(null, fields, 0), Cancel)));
        }
    }

    internal static T Good<T>(Outcome<T> outcome)
    {
        Assert.Equal("", string.Join(", ", outcome.Refusals.Select(r => $"{r.Code} {r.Field}")));
        return outcome.Value;
    }

    /// <summary>Words that stand nowhere else.</summary>
    internal sealed class Words(int of)
    {
        public List<string> Said { get; } = [];

        public string Next()
        {
            Said.Add($"kanariewoord{of}x{Said.Count}y");
            return Said[^1];
        }
    }
}
