using Microsoft.Extensions.Hosting;
using Npgsql;

namespace RodeDraad.Storage.Postgres;

/// <summary>Hears what other processes announce and passes it to the open pages of this one. Reconnects by itself; after a gap everybody looks anew.</summary>
public sealed class PostgresNotices(PostgresDatabase database, LiveNotices live, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken);
            }
        }
    }

    private async Task Listen(CancellationToken stopping)
    {
        await using var connection = await database.Source.OpenConnectionAsync(stopping);
        connection.Notification += (_, notice) => live.Publish(notice.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgresDatabase.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(stopping);
        }

        live.Publish("*");
        while (true)
        {
            await connection.WaitAsync(stopping);
        }
    }
}
