using RodeDraad.Kernel;

namespace RodeDraad.Registration;

/// <summary>The composite score of each area of an interview; null where an item is missing.</summary>
public sealed record InterviewScores(string Version, IReadOnlyDictionary<string, double?> Composites);

/// <summary>Makes the composite scores of an interview (EuropASI) by the rules of one version. Keeps nothing.</summary>
/// <remarks>Refuses with <c>registration.unknown</c>; beside each item with <c>registration.item-unknown</c> and <c>units.out-of-range</c>.</remarks>
public sealed class ScoreInterview(Shelf shelf)
{
    /// <param name="version">For example <c>europasi-5</c>.</param>
    /// <param name="answers">Whole numbers by item; null and what is not there are missing.</param>
    public Outcome<InterviewScores> Run(string version, IReadOnlyDictionary<string, int?> answers)
    {
        if (shelf.Find(version) is not { Composites.Count: > 0 } by)
        {
            return new Refusal("registration.unknown");
        }

        var check = new Mistakes();
        foreach (var (name, answer) in answers)
        {
            var item = by.Items.FirstOrDefault(one => one.Name == name);
            check.That(item is { Most: not null }, new Refusal("registration.item-unknown", name).At(name));
            check.That(item?.Most is not { } most || answer is null || (answer >= 0 && answer <= most), new Refusal("units.out-of-range", 0, item?.Most ?? 0).At(name));
        }

        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var known = answers.Where(answer => answer.Value is not null).ToDictionary(answer => answer.Key, answer => answer.Value!.Value, StringComparer.Ordinal);
        return new InterviewScores(by.Version, by.Composites.ToDictionary(rule => rule.Area, rule => rule.Of(known), StringComparer.Ordinal));
    }
}
