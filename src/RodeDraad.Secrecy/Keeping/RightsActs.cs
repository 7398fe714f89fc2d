using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Puts what a client asks by right into the register; the clock starts.</summary>
/// <remarks>Refuses with <c>code-unknown</c>, <c>field-needed</c>, <c>time.in-future</c> beside the day.</remarks>
public sealed class RecordRightsRequest(Door door)
{
    /// <param name="kind">Code of <c>rights-request</c>.</param>
    /// <param name="askedOn">The local day on which it was asked; null is today.</param>
    public Task<Outcome<Guid>> Run(ClientKey client, string kind, LocalDate? askedOn, string said, CancellationToken cancel) => door.Write<Guid>(
        Rights.Asked(client),
        async session =>
        {
            var (check, today) = (new Mistakes(), session.Now.LocalDate());
            check.Code("rights-request", kind, "Kind", needed: true);
            check.That((askedOn ?? today) <= today, new Refusal("time.in-future").At("AskedOn"));
            check.Text(said, Rights.LongestText, "Said", needed: true);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var request = new RightsRequest
            {
                OrganisationId = client.Organisation,
                Id = Guid.CreateVersion7(),
                ClientId = client.Client,
                Kind = kind,
                AskedOn = askedOn ?? today,
                Said = (await session.Texts(client, cancel)).Seal(Rights.Requests, said.Trim()),
                RecordedBy = session.Hat.Account,
                RecordedAt = session.Now,
            };
            session.Db.Add(request);
            session.Wrote("create", client, $"rights-request/{request.Id}", 1);
            return request.Id;
        },
        cancel);
}

/// <summary>Answers a request with a reason that the client reads. An erasure that is granted becomes a proposal, which a second person carries out.</summary>
/// <remarks>
/// Refuses with <c>rights.unknown</c>, <c>rights.answered</c>, <c>changed-meanwhile</c>, <c>field-needed</c>, <c>code-unknown</c>; an erasure also with
/// <c>keeping.duty-to-keep</c> (ground, date and what can be offered), <c>keeping.on-hold</c>, <c>keeping.still-here</c>, <c>keeping.already-proposed</c>.
/// </remarks>
public sealed class AnswerRightsRequest(Door door, IEnumerable<IClientRecords> rooms)
{
    /// <param name="said">Code of <c>rights-answer</c>, and the reason.</param>
    public Task<Outcome<Guid>> Run(ClientKey client, Guid id, (string Answer, string Reason) said, int version, CancellationToken cancel) =>
        door.Write<Guid>(Rights.Asked(client, $"rights-request/{id}"), session => Answer(session, client, (id, version), said, cancel), cancel);

    private async Task<Outcome<Guid>> Answer(Session session, ClientKey client, (Guid Id, int Version) seen, (string Answer, string Reason) said, CancellationToken cancel)
    {
        var request = await session.Db.Set<RightsRequest>()
            .SingleOrDefaultAsync(r => r.OrganisationId == client.Organisation && r.ClientId == client.Client && r.Id == seen.Id, cancel);
        if (request is null || request.Answer.Length > 0 || request.Version != seen.Version)
        {
            return new Refusal(request is null ? "rights.unknown" : request.Answer.Length > 0 ? "rights.answered" : "changed-meanwhile");
        }

        var check = new Mistakes();
        check.Code("rights-answer", said.Answer, "Answer", needed: true);
        check.Text(said.Reason, Rights.LongestText, "Reason", needed: true);
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        if (request.Kind == "erasure" && said.Answer == "granted")
        {
            if (await Keeping.WhyNot(session, rooms, client, "asked-by-client", cancel) is { } refusal)
            {
                return refusal;
            }

            session.Db.Add(new Destruction { OrganisationId = client.Organisation, Id = Guid.CreateVersion7(), ClientId = client.Client, Ground = "asked-by-client", ProposedBy = session.Hat.Account, ProposedAt = session.Now });
        }

        request.Answer = said.Answer;
        request.Reason = (await session.Texts(client, cancel)).Seal(Rights.Requests, said.Reason.Trim());
        (request.AnsweredBy, request.AnsweredAt) = (session.Hat.Account, session.Now);
        session.Wrote("update", client, $"rights-request/{seen.Id}", request.Version + 1);
        return seen.Id;
    }
}

