using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>"I do not understand this": asks the data protection officer of the house about one visit. The answer is due within ten days.</summary>
/// <remarks>Refuses with <c>visits.unknown</c>, <c>mine.asked-before</c>, <c>text.too-long</c>, and <c>access.C3</c> for a mandate that does not cover who looked.</remarks>
public sealed class AskAboutVisit(Door door)
{
    public const int Days = 10;

    private const int Longest = 1_000;

    /// <param name="about">The first audit record of the visit.</param>
    /// <param name="text">What is not understood; may be empty.</param>
    public Task<Outcome<Guid>> Run(ClientKey client, Guid about, string text, CancellationToken cancel) => door.Write<Guid>(
        new(Act.Comment, Cat.Ident, client) { Record = $"audit/{about}" },
        async session =>
        {
            var check = new Mistakes();
            check.Text(text, Longest, "Question");
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            if (session.Reading(Cat.Accesslog) is { Permits: false } closed)
            {
                return new Refusal($"access.{closed.Shown}");
            }

            if (!await IsVisit(session.Db, client, about, cancel))
            {
                return new Refusal("visits.unknown");
            }

            if (await session.Db.Set<ClientQuestion>().AnyAsync(q => q.OrganisationId == client.Organisation && q.ClientId == client.Client && q.About == about, cancel))
            {
                return new Refusal("mine.asked-before");
            }

            var question = new ClientQuestion
            {
                OrganisationId = client.Organisation,
                Id = Guid.CreateVersion7(),
                ClientId = client.Client,
                About = about,
                Text = (await session.Texts(client, cancel)).Seal(ClientQuestion.Table, text.Trim()),
                AskedBy = session.Hat.Account,
                AskedAt = session.Now,
                DueOn = session.Now.LocalDate().PlusDays(Days),
            };
            session.Db.Add(question);
            session.Wrote("create", client, $"question/{question.Id}");
            return question.Id;
        },
        cancel);

    private static async Task<bool> IsVisit(CircuitDb db, ClientKey client, Guid about, CancellationToken cancel)
    {
        var (house, ids) = (client.Organisation.Value, (await LinkedRecords.Ids(db, client).ToListAsync(cancel)).ConvertAll(id => id.Value));
        var nullable = ids.ConvertAll(id => (Guid?)id);
        return await db.Set<AuditRecord>().AnyAsync(a => a.Id == about && a.ClientOrganisation == house && nullable.Contains(a.Client), cancel)
            || await db.Set<AuditSubject>().AnyAsync(s => s.AuditId == about && s.ClientOrganisation == house && ids.Contains(s.Client), cancel);
    }
}
