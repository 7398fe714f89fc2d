using RodeDraad.Costing;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>Reads what was typed in the form of a questionnaire, and gathers what cannot be read, each beside its field.</summary>
internal sealed class QuestionnaireTyped(FormState form)
{
    public List<Refusal> Mistakes { get; } = [];

    public CostQuestionnaire Of(string service, int year) => new(service, year)
    {
        Activity = new()
        {
            Beds = Whole("Beds"),
            AllBeds = Whole("AllBeds"),
            MeanStayDays = Number("MeanStayDays"),
            BedDays = Number("BedDays"),
            Registrations = Whole("Registrations"),
            Consultations = Whole("Consultations"),
            Admissions = Whole("Admissions"),
        },
        Agreement = new() { Funder = form["Funder"], PostsAgreed = Number("PostsAgreed"), PostsFunded = Number("PostsFunded"), Budget = Money("Budget"), Months = Months() },
        Funding = [.. Vocabulary.List("funding-source").Select(source => (source.Key, Share: Share($"Funding.{source.Key}"))).Where(source => source.Share is not null).Select(source => new FundingLine(source.Key, source.Share!.Value))],
        Staff = [.. Rows("Staff", "Function", "People", "Share", "Gross").Select(row => new StaffLine(Needed($"{row}.Function"), Whole($"{row}.People") ?? 1, Share($"{row}.Share"), Money($"{row}.Gross")))],
        Volunteers = [.. Rows("Volunteer", "Function", "Hours", "Value").Select(row => new VolunteerLine(Needed($"{row}.Function"), Asked($"{row}.Hours", Number), Money($"{row}.Value")))],
        Costs = [.. QuestionnaireFields.Kinds.Where(kind => Stands($"Cost.{kind.Key}", "Amount", "Detail", "Within", "Note")).Select(kind => Cost(kind.Key, $"Cost.{kind.Key}")), .. Rows("Extra", "Kind", "Amount", "Detail", "Within", "Note").Select(row => Cost(Needed($"{row}.Kind"), row))],
        Consultancy = [.. Rows("Advice", "What", "Hours", "Price").Select(row => new ConsultancyLine(form[$"{row}.What"].Trim(), Asked($"{row}.Hours", Number), Asked($"{row}.Price", Money)))],
    };

    /// <summary>An amount of money, to the cent.</summary>
    public Euro? Money(string field) => Number(field, 2) is { } amount ? Euro.Nearest(amount) : null;

    /// <summary>A percentage with at most two decimals.</summary>
    public Rate? Share(string field) => Number(field, 2) is { } percent ? Rate.Percent(percent) : null;

    public int? Whole(string field)
    {
        var number = Number(field, 0);
        Say(number is null or <= 100_000_000, new Refusal("costs.too-large"), field);
        return number is <= 100_000_000 ? (int)number : null;
    }

    private decimal? Number(string field) => Number(field, 6);

    private decimal? Number(string field, int decimals)
    {
        var text = form[field].Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var read = NumberText.Read(text, decimals);
        var wrong = read.Refusal is { } unreadable ? decimals == 0 && unreadable.Code == "costs.decimals" ? new Refusal("costs.not-whole", text) : unreadable
            : read.Value < 0 ? new Refusal("costs.negative")
            : read.Value > CostRules.Largest.Amount ? new Refusal("costs.too-large")
            : null;
        if (wrong is not null)
        {
            Mistakes.Add(wrong.At(field));
            return null;
        }

        return read.Value;
    }

    private int Months()
    {
        var months = Whole("Months") ?? 12;
        Say(months is >= 1 and <= 12, new Refusal("costs.months"), "Months");
        return Math.Clamp(months, 1, 12);
    }

    private CostLine Cost(string kind, string row) => new(kind, Asked($"{row}.Amount", Money))
    {
        Outsourcing = QuestionnaireFields.Depreciates(kind) ? "" : form[$"{row}.Detail"],
        Method = QuestionnaireFields.Depreciates(kind) ? form[$"{row}.Detail"] : "",
        WithinAgreement = form[$"{row}.Within"] switch { "yes" => true, "no" => false, _ => null },
        Note = form[$"{row}.Note"].Trim(),
    };

    private string Needed(string field)
    {
        Say(form[field].Length > 0, new Refusal("field-needed"), field);
        return form[field];
    }

    /// <summary>A number that a row cannot do without.</summary>
    private T Asked<T>(string field, Func<string, T?> read)
        where T : struct
    {
        Say(form[field].Trim().Length > 0, new Refusal("field-needed"), field);
        return read(field) ?? default;
    }

    private IEnumerable<string> Rows(string part, params string[] fields) => Enumerable.Range(0, QuestionnaireFields.Rows(form, part)).Select(at => $"{part}{at}").Where(row => Stands(row, fields));

    private bool Stands(string row, params string[] fields) => fields.Any(field => form[$"{row}.{field}"].Trim().Length > 0);

    private void Say(bool right, Refusal refusal, string field)
    {
        if (!right)
        {
            Mistakes.Add(refusal.At(field));
        }
    }
}
