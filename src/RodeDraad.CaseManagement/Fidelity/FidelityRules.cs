using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.CaseManagement;

/// <summary>A contact as it was logged, without its words.</summary>
internal sealed record LoggedContact(Instant At, string Kind, string With, IReadOnlyList<string> Functions, IReadOnlyList<string> Services, string Outcome)
{
    /// <summary>Somebody spoke with the client.</summary>
    public bool Met => Found.Met(With, Outcome);

    /// <summary>The client was to be there, or was called, and was not found.</summary>
    public bool Missed => Found.Missed(With, Outcome);

    /// <summary>Somebody went to look for the client.</summary>
    public bool LooksFor => Kind is "home-visit" or "street" || Functions.Contains("outreaching");
}

/// <summary>A case with what was logged of it in the period, oldest contact first.</summary>
/// <param name="From">When it began, or the period when that is later.</param>
/// <param name="Until">When it ended, or now.</param>
/// <param name="Model">Judged as it held at the time of what is judged.</param>
internal sealed record LoggedCase(Instant From, Instant Until, bool Running, bool PlanAgreed, (DatedModels Dated, string Key) Model, IReadOnlyList<LoggedContact> Contacts);

/// <summary>How often a task was done, of how often it could have been.</summary>
internal readonly record struct DoneOf(int Done, int Of);

/// <summary>The rule by which each task is read out of the log; a task without a rule cannot be seen there. The page says each rule in words (<c>fidelity.rule-…</c>).</summary>
/// <remarks>Formula, unit, source and limits: docs/methods/fidelity.md.</remarks>
internal static class FidelityRules
{
    private static readonly Dictionary<string, Func<IReadOnlyList<LoggedCase>, DoneOf>> All = new(StringComparer.Ordinal)
    {
        ["contact-family"] = cases => With(cases, c => c.With == "network" && c.Outcome == "reached"),
        ["request-information-from-earlier-services"] = cases => With(cases, c => c.With == "service" && c.Outcome == "reached" && c.Functions.Contains("assessment")),
        ["draw-up-action-plan"] = cases => new(cases.Count(c => c.Running && c.PlanAgreed), cases.Count(c => c.Running)),
        ["accompany-client-to-appointment"] = cases => With(cases, c => c.Kind == "accompaniment"),
        ["see-clients-in-own-environment"] = cases => With(cases, c => c.Met && c.Kind is "home-visit" or "street"),
        ["look-up-clients-without-contact"] = cases => Sum(cases.Select(Missed)),
        ["look-up-clients-out-of-sight"] = cases => Sum(cases.Select(OutOfSight)),
        ["practical-help"] = cases => With(cases, c => c.Services.Contains("practical-help")),
    };

    /// <summary>Null when logs cannot show the task.</summary>
    public static DoneOf? Of(string task, IReadOnlyList<LoggedCase> cases) => All.TryGetValue(task, out var rule) ? rule(cases) : null;

    private static DoneOf With(IReadOnlyList<LoggedCase> cases, Func<LoggedContact, bool> contact) => new(cases.Count(c => c.Contacts.Any(contact)), cases.Count);

    private static DoneOf Sum(IEnumerable<DoneOf> parts) => parts.Aggregate(default(DoneOf), (sum, part) => new(sum.Done + part.Done, sum.Of + part.Of));

    /// <summary>Missed contacts whose days for outreach are over (a next miss within them is the same search), and those in which the client was met or looked for.</summary>
    private static DoneOf Missed(LoggedCase held)
    {
        var (done, of, searched) = (0, 0, Instant.MinValue);
        foreach (var missed in held.Contacts.Where(c => c.Missed))
        {
            var last = LocalTimes.StartOf(missed.At.LocalDate().PlusDays(held.Model.Dated.At(held.Model.Key, missed.At).OutreachDays + 1));
            if (missed.At < searched || last > held.Until)
            {
                continue;
            }

            (of, searched) = (of + 1, last);
            done += held.Contacts.Any(c => c.At > missed.At && c.At < last && (c.Met || c.LooksFor)) ? 1 : 0;
        }

        return new(done, of);
    }

    /// <summary>Silences longer than the model lets pass, and those in which, or at whose end, somebody went to look.</summary>
    private static DoneOf OutOfSight(LoggedCase held)
    {
        var met = held.Contacts.Where(c => c.Met).Select(c => c.At).Prepend(held.From).Append(held.Until).ToList();
        var silences = met.Zip(met.Skip(1)).Where(pair => held.Model.Dated.TooSilent(held.Model.Key, pair.First, pair.Second - Duration.Epsilon)).ToList();
        return new(silences.Count(s => held.Contacts.Any(c => c.At > s.First && c.At <= s.Second && c.LooksFor)), silences.Count);
    }
}
