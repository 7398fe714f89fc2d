using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Demo;

/// <summary>A code by which anybody can try the client's own door in the demo.</summary>
public sealed record DemoCode(string Code, LocalDate BirthDate, string Name, string House);

/// <summary>Gives some fictive clients a paper code, a consent to take back, and the house of the first unit somebody who answers questions.</summary>
public static class DemoDoor
{
    /// <summary>The codes, visibly made up: two clients of the first unit, one of the second.</summary>
    private static readonly (string Code, string Unit)[] Codes = [("DEMO0-KADE1", "nurse.kade"), ("DEMO0-KADE2", "nurse.kade"), ("DEMO0-FRAN1", "nurse.tilleuls")];

    private static readonly Duration Life = Duration.FromDays(365);

    public static async Task Open(IDatabase database, PaperCodes codes, ClientVault vault, IClock clock, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        await database.Write<Done>(
            async db =>
            {
                var used = new List<ClientId>();
                foreach (var (code, unit) in Codes)
                {
                    used.Add(await Add((db, vault), (codes.HashOf(PaperCodes.Read(code)), unit), used, now, cancel));
                }

                await Auditor(db, cancel);
                return default(Done);
            },
            cancel);
    }

    /// <summary>The codes that are there, to be printed with the other sign-ins.</summary>
    public static Task<List<DemoCode>> Read(IDatabase database, PaperCodes codes, CancellationToken cancel) => database.Read(
        async db =>
        {
            var known = new List<DemoCode>();
            foreach (var (code, _) in Codes)
            {
                var hash = codes.HashOf(PaperCodes.Read(code));
                known.AddRange(await (from p in db.Set<PaperCode>()
                                      where p.Hash == hash && p.EndedAt == null
                                      join c in db.Set<Client>() on new { p.OrganisationId, Id = p.ClientId } equals new { c.OrganisationId, c.Id }
                                      join o in db.Set<Organisation>() on p.OrganisationId equals o.Id
                                      select new DemoCode(code, c.BirthDate!.Value, c.GivenName + " " + c.FamilyName, o.Name)).ToListAsync(cancel));
            }

            return known;
        },
        cancel);

    /// <summary>A client who lies in a bed of the unit now and has a birth date.</summary>
    private static async Task<ClientId> Add((CircuitDb Db, ClientVault Vault) into, (string Hash, string Nurse) code, List<ClientId> used, Instant now, CancellationToken cancel)
    {
        var (db, vault) = into;
        var nurse = await (from a in db.Set<Account>()
                           where a.UserName == code.Nurse
                           join h in db.Set<HatRecord>() on a.Id equals h.AccountId
                           select new { a.Id, h.OrganisationId }).FirstAsync(cancel);
        var client = await (from s in db.Set<Stay>()
                            where s.OrganisationId == nurse.OrganisationId && !used.Contains(s.ClientId)
                            join c in db.Set<Client>() on new { s.OrganisationId, Id = s.ClientId } equals new { c.OrganisationId, c.Id }
                            where c.BirthDate != null && !c.Anonymous && c.MergedInto == null
                            orderby s.UntilAt != null, s.FromAt descending
                            select c).FirstAsync(cancel);
        db.Add(new PaperCode
        {
            OrganisationId = client.OrganisationId,
            Id = Guid.CreateVersion7(),
            ClientId = client.Id,
            Holder = client.Id.Value,
            Hash = code.Hash,
            MadeAt = now,
            MadeBy = nurse.Id,
            ExpiresAt = now + Life,
        });
        var other = await db.Set<HatRecord>().Where(h => h.OrganisationId != client.OrganisationId && h.Role == "psychiatrist").OrderBy(h => h.Id).FirstAsync(cancel);
        var texts = vault.Texts((await ClientVault.Read(db, client.OrganisationId, [client.Id], cancel)).Single());
        db.Add(ConsentOf(client, texts.Seal(Consent.Table, "Sam Spoorslag"), other, nurse.Id, now));
        return client.Id;
    }

    private static Consent ConsentOf(Client client, SealedText witness, HatRecord recipient, AccountId nurse, Instant now) => new()
    {
        OrganisationId = client.OrganisationId,
        Id = new(Guid.CreateVersion7()),
        Version = 1,
        ClientId = client.Id,
        Source = client.OrganisationId,
        Kind = "grant",
        Giver = "client",
        RecipientKind = "function",
        RecipientOrganisation = recipient.OrganisationId,
        RecipientRole = recipient.Role,
        Categories = ["plan", "presence", "med"],
        Purposes = ["care"],
        FromAt = now - Duration.FromDays(20),
        UntilAt = now + Duration.FromDays(200),
        Status = "active",
        TextVersion = GiveConsent.TextVersion,
        TextLanguage = "nl",
        ReadAloud = true,
        Form = "oral",
        Witness = witness,
        RecordedAt = now - Duration.FromDays(20),
        RecordedBy = nurse,
    };

    /// <summary>Somebody who answers the questions of clients of the first house.</summary>
    private static async Task Auditor(CircuitDb db, CancellationToken cancel)
    {
        var nurse = await db.Set<Account>().SingleAsync(a => a.UserName == "nurse.kade", cancel);
        var hat = await db.Set<HatRecord>().FirstAsync(h => h.AccountId == nurse.Id, cancel);
        if (await db.Set<Account>().AnyAsync(a => a.UserName == "auditor.kade", cancel))
        {
            return;
        }

        var account = AccountId.New();
        db.Add(new Account { Id = account, UserName = "auditor.kade", NormalizedUserName = "AUDITOR.KADE", DisplayName = "Dora Datawacht", PasswordHash = nurse.PasswordHash, SecurityStamp = Guid.CreateVersion7().ToString("N") });
        db.Add(new HatRecord { Id = HatId.New(), AccountId = account, OrganisationId = hat.OrganisationId, TeamId = hat.TeamId, Role = PolicyWords.Of(Role.Auditor) });
    }
}
