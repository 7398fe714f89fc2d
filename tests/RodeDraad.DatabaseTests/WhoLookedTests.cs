using Microsoft.EntityFrameworkCore;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class WhoLookedOnSqlite() : WhoLookedTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class WhoLookedOnPostgres() : WhoLookedTests(new PostgresTestDatabase());

/// <summary>Measure P6: what the log holds about a client is what the client reads, no more and no less.</summary>
public abstract class WhoLookedTests(TestDatabase on) : UnitTests(on)
{
    private const int Seed = 6;
    private const int Readings = 400;

    [Fact]
    public async Task Every_reading_in_the_log_is_in_the_view_of_its_client_also_when_many_came_at_one_instant()
    {
        var random = new Random(Seed);
        var clients = new List<ClientKey>();
        for (var i = 0; i < 4; i++)
        {
            clients.Add((await Unit.Present($"Nummer {i}")).Client);
        }

        Hat[] people = [Unit.Nurse, Unit.Psychiatrist, Unit.Office];
        for (var i = 0; i < Readings; i++)
        {
            var (who, client) = (people[random.Next(people.Length)], clients[random.Next(clients.Count)]);
            await (random.Next(3) switch
            {
                0 => Circuit.Act<PresentationReader, IReadOnlyList<PresentationLine>>(who, reader => reader.List(Cancel)) as Task,
                1 => Circuit.Act<FindClients, IReadOnlyList<ClientLine>>(who, find => find.Search("nummer", "", Cancel)),
                _ => Circuit.Act<ClientFile, ClientFilePage>(who, file => file.Read(client, Cancel)),
            });
        }

        foreach (var client in clients)
        {
            var inLog = await InLog(client);
            var seen = await All(client);
            Assert.True(inLog.Count > 200, $"Only {inLog.Count} records name this client.");
            Assert.Equal(inLog, seen.Select(l => l.Number).Order());
            Assert.All(seen, look => Assert.True(look.Looked.Length > 0 && look.Organisation.Length > 0 && look.Role.Length > 0 && look.Purpose.Length > 0 && (!look.Permitted || look.Categories.Count > 0)));
        }
    }

    private Task<List<long>> InLog(ClientKey client) => Circuit.Look(db =>
    {
        var (house, id) = (client.Organisation.Value, client.Client.Value);
        return db.Set<AuditRecord>()
            .Where(a => (a.ClientOrganisation == house && a.Client == id) || db.Set<AuditSubject>().Any(s => s.AuditId == a.Id && s.ClientOrganisation == house && s.Client == id))
            .OrderBy(a => a.Sequence).Select(a => a.Sequence).ToListAsync(Cancel);
    });

    /// <summary>Turns the pages of the view, past the door so that looking does not add to what is counted.</summary>
    private async Task<List<Look>> All(ClientKey client)
    {
        List<Look> all = [];
        IReadOnlyList<Look> page;
        do
        {
            page = await Circuit.Look(db => WhoLooked.Of(db, client, all.Count == 0 ? null : all[^1].Number, Cancel));
            all.AddRange(page);
        }
        while (page.Count > 0);
        return all;
    }
}
