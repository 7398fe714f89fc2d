using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace RodeDraad.Storage;

/// <summary>Chains the audit of a running installation and signs it. Of several processes on one database one does it; when it goes, another takes over.</summary>
public sealed partial class AuditChainer(IDatabase database, IClock clock, TimeProvider time, AuditSettings settings, ILogger<AuditChainer> log) : BackgroundService
{
    private const int PassesPerSeal = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var lead = await database.TakeLead("audit-chain", stoppingToken);
                if (lead is not null)
                {
                    await Lead(lead, stoppingToken);
                }
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException or IOException or UnauthorizedAccessException or UnfitDatabaseException)
            {
                Stopped(log, failure);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit could not be chained or signed; it is tried again.")]
    private static partial void Stopped(ILogger log, Exception failure);

    private async Task Lead(ILead lead, CancellationToken stopping)
    {
        var (chain, seal) = (new ChainAudit(database, clock), new SealChains(database, clock, settings));
        for (var pass = 0; await lead.Holds(stopping); pass++)
        {
            var chained = await chain.Run(stopping);
            if (pass % PassesPerSeal == 0 || chained >= ChainAudit.Batch)
            {
                await seal.Run(atOnce: false, stopping);
            }

            if (chained < ChainAudit.Batch)
            {
                await Task.Delay(Pause, time, stopping);
            }
        }
    }
}
