using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>How many there are of a code.</summary>
public sealed record CodeNumber(string Code, int Number);

/// <summary>What a year report can say of a year, counted. Nothing of a client.</summary>
/// <param name="Services">By code of <c>service-kind</c>, as the directory is now.</param>
/// <param name="Stale">Services whose entry nobody confirmed for half a year, or ever.</param>
/// <param name="SignalsByModule">Signals of the year by code of <c>type-module</c>.</param>
/// <param name="SignalsByState">The same by code of <c>signal-state</c>, as they stand now.</param>
/// <param name="Agreements">By code of <c>agreement-state</c>, as they stand now.</param>
/// <param name="Meetings">Meetings of working groups in the year.</param>
/// <param name="Items">Work items of the year by code of <c>work-item-state</c>.</param>
/// <param name="Referrals">Referrals in the year together, or null as long as nobody counts them.</param>
public sealed record YearFigures(
    IReadOnlyList<CodeNumber> Services,
    int Stale,
    IReadOnlyList<CodeNumber> SignalsByModule,
    IReadOnlyList<CodeNumber> SignalsByState,
    IReadOnlyList<CodeNumber> Agreements,
    int Groups,
    int Meetings,
    IReadOnlyList<CodeNumber> Items,
    ReferralTotal? Referrals);

/// <summary>Referrals between the houses of a region.</summary>
public sealed record ReferralTotal(int Sent, int Answered, int Accepted);

/// <summary>A chapter as it was last written.</summary>
/// <param name="Chapter">Code of <c>report-chapter</c>.</param>
/// <param name="Number">Its version; 0 when nobody wrote it yet.</param>
public sealed record ChapterLine(string Chapter, int Number, string Text, Instant? At, string By);

/// <summary>The report of a year: what was counted, and what was written about it.</summary>
public sealed record YearReportView(string Region, int Year, YearFigures Figures, IReadOnlyList<ChapterLine> Chapters, bool MayWrite);

/// <summary>A chapter as it is written.</summary>
public sealed record ChapterForm
{
    public int Year { get; init; }

    /// <summary>Code of <c>report-chapter</c>.</summary>
    public string Chapter { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>The version that its writer saw.</summary>
    public int Number { get; init; }
}

/// <summary>The year report of the platform: drafted from what was counted, written chapter by chapter, each in versions.</summary>
/// <remarks>Who oversees the region reads, the coordinator writes. Refuses with <c>circuit.not-this-hat</c>, <c>circuit.no-region</c>, <c>changed-meanwhile</c> and what is wrong with the form.</remarks>
public sealed class YearReport(Door door, Caller caller, IEnumerable<IReferralFigures> referrals)
{
    public Task<Outcome<YearReportView>> Read(int year, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Oversees(caller.Hat),
        () => YearPlan.OfYear(year) is { } refused ? Task.FromResult<Outcome<YearReportView>>(refused) : door.Read(
            new(Act.Read, Cat.Capacity) { Record = $"platform/report/{year}" },
            async Task<YearReportView?> (session) =>
            {
                var region = await RegionHats.RegionOf(session, cancel);
                return new(region, year, await Figures(session, region, year, cancel), await Chapters(session, region, year, cancel), RegionHats.Coordinates(session.Hat));
            },
            cancel));

    /// <returns>The version that was written.</returns>
    public Task<Outcome<int>> Write(ChapterForm form, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Coordinates(caller.Hat),
        () => door.Write<int>(new(Act.Read, Cat.Capacity) { Record = $"platform/report/{form.Year}" }, session => Keep(session, form, cancel), cancel));

