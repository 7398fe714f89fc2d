using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Reporting;

/// <summary>A month of the own unit beside the month before: a page that is opened often, so it asks few kept queries and derives no stays.</summary>
/// <remarks>Of the own team alone, so nothing is hidden. Refuses with <c>reports.no-unit</c> and <c>reports.month</c>.</remarks>
public sealed class MonthReport(Door door)
{
    public const string Key = "month";

    private const int FirstYear = 2000;
    private static readonly LocalDatePattern Pattern = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM");

    public async Task<Outcome<ReportView>> Read(ReportQuestion asked, CancellationToken cancel)
    {
        var read = await door.Read<Answer>(
            new(Act.Read, Cat.Aggregate) { Record = "reports/month" },
            async session =>
            {
                var today = session.Now.LocalDate();
                var month = asked.Month.Length == 0 ? new(today.Year, today.Month, 1) : Pattern.Parse(asked.Month) is { Success: true } typed ? typed.Value : LocalDate.MaxIsoValue;
                if (month.Year < FirstYear || month > today)
                {
                    return new(new Refusal("reports.month").At(nameof(asked.Month)));
                }

                if (await OwnUnits.Of(session, cancel) is not [var unit, ..])
                {
                    return new(new Refusal("reports.no-unit"));
                }

                LocalDate[] starts = [month.PlusMonths(-1), month, month.PlusMonths(1)];
                var months = await UnitMonth.Of(session.Db, (session.Hat.Organisation, unit.Id), starts, session.Now, cancel);
                return new(new ReportView(Of(unit.Name, starts, months), asked with { Scope = ReportQuestion.Unit, Month = Pattern.Format(month) }, true));
            },
            cancel);
        return read.Refusal is null ? read.Value.Said : read.Refused<ReportView>();
    }

    private static Report Of(string unit, LocalDate[] starts, IReadOnlyList<UnitMonth> months)
    {
        ReportColumn[] columns = [.. months.Select((_, at) => new ReportColumn(Words.Said(starts[at].ToString("MM/uuuu", CultureInfo.InvariantCulture))))];
        ReportRow Row(Words label, Func<UnitMonth, ReportCell> cell) => new(label, [.. months.Select(cell)]);
        return new(Key, null,
        [
            new(Words.Said(unit), TableKind.Checks, columns,
            [
                Row("reports.presentations", month => new(month.Presentations.All, null)),
                Row("reports.admitted", month => ReportCell.Share(month.Presentations.Admitted, month.Presentations.All)),
                Row("reports.admissions", month => new(month.Admissions, null)),
                Row("reports.returned", month => ReportCell.Share(month.Returned, month.Admissions)),
                Row("reports.discharges", month => new(month.Discharges, null)),
                Row("reports.followed", month => ReportCell.Share(month.Followed.Reached, month.Followed.Of)),
            ]),
            new("reports.beds-and-days", TableKind.Numbers, columns,
            [
                Row("reports.mean-stay", month => new(null, month.MeanStayDays, 0)),
                Row("reports.bed-days", month => new(null, month.BedDays)),
                Row("reports.ordinary-beds", month => new(month.Beds, null)),
                Row("reports.occupancy", month => new(null, month.Occupancy * 100, 0)),
            ]),
        ]);
    }

    private sealed record Answer(Outcome<ReportView> Said);
}
