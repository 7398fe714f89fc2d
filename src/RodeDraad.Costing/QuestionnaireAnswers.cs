using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>Makes questionnaires of rows, and gathers what is wrong with them.</summary>
internal sealed class QuestionnaireAnswers(List<Refusal> mistakes)
{
    private static readonly string[] Activities = ["beds", "all-beds", "mean-stay-days", "bed-days", "registrations", "consultations", "admissions"];

    private static readonly string[] Agreements = ["funder", "posts-agreed", "posts-funded", "months", "budget"];

    public CostQuestionnaire Of(string service, int year, List<QuestionnaireRow> rows)
    {
        foreach (var row in rows)
        {
            Check(row);
        }

        foreach (var twice in rows.Where(row => row.Part is "activity" or "agreement").GroupBy(row => (row.Part, row.Code)).Where(same => same.Count() > 1))
        {
            mistakes.Add(new Refusal("costs.answer-twice", twice.Key.Code).At($"{twice.Last().Line}:code"));
        }

        return mistakes.Count > 0 ? new(service, year) : Made(service, year, rows);
    }

    private static CostQuestionnaire Made(string service, int year, List<QuestionnaireRow> rows)
    {
        var parts = rows.ToLookup(row => row.Part, StringComparer.Ordinal);
        decimal? Number(string part, string code) => parts[part].FirstOrDefault(row => row.Code == code)?.Number;
        int? Count(string code) => (int?)Number("activity", code);

        return new(service, year)
        {
            Activity = new()
            {
                Beds = Count("beds"),
                AllBeds = Count("all-beds"),
                MeanStayDays = Number("activity", "mean-stay-days"),
                BedDays = Number("activity", "bed-days"),
                Registrations = Count("registrations"),
                Consultations = Count("consultations"),
                Admissions = Count("admissions"),
            },
            Agreement = new()
            {
                Funder = parts["agreement"].FirstOrDefault(row => row.Code == "funder")?.Detail ?? "",
                PostsAgreed = Number("agreement", "posts-agreed"),
                PostsFunded = Number("agreement", "posts-funded"),
                Months = (int?)Number("agreement", "months") ?? 12,
                Budget = parts["agreement"].FirstOrDefault(row => row.Code == "budget")?.Amount,
            },
            Funding = [.. parts["funding"].Select(row => new FundingLine(row.Code, row.Share!.Value))],
            Staff = [.. parts["staff"].Select(row => new StaffLine(row.Code, (int)(row.Number ?? 1), row.Share, row.Amount))],
            Volunteers = [.. parts["volunteers"].Select(row => new VolunteerLine(row.Code, row.Number!.Value, row.Amount))],
            Costs = [.. parts["cost"].Select(Cost)],
            Consultancy = [.. parts["consultancy"].Select(row => new ConsultancyLine(row.Note, row.Number!.Value, row.Amount!.Value))],
        };
    }

    private static CostLine Cost(QuestionnaireRow row) => new(row.Code, row.Amount!.Value)
    {
        Method = Depreciates(row) ? row.Detail : "",
        Outsourcing = Depreciates(row) ? "" : row.Detail,
        WithinAgreement = row.WithinAgreement,
        Note = row.Note,
    };

    private static bool Depreciates(QuestionnaireRow row) => row.Code is "depreciation-material" or "depreciation-buildings";

    private void Check(QuestionnaireRow row)
    {
        var (amount, share, number, detail) = (row.Amount is not null, row.Share is not null, row.Number is not null, row.Detail.Length > 0);
        switch (row.Part)
        {
            case "activity":
                Code(row, Activities.Contains(row.Code));
                Needs(row, "number", number);
                Whole(row, row.Code is not ("mean-stay-days" or "bed-days"));
                break;
            case "agreement":
                Code(row, Agreements.Contains(row.Code));
                Needs(row, row.Code switch { "funder" => "detail", "budget" => "amount_eur", _ => "number" }, row.Code switch { "funder" => detail, "budget" => amount, _ => number });
                Whole(row, row.Code == "months");
                break;
            case "funding":
                Needs(row, "share_pct", share);
                break;
            case "staff":
                Whole(row, true);
                break;
            case "volunteers":
                Needs(row, "number", number);
                break;
            case "cost":
                Needs(row, "amount_eur", amount);
                break;
            default:
                Needs(row, "number", number);
                Needs(row, "amount_eur", amount);
                break;
        }
    }

    private void Code(QuestionnaireRow row, bool known)
    {
        if (!known)
        {
            mistakes.Add(new Refusal("code-unknown", row.Code).At($"{row.Line}:code"));
        }
    }

    private void Needs(QuestionnaireRow row, string column, bool there)
    {
        if (!there)
        {
            mistakes.Add(new Refusal("field-needed").At($"{row.Line}:{column}"));
        }
    }

    /// <summary>A count is whole, and small enough to be one.</summary>
    private void Whole(QuestionnaireRow row, bool needed)
    {
        if (needed && row.Number is { } number && (number != decimal.Truncate(number) || number > 100_000_000))
        {
            mistakes.Add(new Refusal("costs.not-whole", row.Code).At($"{row.Line}:number"));
        }
    }
}