    private static async Task<Outcome<int>> Keep(Session session, ChapterForm form, CancellationToken cancel)
    {
        var region = await RegionHats.RegionOf(session, cancel);
        var check = new Mistakes();
        check.That(region.Length > 0, new Refusal("circuit.no-region"));
        check.All(YearPlan.OfYear(form.Year) is { } wrong ? [wrong] : []);
        check.Code("report-chapter", form.Chapter, nameof(form.Chapter), needed: true);
        check.Text(form.Text, ReportChapter.LongestText, nameof(form.Text), needed: true);
        check.All(check.Found.Count > 0 ? [] : await Anonymous.ToCircuit(session, [(nameof(form.Text), form.Text)], ofHouses: true, cancel));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var last = await Written(session, region, form.Year).Where(c => c.Chapter == form.Chapter).MaxAsync(c => (int?)c.Number, cancel) ?? 0;
        if (last != form.Number)
        {
            return new Refusal("changed-meanwhile");
        }

        session.Db.Add(new ReportChapter { OrganisationId = session.Hat.Organisation, Region = region, Year = form.Year, Chapter = form.Chapter, Number = last + 1, Text = form.Text.Trim(), At = session.Now, By = session.Hat.Account });
        session.Wrote(last == 0 ? "create" : "update", null, $"platform/report/{form.Year}/{form.Chapter}", last + 1);
        return last + 1;
    }

    private static IQueryable<ReportChapter> Written(Session session, string region, int year) => session.Db.Set<ReportChapter>().Where(c => region != "" && c.Region == region && c.Year == year);

    private static async Task<IReadOnlyList<ChapterLine>> Chapters(Session session, string region, int year, CancellationToken cancel)
    {
        var written = (await Written(session, region, year).AsNoTracking().ToListAsync(cancel)).GroupBy(c => c.Chapter).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Number)!, StringComparer.Ordinal);
        var names = await Names.OfAccounts(session.Db, written.Values.Select(c => c.By), cancel);
        return [.. Vocabulary.List("report-chapter").Select(code => written.GetValueOrDefault(code.Key) is { } last ? new ChapterLine(code.Key, last.Number, last.Text, last.At, names.Account(last.By.Value)) : new(code.Key, 0, "", null, ""))];
    }

    private async Task<YearFigures> Figures(Session session, string region, int year, CancellationToken cancel)
    {
        var (db, today) = (session.Db, session.Now.LocalDate());
        var (from, until) = (new LocalDate(year, 1, 1), new LocalDate(year + 1, 1, 1));
        var (begin, end) = (LocalTimes.StartOf(from), LocalTimes.StartOf(until));
        var offers = await Offers.Of(db, ListedService.All(db).Where(s => region != "" && s.Region == region), session.Now, cancel);
        var signals = await SignalReader.Lines(session, SignalReader.OfRegion(session, region).Where(s => s.At >= begin && s.At < end), cancel);
        var groups = await (await WorkingGroups.Seen(session, cancel)).Select(g => g.Id).ToListAsync(cancel);
        var agreements = await Agreements.Lines(session, Agreements.OfRegion(session, region), cancel);
        return new(
            Count("service-kind", offers.Select(o => o.Kind)),
            offers.Count(o => o.Stale(today)),
            Count("type-module", signals.Select(s => s.Said.Module)),
            Count("signal-state", signals.Select(s => s.State)),
            Count("agreement-state", agreements.Select(a => a.State)),
            groups.Count,
            await db.Set<GroupMeeting>().CountAsync(m => groups.Contains(m.GroupId) && m.On >= from && m.On < until, cancel),
            Count("work-item-state", await YearPlan.Of(session, region, year).Select(i => i.State).ToListAsync(cancel)),
            await Referred(session, region, (from, until), cancel));
    }

    private async Task<ReferralTotal?> Referred(Session session, string region, (LocalDate From, LocalDate Until) year, CancellationToken cancel)
    {
        if (referrals.FirstOrDefault() is not { } figures)
        {
            return null;
        }

        var houses = await Houses.InRegion(session.Db, region).Select(h => h.Id).ToListAsync(cancel);
        var counted = await figures.Read(session.Db, new(houses, year.From, year.Until, int.MaxValue), cancel);
        return new(counted.Sum(c => c.Sent), counted.Sum(c => c.Answered), counted.Sum(c => c.Accepted));
    }

    private static IReadOnlyList<CodeNumber> Count(string list, IEnumerable<string> codes)
    {
        var counted = codes.CountBy(code => code, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. Vocabulary.InOrder(list, [.. counted.Keys]).Select(code => new CodeNumber(code, counted[code]))];
    }
}
