using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CaseManagement;

/// <summary>How a case ends, or why it does not begin.</summary>
public sealed record EndForm
{
    /// <summary>Code of <c>case-end</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>To whom the client was brought, or who takes over the thread: a service or the reference person.</summary>
    public string TakenOverBy { get; init; } = "";

    /// <summary>Who takes over said yes.</summary>
    public bool TakeoverAccepted { get; init; }

    /// <summary>The client wants to be asked how it goes after 3 and 6 months.</summary>
    public bool LookBack { get; init; }

    /// <summary>The fields of the form <c>case-closure</c>; not asked of a case that did not begin.</summary>
    public Dictionary<string, string> Fields { get; init; } = [];

    public int Version { get; init; }
}

/// <summary>Ends a case, or lets a proposed one go to the best referral: open tasks are dropped, appointments ahead are cancelled. The door stays open: it can be taken up again.</summary>
/// <remarks>Refuses with <c>cases.unknown</c>, <c>.ended</c>, <c>.referral-needed</c>, <c>changed-meanwhile</c>, and what is wrong with the form.</remarks>
public sealed class EndCase(Door door)
{
    /// <summary>Days that the team may still finish its work after the end (access.md A3).</summary>
    private const int DaysAfter = 30;

    private static readonly int[] LookBackMonths = [3, 6];

    /// <summary>Reasons that fit no case that never began.</summary>
    private static readonly string[] OnlyBegun = ["goals-reached", "period-over", "client-stops", "manager-stops"];

    /// <summary>Whether a reason fits: what never began cannot have reached its goals.</summary>
    /// <param name="reason">Code of <c>case-end</c>.</param>
    public static bool Fits(string reason, bool begun) => begun || !OnlyBegun.Contains(reason);

    public Task<Outcome<CaseId>> Run(ClientKey client, CaseId id, EndForm form, CancellationToken cancel) =>
        door.Write<CaseId>(new(Act.Write, Cat.Plan, client) { Record = $"case/{id.Value}" }, session => End(session, client, id, form, cancel), cancel);

    private static async Task<Outcome<CaseId>> End(Session session, ClientKey client, CaseId id, EndForm form, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return new Refusal("cases.unknown");
        }

        var begun = held.State() == CaseState.Running;
        var check = new Mistakes();
        check.That(held.EndedOn is null, new Refusal("cases.ended"));
        check.That(held.Version == form.Version, new Refusal("changed-meanwhile"));
        check.Code("case-end", form.Reason, nameof(form.Reason), needed: true);
        check.That(Fits(form.Reason, begun), new Refusal("code-unknown", form.Reason).At(nameof(form.Reason)));
        check.Text(form.TakenOverBy, ProposeCase.LongestText, nameof(form.TakenOverBy));
        check.That(begun || form.Reason == "died" || form.TakenOverBy.Trim().Length > 0, new Refusal("cases.referral-needed").At(nameof(form.TakenOverBy)));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var today = session.Now.LocalDate();
        (held.EndedOn, held.EndReason, held.TakeoverAccepted) = (today, form.Reason, form.TakeoverAccepted);
        held.TakenOverBy = (await session.Texts(client, cancel)).Seal(Cases.Table, form.TakenOverBy.Trim());
        await CaseTasks.Close(session, held, null, "dropped", cancel);
        await CallOff(session, held, cancel);
        if (begun)
        {
            var kept = await KeepForm.In(session, Cases.BasisOf(held), CaseForms.Closure, new(null, form.Fields, default), cancel);
            if (kept.Refusal is not null)
            {
                return kept.Refused<CaseId>();
            }

            await Afterwards(session, held, form.LookBack && form.Reason != "died", today, cancel);
        }

        session.Wrote("update", client, $"case/{id.Value}", held.Version + 1);
        return id;
    }

    /// <summary>What was still to come does not go on. An appointment that is past goes on asking what became of it.</summary>
    private static async Task CallOff(Session session, Case held, CancellationToken cancel)
    {
        var now = session.Now;
        var ahead = await session.Db.Set<CaseAppointment>().Where(a => a.OrganisationId == held.OrganisationId && a.CaseId == held.Id && a.State == "planned" && a.At > now).ToListAsync(cancel);
        ahead.ForEach(appointment => (appointment.State, appointment.SettledAt, appointment.Carer) = ("cancelled", now, held.Doer(appointment.Carer, appointment.At)));
    }

    /// <summary>The relation runs out; who wants to be asked later is asked, and the team may know the client until then.</summary>
    private static async Task Afterwards(Session session, Case held, bool lookBack, LocalDate today, CancellationToken cancel)
    {
        var last = today;
        foreach (var day in lookBack ? LookBackMonths.Select(today.PlusMonths) : [])
        {
            session.Db.Add(CaseTasks.New(held, "look-back", day));
            last = day;
        }

        await CareRelations.EndOn(session, $"case/{held.Id.Value}", last.PlusDays(DaysAfter), cancel);
    }
}
