using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.Storage;

namespace RodeDraad.WebTests;

/// <summary>What lies in the database of a served program, seen past all its rules.</summary>
internal static class Store
{
    /// <summary>The log and its chain, and the keys that protect cookies and forms: reading adds to them.</summary>
    private static bool Grows(string table) => table.StartsWith("audit_", StringComparison.Ordinal) || table is "installation_secrets" || table.StartsWith("sqlite", StringComparison.Ordinal) || table.StartsWith("__", StringComparison.Ordinal);

    /// <summary>The texts that a query gives.</summary>
    public static Task<List<string>> Texts(this Site site, string query) =>
        site.App.Services.GetRequiredService<IDatabase>().Read(db => db.Database.SqlQueryRaw<string>(query).ToListAsync(), CancellationToken.None);

    /// <summary>The ids that a query gives, written as addresses write them.</summary>
    public static async Task<List<string>> Ids(this Site site, string query) =>
        (await site.Texts(query)).ConvertAll(hex => Guid.ParseExact(hex, "N").ToString());

    /// <summary>An id as a query writes it.</summary>
    public static string Sql(string id) => $"x'{Guid.Parse(id):N}'";

    /// <summary>Changes a row past all rules.</summary>
    public static Task Change(this Site site, FormattableString change) =>
        site.App.Services.GetRequiredService<IDatabase>().Write<int>(async db => await db.Database.ExecuteSqlAsync(change), CancellationToken.None);

    /// <summary>The tables and their columns.</summary>
    public static async Task<ILookup<string, string>> Columns(this Site site) =>
        (await site.Texts("SELECT m.name || '.' || c.name AS Value FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"))
            .Select(text => text.Split('.')).Where(text => !text[0].StartsWith("sqlite", StringComparison.Ordinal)).ToLookup(text => text[0], text => text[1], StringComparer.Ordinal);

    /// <summary>How many rows each table has and a hash of all that stands in them.</summary>
    public static async Task<Dictionary<string, (int Rows, string Hash)>> State(this Site site)
    {
        var state = new Dictionary<string, (int, string)>(StringComparer.Ordinal);
        foreach (var table in (await site.Columns()).Where(table => !Grows(table.Key)))
        {
            var rows = await site.Texts($"SELECT {string.Join(" || '|' || ", table.Select(column => $"quote(\"{column}\")"))} AS Value FROM \"{table.Key}\"");
            rows.Sort(StringComparer.Ordinal);
            state[table.Key] = (rows.Count, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows)))));
        }

        return state;
    }

    /// <summary>The tables that are not as they were.</summary>
    public static List<string> Changed(Dictionary<string, (int Rows, string Hash)> before, Dictionary<string, (int Rows, string Hash)> after) =>
        [.. before.Keys.Union(after.Keys).Where(table => before.GetValueOrDefault(table) != after.GetValueOrDefault(table)).Order(StringComparer.Ordinal)
            .Select(table => $"{table} {before.GetValueOrDefault(table).Rows}->{after.GetValueOrDefault(table).Rows}")];
}
