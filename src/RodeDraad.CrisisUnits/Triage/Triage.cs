using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>What the scale says about a presentation, and whether a decision goes against it.</summary>
internal static class Triage
{
    /// <summary>The advice on the first rating of a presentation, or null when the unit does not use the scale or nobody rated.</summary>
    public static async Task<CtrsAdvice?> AdviceOn(CircuitDb db, UnitSettings settings, Presentation presentation, CancellationToken cancel)
    {
        var rating = await db.Set<CtrsRating>().AsNoTracking()
            .Where(r => r.OrganisationId == presentation.OrganisationId && r.PresentationId == presentation.Id)
            .OrderBy(r => r.RatedAt)
            .FirstOrDefaultAsync(cancel);
        return settings.UsesCtrs && rating is not null
            ? BandsOf(settings).AdviceFor(CtrsScore.Rate(rating.Danger, rating.Support, rating.Cooperation).Value)
            : null;
    }

    public static CtrsBands BandsOf(UnitSettings settings) => new(settings.AdmissionUpTo, settings.OutpatientAbove, settings.BandsSource);

    /// <summary>Not admitting (nor putting on the list) against an advice of admission, or admitting against an advice of outpatient care. "Look closer" binds to nothing.</summary>
    public static bool Deviates(CtrsAdvice? advice, string decision) => advice switch
    {
        CtrsAdvice.Admission => decision is not ("admit" or "waiting-list" or ""),
        CtrsAdvice.Outpatient => decision is "admit" or "waiting-list",
        CtrsAdvice.LookCloser or null => false,
    };

    public static string CodeOf(CtrsAdvice advice) => advice switch
    {
        CtrsAdvice.Admission => "admission",
        CtrsAdvice.LookCloser => "look-closer",
        CtrsAdvice.Outpatient => "outpatient",
    };
}
