using Microsoft.EntityFrameworkCore;
using RodeDraad.Demo;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad;

/// <summary>Tells whoever starts the demo how to sign in.</summary>
internal static class DemoSignIns
{
    private const int Shown = 9;

    public static async Task Print(IDatabase database, PaperCodes codes, TextWriter output, CancellationToken cancel)
    {
        var names = await database.Read(db => db.Set<Account>().OrderBy(a => a.Id).Select(a => new { a.UserName, a.DisplayName }).Take(Shown).ToListAsync(cancel), cancel);
        await output.WriteLineAsync($"Demo sign-ins (everything is fictive), password for all: {DemoCircuit.Password}");
        foreach (var name in names)
        {
            await output.WriteLineAsync($"  {name.UserName,-24} {name.DisplayName}");
        }

        await output.WriteLineAsync("Demo clients, at /mine (code on paper and birth date, all fictive):");
        foreach (var client in await DemoDoor.Read(database, codes, cancel))
        {
            await output.WriteLineAsync($"  {client.Code,-14} {client.BirthDate.ToString("d/MM/uuuu", null),-12} {client.Name}, {client.House}");
        }
    }
}
