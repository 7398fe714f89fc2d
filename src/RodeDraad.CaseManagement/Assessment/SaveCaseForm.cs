using NodaTime;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>Keeps a form of a case, with what follows from it: a link asks for bridging until the client is there, and for feedback after; a new review sets the next. A review or look-back that is mended afterwards sets nothing.</summary>
/// <remarks>Refuses with <c>modules.unknown</c>, <c>cases.unknown</c>, <c>cases.ended</c>, <c>case-tasks.moved-to-needed</c> beside a next review in the past, <c>access.W2</c> and whatever <see cref="KeepForm"/> refuses.</remarks>
public sealed class SaveCaseForm(Door door)
{
    /// <summary>Days between two contacts while the client is not there yet.</summary>
    private const int BridgeEveryDays = 14;

    /// <summary>Days after the arrival in which feedback is asked.</summary>
    private const int FeedbackAfterDays = 21;

    public Task<Outcome<Guid>> Run(ClientKey client, CaseId id, string kind, FormEdit edit, CancellationToken cancel)
    {
        return CaseForms.Of(kind) is not { Offered: true } form
            ? Task.FromResult<Outcome<Guid>>(new Refusal("modules.unknown"))
            : door.Write<Guid>(new(Act.Write, form.Category, client) { Record = $"case/{id.Value}/{kind}" }, session => Save(session, client, id, form, edit, cancel), cancel);
    }

    private static async Task<Outcome<Guid>> Save(Session session, ClientKey client, CaseId id, CaseForm form, FormEdit edit, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return new Refusal("cases.unknown");
        }

        if (held.EndedOn is not null && form.Part != "closure")
        {
            return new Refusal("cases.ended");
        }

        if (edit.Entry is null && NextReview(edit.Fields) < session.Now.LocalDate())
        {
            return new Refusal("case-tasks.moved-to-needed").At("next-review");
        }

        var kept = await KeepForm.In(session, Cases.BasisOf(held), form, edit, cancel);
        if (kept.Refusal is null && (edit.Entry is null || form.Kind == "case-link"))
        {
            await Follow(session, held, form.Kind, (kept.Value, edit.Fields), cancel);
        }

        return kept;
    }

    private static async Task Follow(Session session, Case held, string kind, (Guid Entry, Dictionary<string, string> Fields) kept, CancellationToken cancel)
    {
        var today = session.Now.LocalDate();
        switch (kind)
        {
            case "case-link":
                await CaseTasks.Close(session, held, "bridging", "done", cancel, kept.Entry);
                await CaseTasks.Close(session, held, "link-feedback", "done", cancel, kept.Entry);
                if (AfterLink(kept.Fields, today) is { } next)
                {
                    session.Db.Add(CaseTasks.New(held, next.Kind, next.Due, kept.Entry));
                }

                break;
            case "case-review":
                await CaseTasks.Close(session, held, "review", "done", cancel);
                await CaseTasks.NextReview(session, held, NextReview(kept.Fields), cancel);
                break;
            case "look-back":
                await CaseTasks.CloseFirst(session, held, "look-back", cancel);
                break;
        }
    }

    private static LocalDate? NextReview(Dictionary<string, string> fields) => LocalTimes.Date(fields.GetValueOrDefault("next-review", ""));

    /// <summary>What a link asks for next: a bridge while the client is on the way, feedback once he is there, nothing when it is over.</summary>
    internal static (string Kind, LocalDate Due)? AfterLink(Dictionary<string, string> fields, LocalDate today) =>
        fields.GetValueOrDefault("link-state") is "ended" or "refused" || fields.GetValueOrDefault("feedback-on", "").Length > 0 ? null
        : LocalTimes.Date(fields.GetValueOrDefault("arrived-on", "")) is { } arrived ? ("link-feedback", arrived.PlusDays(FeedbackAfterDays))
        : ("bridging", today.PlusDays(BridgeEveryDays));
}
