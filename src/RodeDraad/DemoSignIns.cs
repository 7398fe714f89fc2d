using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad;

/// <summary>Tells whoever starts the demo how to sign in.</summary>
internal static class DemoSignIns
{
    private const int Shown = 9;

    public static async Task Print(IDatabase database, TextWriter output, CancellationToken cancel)
    {
        var names = await database.Read(db => db.Set<Account>().OrderBy(a => a.Id).Select(a => new { a.UserName, a.DisplayName }).Take(Shown).ToListAsync(cancel), cancel);
        await output.WriteLineAsync($"Demo sign-ins (everything is fictive), password for all: {Demo.DemoCircuit.Password}");
        foreach (var name in names)
        {
            await output.WriteLineAsync($"  {name.UserName,-24} {name.DisplayName}");
        }
    }
}
