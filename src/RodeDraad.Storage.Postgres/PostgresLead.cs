using Npgsql;

namespace RodeDraad.Storage.Postgres;

/// <summary>The lead in a job: an advisory lock that lives as long as one connection.</summary>
internal sealed class PostgresLead : ILead
{
    private readonly NpgsqlConnection connection;
    private readonly string job;

    private PostgresLead(NpgsqlConnection connection, string job) => (this.connection, this.job) = (connection, job);

    public static async Task<ILead?> Take(NpgsqlDataSource source, string job, CancellationToken cancel)
    {
        var opened = await source.OpenConnectionAsync(cancel);
        var lead = new PostgresLead(opened, job);
        if (await lead.Ask("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", cancel))
        {
            return lead;
        }

        await opened.DisposeAsync();
        return null;
    }

    public Task<bool> Holds(CancellationToken cancel) =>
        cancel.IsCancellationRequested ? Task.FromResult(false) : Ask("SELECT $1 IS NOT NULL", cancel);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Ask("SELECT pg_advisory_unlock(hashtextextended($1, 0))", CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // the connection is gone, and the lock with it
        }

        await connection.DisposeAsync();
    }

    private async Task<bool> Ask(string question, CancellationToken cancel)
    {
#pragma warning disable CA2100 // the question is one of the constants above
        await using var command = new NpgsqlCommand(question, connection) { Parameters = { new() { Value = job } } };
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancel) is true;
    }
}