/// <summary>Puts what a client says beside an entry: as a correction that was accepted, or as the client's own words with the reason why the entry stands.</summary>
/// <remarks>Refuses with <c>rights.no-such-entry</c>, <c>field-needed</c> (a refused correction has a reason).</remarks>
public sealed class AddAddendum(Door door, IEnumerable<IClientRecords> rooms)
{
    /// <param name="entry">Kind and id of the entry, for example <c>stay/0198…</c>.</param>
    public Task<Outcome<Guid>> Run(ClientKey client, string entry, string said, (bool Accepted, string Reason) answer, CancellationToken cancel) => door.Write<Guid>(
        Rights.Asked(client, entry),
        async session =>
        {
            var check = new Mistakes();
            check.That(await Exists(session, client, entry, cancel), new Refusal("rights.no-such-entry").At("Entry"));
            check.Text(said, Rights.LongestText, "Said", needed: true);
            check.Text(answer.Reason, Rights.LongestText, "Reason", needed: !answer.Accepted);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var texts = await session.Texts(client, cancel);
            var addendum = new Addendum
            {
                OrganisationId = client.Organisation,
                Id = Guid.CreateVersion7(),
                ClientId = client.Client,
                Entry = entry,
                Said = texts.Seal(Addenda.Table, said.Trim()),
                Accepted = answer.Accepted,
                Reason = texts.Seal(Addenda.Table, answer.Reason.Trim()),
                WrittenBy = session.Hat.Account,
                WrittenAt = session.Now,
            };
            session.Db.Add(addendum);
            session.Wrote("create", client, $"addendum/{addendum.Id}");
            return addendum.Id;
        },
        cancel);

    private async Task<bool> Exists(Session session, ClientKey client, string entry, CancellationToken cancel)
    {
        if (entry.Split('/') is [var kind, var text] && Guid.TryParse(text, out var id))
        {
            foreach (var room in rooms)
            {
                if (await room.Has(session.Db, client, kind, id, cancel))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>Closes a part of a record for everybody but in an emergency, and opens it again.</summary>
/// <remarks>Refuses with <c>code-unknown</c>, <c>field-needed</c>, <c>rights.already-closed</c>, <c>rights.unknown</c>.</remarks>
public sealed class RestrictCategory(Door door)
{
    /// <param name="category">Code of <c>category</c>: one of <see cref="Restrictions.MayClose"/>.</param>
    public Task<Outcome<Guid>> Run(ClientKey client, string category, string reason, CancellationToken cancel) => door.Write<Guid>(
        Rights.Asked(client),
        async session =>
        {
            var check = new Mistakes();
            check.That(Restrictions.MayClose.Any(c => PolicyWords.Of(c) == category), new Refusal(category.Length == 0 ? "field-needed" : "code-unknown", category).At("Category"));
            check.Text(reason, Rights.LongestText, "Reason", needed: true);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var restriction = new Restriction
            {
                OrganisationId = client.Organisation,
                Id = Guid.CreateVersion7(),
                ClientId = client.Client,
                Category = category,
                Reason = (await session.Texts(client, cancel)).Seal(Restrictions.Table, reason.Trim()),
                FromAt = session.Now,
                ClosedBy = session.Hat.Account,
            };
            session.Db.Add(restriction);
            session.Wrote("create", client, $"restriction/{restriction.Id}");
            return restriction.Id;
        },
        cancel);

    /// <summary>Opens it again, because the client asks so or the reason is gone.</summary>
    public Task<Outcome<Guid>> Open(ClientKey client, Guid id, CancellationToken cancel) => door.Write<Guid>(
        Rights.Asked(client, $"restriction/{id}"),
        async session =>
        {
            var restriction = await session.Db.Set<Restriction>()
                .SingleOrDefaultAsync(r => r.OrganisationId == client.Organisation && r.ClientId == client.Client && r.Id == id && r.UntilAt == null, cancel);
            if (restriction is null)
            {
                return new Refusal("rights.unknown");
            }

            (restriction.UntilAt, restriction.OpenedBy) = (session.Now, session.Hat.Account);
            session.Wrote("update", client, $"restriction/{id}");
            return id;
        },
        cancel);
}

/// <summary>What the acts on rights have in common.</summary>
internal static class Rights
{
    public const string Requests = "rights_requests";

    public const int LongestText = 4_000;

    /// <summary>What a client asks about the own record is part of the consents and refusals.</summary>
    public static Ask Asked(ClientKey client, string record = "rights") => new(Act.Write, Cat.Consent, client) { Record = record };
}
