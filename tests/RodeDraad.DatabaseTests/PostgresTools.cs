using System.Diagnostics;
using Npgsql;

namespace RodeDraad.DatabaseTests;

/// <summary>The programs that come with the PostgreSQL server.</summary>
internal static class PostgresTools
{
    /// <summary>Runs one and takes what it writes; fails with what it complained about.</summary>
    public static async Task Run(string tool, IReadOnlyList<string> arguments, Stream into)
    {
        var folder = Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).First();
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "bin", tool), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var complaint = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(into);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await complaint);
    }

    /// <summary>The address of a database as these programs take it.</summary>
    public static string Uri(string connection)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        return $"postgresql://{at.Username}@{at.Host}:{at.Port}/{at.Database}";
    }
}
