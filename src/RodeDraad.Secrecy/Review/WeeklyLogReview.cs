using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Fills the queue of the log review once a week has ended: at start, and when a new week begins. Of several processes one does it. The same round takes away the counts of old tries at the own door.</summary>
[Guard(Act.Read, Cat.Accesslog)]
public sealed partial class WeeklyLogReview(IDatabase database, FillReviewQueue fill, IClock clock, TimeProvider time, ILogger<WeeklyLogReview> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        LocalDate? done = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var monday = FillReviewQueue.MondayOf(clock.GetCurrentInstant().LocalDate());
            if (done != monday && await Filled(stoppingToken))
            {
                done = monday;
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue of the log review could not be filled; it is tried again.")]
    private static partial void Stopped(ILogger log, Exception failure);

    private async Task<bool> Filled(CancellationToken stopping)
    {
        try
        {
            await using var lead = await database.TakeLead("log-review", stopping);
            if (lead is not null)
            {
                await fill.Run(null, stopping);
                await database.Write<Done>(
                    async db =>
                    {
                        await DoorTries.Sweep(db, clock.GetCurrentInstant(), stopping);
                        await AnsweredRequest.Sweep(db, clock.GetCurrentInstant(), stopping);
                        return default(Done);
                    },
                    stopping);
            }

            return lead is not null;
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException)
        {
            Stopped(log, failure);
            return false;
        }
    }
}
