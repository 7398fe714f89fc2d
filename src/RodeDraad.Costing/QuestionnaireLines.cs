using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>The lines of a questionnaire in a file, in the order of <see cref="QuestionnaireRows.Columns"/>.</summary>
internal static class QuestionnaireLines
{
    public static IEnumerable<IReadOnlyList<string>> Of(CostQuestionnaire q)
    {
        IReadOnlyList<string> Line(string part, string code, Euro? amount = null, Rate? share = null, decimal? number = null, string detail = "", bool? within = null, string note = "") =>
            [q.Service, q.Year.ToString(CultureInfo.InvariantCulture), part, code, Number(amount?.Amount), Number(share?.Fraction * 100), Number(number), detail, within switch { true => "yes", false => "no", null => "" }, note];

        return
        [
            .. Numbers(q.Activity).Where(answer => answer.Number is not null).Select(answer => Line("activity", answer.Code, number: answer.Number)),
            .. Agreement(q.Agreement, Line),
            .. q.Funding.Select(line => Line("funding", line.Source, share: line.Share)),
            .. q.Staff.Select(line => Line("staff", line.Function, line.GrossCost, line.Share, line.People)),
            .. q.Volunteers.Select(line => Line("volunteers", line.Function, line.Value, number: line.Hours)),
            .. q.Costs.Select(line => Line("cost", line.Kind, line.Amount, detail: line.Outsourcing + line.Method, within: line.WithinAgreement, note: line.Note)),
            .. q.Consultancy.Select(line => Line("consultancy", "hours", line.HourPrice, number: line.Hours, note: line.Function)),
        ];
    }

    /// <summary>The numbers of the part <c>activity</c> by their code.</summary>
    private static IEnumerable<(string Code, decimal? Number)> Numbers(CostActivity activity) =>
    [
        ("beds", activity.Beds), ("all-beds", activity.AllBeds), ("mean-stay-days", activity.MeanStayDays), ("bed-days", activity.BedDays),
        ("registrations", activity.Registrations), ("consultations", activity.Consultations), ("admissions", activity.Admissions),
    ];

    private delegate IReadOnlyList<string> LineMaker(string part, string code, Euro? amount = null, Rate? share = null, decimal? number = null, string detail = "", bool? within = null, string note = "");

    private static IEnumerable<IReadOnlyList<string>> Agreement(CostAgreement agreement, LineMaker line)
    {
        if (agreement.Funder.Length > 0)
        {
            yield return line("agreement", "funder", detail: agreement.Funder);
        }

        foreach (var (code, number) in new[] { ("posts-agreed", agreement.PostsAgreed), ("posts-funded", agreement.PostsFunded), ("months", agreement.Months == 12 ? null : agreement.Months) })
        {
            if (number is not null)
            {
                yield return line("agreement", code, number: number);
            }
        }

        if (agreement.Budget is not null)
        {
            yield return line("agreement", "budget", agreement.Budget);
        }
    }

    /// <summary>A number as it is read back: one with three decimals gets a fourth, since it could be taken for thousands.</summary>
    private static string Number(decimal? number) => number is not { } value ? "" : NumberText.Write(value) is var text && text.Length > 4 && text[^4] == '.' ? text + "0" : text;
}
