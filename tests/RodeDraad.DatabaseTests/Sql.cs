using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

/// <summary>Asks the database itself, past all that the program makes of it.</summary>
public static class Sql
{
    /// <summary>The first value of the first row as text; null when there is no row.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Every text here is a constant of a test.")]
    public static async Task<string?> Ask(CircuitDb db, string constant)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = constant;
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) is { Length: > 0 } answer ? answer : null;
    }
}
