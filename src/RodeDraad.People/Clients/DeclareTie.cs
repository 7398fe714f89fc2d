using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.Policy;

namespace RodeDraad.People;

/// <summary>"This is my own file, or that of someone close to me": from this moment the professional account does not open it (rule G4).</summary>
/// <remarks>Refuses with <c>ties.kind</c>. Nobody takes it back alone: whoever was wrong asks the auditor of the house.</remarks>
public sealed class DeclareTie(Door door)
{
    /// <param name="kind"><c>own</c> or <c>relative</c>.</param>
    public Task<Outcome<Done>> Run(ClientKey client, string kind, CancellationToken cancel) => door.Write<Done>(
        new(Act.Read, Cat.Ident, client) { Record = $"client/{client.Client.Value}" },
        async session =>
        {
            if (kind is not ("own" or "relative"))
            {
                return new Refusal("ties.kind").At("Kind");
            }

            var known = await session.Db.Set<AccountTie>().AnyAsync(t => t.AccountId == session.Hat.Account && t.OrganisationId == client.Organisation && t.ClientId == client.Client, cancel);
            if (!known)
            {
                session.Db.Add(new AccountTie { AccountId = session.Hat.Account, OrganisationId = client.Organisation, ClientId = client.Client, Kind = kind });
            }

            session.Wrote("create", client, $"tie/{kind}");
            return default(Done);
        },
        cancel);
}
