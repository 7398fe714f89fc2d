namespace RodeDraad.Registration;

/// <summary>One item of a composite score.</summary>
/// <param name="Item">Its name.</param>
/// <param name="Divisor">The largest answer times the number of items of the area, so that each item weighs the same and the whole lies between 0 and 1.</param>
/// <param name="Log">An amount of money enters as the natural logarithm of one more than it.</param>
public sealed record CompositeTerm(string Item, int Divisor, bool Log = false);

/// <summary>A composite score of an area of an interview.</summary>
/// <param name="Area">The part of the definition it belongs to.</param>
/// <param name="Terms">Its items.</param>
/// <param name="FromOne">The terms are taken from 1: there more is better (employment).</param>
public sealed record CompositeRule(string Area, IReadOnlyList<CompositeTerm> Terms, bool FromOne = false)
{
    /// <summary>The score, 0 (no problem) to about 1; money can lift it above 1.</summary>
    /// <param name="answers">Answers by item; one that is not there is missing.</param>
    /// <returns>Null as soon as one item is missing: what nobody answered is never 0.</returns>
    /// <remarks>McGahan and others (1986), Addiction Severity Index: composite scores manual; see docs/methods/registration.md.</remarks>
    public double? Of(IReadOnlyDictionary<string, int> answers)
    {
        if (Terms.Any(term => !answers.ContainsKey(term.Item)))
        {
            return null;
        }

        var sum = Terms.Sum(term => (term.Log ? Math.Log(1.0 + answers[term.Item]) : answers[term.Item]) / term.Divisor);
        return FromOne ? 1 - sum : sum;
    }

    /// <summary>The formula with the names of the items.</summary>
    public string Formula => (FromOne ? "1 − (" : "") + string.Join(" + ", Terms.Select(term => $"{(term.Log ? $"ln({term.Item} + 1)" : term.Item)}/{term.Divisor}")) + (FromOne ? ")" : "");
}
