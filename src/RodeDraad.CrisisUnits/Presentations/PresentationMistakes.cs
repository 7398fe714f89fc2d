using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.CrisisUnits;

/// <summary>What can be wrong with a presentation as typed; all mistakes together, each beside its field.</summary>
internal static class PresentationMistakes
{
    private const int OldestAge = 120;

    public static List<Refusal> Of(PresentationForm form, Instant now)
    {
        var check = new Mistakes();
        check.Code("presentation-channel", form.Channel, nameof(form.Channel), needed: true);
        check.Code("referral-source", form.AskedBy, nameof(form.AskedBy), needed: true);
        check.Code("danger-to-life", form.DangerToLife, nameof(form.DangerToLife), needed: true);
        check.Code("presenting-problem", form.PrimaryProblem, nameof(form.PrimaryProblem), needed: true);
        check.Code("presenting-problem", form.SecondaryProblem, nameof(form.SecondaryProblem));
        check.Codes("danger-kind", form.DangerKinds, nameof(form.DangerKinds));
        check.Codes("precipitating-domain", form.PrecipitatingDomains, nameof(form.PrecipitatingDomains));
        check.Codes("underlying-risk", form.UnderlyingRisks, nameof(form.UnderlyingRisks));
        check.Codes("dependant-kind", form.Dependants, nameof(form.Dependants));
        check.Code("dependants-safe", form.DependantsSafe, nameof(form.DependantsSafe));
        check.Code("somatic-state", form.SomaticState, nameof(form.SomaticState));
        check.Code("somatic-sent-to", form.SomaticSentTo, nameof(form.SomaticSentTo));
        check.Text(form.Story, PresentationForm.LongestStory, nameof(form.Story));
        check.Text(form.DependantsNote, 1_000, nameof(form.DependantsNote));
        check.Text(form.AskedByContact, 200, nameof(form.AskedByContact));
        check.Text(form.Representative, 200, nameof(form.Representative));
        check.Text(form.SomaticClearedBy, 200, nameof(form.SomaticClearedBy));
        check.That(form.ReceivedAt is null || form.ReceivedAt <= now, new Refusal("time.in-future").At(nameof(form.ReceivedAt)));
        CheckSubstances(form, check);
        CheckTriage(form, check);
        return check.Found;
    }

    private static void CheckSubstances(PresentationForm form, Mistakes check)
    {
        for (var i = 0; i < form.Substances.Count; i++)
        {
            var (use, at) = (form.Substances[i], $"Substances[{i}]");
            check.Code("substance-class", use.Substance, $"{at}.Substance", needed: true);
            check.Code("route-of-administration", use.Route, $"{at}.Route");
            check.Code("frequency-of-use", use.Frequency, $"{at}.Frequency");
            check.Code("last-use", use.LastUse, $"{at}.LastUse");
            check.That(use.FirstAge is null or (>= 0 and <= OldestAge), new Refusal("clients.age-out-of-range").At($"{at}.FirstAge"));
            check.That(use.RegularAge is null or (>= 0 and <= OldestAge), new Refusal("clients.age-out-of-range").At($"{at}.RegularAge"));
            check.That(use.RegularAge is null || use.FirstAge is null || use.RegularAge >= use.FirstAge, new Refusal("presentations.regular-before-first").At($"{at}.RegularAge"));
        }
    }

    private static void CheckTriage(PresentationForm form, Mistakes check)
    {
        int?[] ratings = [form.Danger, form.Support, form.Cooperation];
        check.That(ratings.All(r => r is null) || ratings.All(r => r is not null), new Refusal("ctrs.incomplete").At(nameof(form.Danger)));
        if (form is { Danger: { } danger, Support: { } support, Cooperation: { } cooperation })
        {
            check.All(CtrsScore.Rate(danger, support, cooperation).Refusals);
        }
    }
}
