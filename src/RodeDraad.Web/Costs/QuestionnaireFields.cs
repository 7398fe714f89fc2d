using System.Globalization;
using RodeDraad.Costing;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>A cost questionnaire as a form: its fields, and back.</summary>
/// <remarks>Rows have a number behind their name (<c>Staff0.Function</c>); how many there are stands in <c>Rows.Staff</c>. Each kind of cost has a row of its own (<c>Cost.rent.Amount</c>); what else was told stands in extra rows. A row in which nothing stands is none.</remarks>
internal static class QuestionnaireFields
{
    /// <summary>The parts with rows that can be added.</summary>
    public static readonly IReadOnlyList<string> Parts = ["Staff", "Volunteer", "Extra", "Advice"];

    /// <summary>Kinds that have a part of their own, so no row among the costs.</summary>
    private static readonly string[] Elsewhere = ["personnel", "volunteers", "external-consultancy"];

    /// <summary>Kinds of cost with a row, in the order of the questionnaire.</summary>
    public static IEnumerable<Code> Kinds => Vocabulary.List("cost-kind").Where(kind => !Elsewhere.Contains(kind.Key));

    /// <summary>What an extra row can be about: every kind, and the groups of which only the sum is known.</summary>
    public static IEnumerable<Code> ExtraKinds => Vocabulary.List("cost-group").Concat(Vocabulary.List("cost-kind")).DistinctBy(code => code.Key);

    public static bool Depreciates(string kind) => kind is "depreciation-material" or "depreciation-buildings";

    /// <summary>How many rows a part shows.</summary>
    public static int Rows(FormState form, string part) => int.TryParse(form[$"Rows.{part}"], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Min(rows, 500) : 1;

    public static FormState Shown(CostQuestionnaire of)
    {
        var (form, activity, agreement) = (new FormState(), of.Activity, of.Agreement);
        foreach (var (field, number) in Numbers(activity))
        {
            form[field] = N(number);
        }

        (form["Funder"], form["PostsAgreed"], form["PostsFunded"], form["Budget"], form["Months"]) = (agreement.Funder, N(agreement.PostsAgreed), N(agreement.PostsFunded), N(agreement.Budget?.Amount), N(agreement.Months));
        foreach (var line in of.Funding)
        {
            form[$"Funding.{line.Source}"] = N(line.Share.Fraction * 100);
        }

        Fill(form, "Staff", of.Staff, line => [("Function", line.Function), ("People", N(line.People)), ("Share", N(line.Share?.Fraction * 100)), ("Gross", N(line.GrossCost?.Amount))]);
        Fill(form, "Volunteer", of.Volunteers, line => [("Function", line.Function), ("Hours", N(line.Hours)), ("Value", N(line.Value?.Amount))]);
        Fill(form, "Advice", of.Consultancy, line => [("What", line.Function), ("Hours", N(line.Hours)), ("Price", N(line.HourPrice.Amount))]);
        var kinds = Kinds.Select(kind => kind.Key).ToHashSet(StringComparer.Ordinal);
        var own = of.Costs.Where(line => kinds.Contains(line.Kind)).DistinctBy(line => line.Kind).ToList();
        foreach (var line in own)
        {
            Fill(form, $"Cost.{line.Kind}", Cost(line));
        }

        Fill(form, "Extra", [.. of.Costs.Where(line => !own.Exists(shown => ReferenceEquals(shown, line)))], line => [("Kind", line.Kind), .. Cost(line)]);
        return form;
    }

    /// <summary>The numbers of what was done, by their field.</summary>
    public static IEnumerable<(string Field, decimal? Number)> Numbers(CostActivity of) =>
        [("Beds", of.Beds), ("AllBeds", of.AllBeds), ("MeanStayDays", of.MeanStayDays), ("BedDays", of.BedDays), ("Registrations", of.Registrations), ("Consultations", of.Consultations), ("Admissions", of.Admissions)];

    /// <summary>A number as it is typed. One with three decimals gets a fourth, since it could be taken for thousands.</summary>
    public static string N(decimal? number)
    {
        var said = number?.ToString("0.######", CultureInfo.CurrentCulture) ?? "";
        return said.Length > 4 && said[^4] is ',' or '.' ? said + "0" : said;
    }

    /// <summary>What two forms say differently, by field.</summary>
    public static IReadOnlyList<(string Field, string One, string Other)> Differences(FormState one, FormState other) =>
        [.. one.Everything.Concat(other.Everything).Select(field => field.Name).Distinct(StringComparer.OrdinalIgnoreCase).Where(field => !field.StartsWith("Rows.", StringComparison.Ordinal) && one[field] != other[field]).Select(field => (field, one[field], other[field]))];

    private static IEnumerable<(string, string)> Cost(CostLine line) =>
        [("Amount", N(line.Amount.Amount)), ("Detail", line.Outsourcing + line.Method), ("Within", line.WithinAgreement switch { true => "yes", false => "no", null => "" }), ("Note", line.Note)];

    private static void Fill<T>(FormState form, string part, IReadOnlyList<T> lines, Func<T, IEnumerable<(string, string)>> fields)
    {
        foreach (var (at, line) in lines.Index())
        {
            Fill(form, $"{part}{at}", fields(line));
        }

        form[$"Rows.{part}"] = (lines.Count + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static void Fill(FormState form, string row, IEnumerable<(string Field, string Said)> fields)
    {
        foreach (var (field, said) in fields)
        {
            form[$"{row}.{field}"] = said;
        }
    }
}
