using RodeDraad.Kernel;

namespace RodeDraad.Reporting;

/// <summary>Every report by its key.</summary>
public sealed class AnyReport(StayReports stays, RoomReports rooms, MonthReport month)
{
    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = [MonthReport.Key, .. Reports.All, .. RoomReports.All];

    /// <summary>Whether a report is asked of years, and can be narrowed.</summary>
    public static bool AsksYears(string key) => Reports.All.Contains(key) || key is RoomReports.Catchment or RoomReports.Loop;

    /// <summary>Reads a report; for what it refuses see <see cref="StayReports"/>, <see cref="RoomReports"/> and <see cref="MonthReport"/>.</summary>
    public Task<Outcome<ReportView>> Read(string key, ReportQuestion asked, CancellationToken cancel) =>
        key == MonthReport.Key ? month.Read(asked, cancel) : Reports.All.Contains(key) ? stays.Read(key, asked, cancel) : rooms.Read(key, asked, cancel);
}
