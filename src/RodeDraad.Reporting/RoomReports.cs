using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Reporting;

/// <summary>Reports that other rooms count: waiting, caseload, fidelity, the loop of referrals, and where clients come from. They hide what those rooms hide.</summary>
/// <remarks>Where clients come from is told of the own team alone; the loop of referrals is of the own house, and told from ten on.</remarks>
public sealed class RoomReports(Door door, RegionalWaiting waiting, CaseTeam cases, Fidelity fidelity)
{
    public const string Catchment = "catchment", Waiting = "waiting", Loop = "referral-loop", Caseload = "caseload", FidelityKey = "fidelity";

    private const int Least = 10;

    public static IReadOnlyList<string> All { get; } = [Catchment, Waiting, Loop, Caseload, FidelityKey];

    /// <returns>The report; refuses with <c>reports.unknown</c>, <c>reports.years</c> and what the other rooms refuse.</returns>
    public async Task<Outcome<ReportView>> Read(string key, ReportQuestion asked, CancellationToken cancel) => key switch
    {
        Waiting => From(await waiting.Read(cancel), OfWaiting),
        Caseload => From(await cases.Read(new(), cancel), OfCaseload),
        FidelityKey => From(await fidelity.Read(null, cancel), OfFidelity),
        Catchment or Loop => await OfYears(key, asked, cancel),
        _ => new Refusal("reports.unknown"),
    };

    private static Outcome<ReportView> From<T>(Outcome<T> read, Func<T, Report> make) =>
        read.Refusal is null ? new ReportView(make(read.Value), new(), false) : read.Refused<ReportView>();

    private static Report OfWaiting(IReadOnlyList<RegionalWait> lines) => new(Waiting, null, [new(
        "reports.waiting-by-service",
        TableKind.Numbers,
        [new("waits.waiting"), new("waits.began"), new("waits.left"), new("waits.median")],
        [.. lines.Select(line => new ReportRow(Words.Said($"{line.Name}, {line.House}"), [new(line.Waiting, null), new(line.Began, null), new(line.Left, null), new(line.MedianDays, null)]))],
        Hides: lines.Any(line => line.Waiting is null || line.Began is null || line.Left is null || line.MedianDays is null))]);

    private static Report OfCaseload(TeamView team) => new(Caseload, null, [new(
        "reports.load-by-worker",
        TableKind.Numbers,
        [new("team.cases"), new("team.percent")],
        [.. team.Workers.Select(worker => Load(Words.Said(worker.Name), worker)), Load("team.whole", team.Whole)],
        Hides: team.Workers.Append(team.Whole).Any(worker => worker.Cases is null || worker.Percent is null))]);

    private static ReportRow Load(Words label, WorkerLoad load) => new(label, [new(load.Cases, null), new(load.Percent, null)]);

    private static Report OfFidelity(FidelityTable table) => new(FidelityKey, null, [new(
        "fidelity.title",
        TableKind.Rates,
        [new("fidelity.published"), new("reports.said-often"), new("fidelity.logged")],
        [.. table.Lines.Select(line => new ReportRow(Of("fidelity-task", line.Task.Task), [new(null, line.Task.Published, line.Task.N), Share(line.Said.Often, line.Said.N), line.Logged is { } logged ? Share(logged.Share, logged.N) : new(null, null, 0)]))],
        Hides: table.Lines.Any(line => line.Said.Often is null && line.Said.N > 0))]);

    private static ReportCell Share(double? share, int n) => share is null && n > 0 ? ReportCell.Hidden : new(null, share, n);

    private static Words Of(string list, string code) => new(code, Vocabulary.List(list).First(known => known.Key == code).Labels);

    private async Task<Outcome<ReportView>> OfYears(string key, ReportQuestion asked, CancellationToken cancel)
    {
        var read = await door.Read<Answer>(
            new(Act.Read, Cat.Aggregate) { Record = $"reports/{key}" },
            async session =>
            {
                var thisYear = session.Now.LocalDate().Year;
                var question = (asked with { Scope = ReportQuestion.Unit, CompareFrom = null, CompareUntil = null, Sex = "", AgeClass = "" }).Filled(trends: false, hasUnit: true, thisYear);
                return new(question.Refused(trends: false, hasUnit: true, thisYear) is { } refusal ? refusal
                    : new ReportView(key == Loop ? await OfLoop(session, question, cancel) : await OfPlaces(session, question, cancel), question, true));
            },
            cancel);
        return read.Refusal is null ? read.Value.Said : read.Refused<ReportView>();
    }

    private static async Task<Report> OfLoop(Session session, ReportQuestion question, CancellationToken cancel)
    {
        var (from, until) = (LocalTimes.StartOf(new(question.From!.Value, 1, 1)), LocalTimes.StartOf(new(question.Until!.Value + 1, 1, 1)));
        var loop = await ReferralLoops.Of(session.Db, session.Hat.Organisation, from, until, cancel);
        var rows = new (string Step, IReadOnlyList<double> Days)[] { ("reports.to-answer", loop.ToAnswer), ("reports.to-start", loop.ToStart), ("reports.whole-loop", loop.Whole), ("reports.to-feedback", loop.ToFeedback) }
            .Where(step => step.Days.Count > 0).Select(step => NumberTables.Row(step.Step, [.. step.Days], loop.Sent - step.Days.Count, hide: step.Days.Count < Least)).ToList();
        return new(Loop, null, rows.Count == 0 ? [] : [new("reports.loop-days", TableKind.Numbers, NumberTables.Columns, rows, Hides: rows.Exists(NumberTables.IsHidden)) { Unit = "days" }]);
    }

    /// <summary>Stays of the own units by where the client lives; a place with fewer than five stands under the others.</summary>
    private static async Task<Report> OfPlaces(Session session, ReportQuestion question, CancellationToken cancel)
    {
        var (db, house) = (session.Db, session.Hat.Organisation);
        var (from, until) = (LocalTimes.StartOf(new(question.From!.Value, 1, 1)), LocalTimes.StartOf(new(question.Until!.Value + 1, 1, 1)));
        List<ServiceId> own = [.. (await OwnUnits.Of(session, cancel)).Select(unit => unit.Id)];
        var stays = (await CountedStays.Of(db, house, from, until, cancel)).Where(stay => own.Contains(stay.Unit)).ToList();
        var places = await ClientPlaces.Of(db, house, CountedStays.Clients(db, house, from, until), cancel);
        var counts = stays.CountBy(stay => places.GetValueOrDefault(stay.Client, ""), StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var (missing, n) = (counts.GetValueOrDefault(""), stays.Count - counts.GetValueOrDefault(""));
        var named = counts.Where(place => place.Key.Length > 0).ToLookup(place => SmallCells.IsSmall(place.Value));
        ReportRow[] rest = named[true].Any() ? [new("reports.other-places", [ReportCell.Share(named[true].Sum(place => place.Value), n)])] : [];
        return new(Catchment, stays.Count, stays.Count == 0 ? [] : [new("reports.places", TableKind.Shares, [new(Words.Said(question.Said), n, missing)], [.. named[false].OrderByDescending(place => place.Value).ThenBy(place => place.Key, StringComparer.Ordinal).Select(place => new ReportRow(Words.Said(place.Key), [ReportCell.Share(place.Value, n)])), .. rest])]);
    }

    private sealed record Answer(Outcome<ReportView> Said);
}
