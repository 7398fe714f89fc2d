using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A judicial status of a client and the conditions that come with it (GDPR art. 10).</summary>
internal sealed class JudicialStatus
{
    public const string Table = "judicial_statuses";

    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Code of <c>justice-status</c>.</summary>
    public required string Status { get; init; }

    public required SealedText Conditions { get; init; }

    /// <summary>Whether the conditions bear on care: all that a summary tells.</summary>
    public required bool BearsOnCare { get; init; }

    public LocalDate? FromOn { get; init; }

    public LocalDate? UntilOn { get; init; }

    public required Instant NotedAt { get; init; }

    public required AccountId NotedBy { get; init; }
}

/// <summary>What is typed about a judicial status.</summary>
public sealed record JudicialStatusForm
{
    /// <summary>Code of <c>justice-status</c>.</summary>
    public string Status { get; init; } = "";

    public string Conditions { get; init; } = "";

    public bool BearsOnCare { get; init; }

    public LocalDate? FromOn { get; init; }

    public LocalDate? UntilOn { get; init; }
}

/// <summary>Notes a judicial status of a client with its conditions. What was noted stays; a change is noted as the next one.</summary>
/// <remarks>Refuses with <c>field-needed</c>, <c>code-unknown</c>, <c>text.too-long</c>, <c>justice.ends-before</c>.</remarks>
public sealed class NoteJudicialStatus(Door door)
{
    private const int LongestConditions = 2_000;

    public Task<Outcome<Guid>> Run(ClientKey client, JudicialStatusForm form, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        return door.Write<Guid>(
            new(Act.Write, Cat.Jud, client) { Record = $"judicial-status/{id}" },
            async session =>
            {
                var check = new Mistakes();
                check.Code("justice-status", form.Status, nameof(form.Status), needed: true);
                check.Text(form.Conditions, LongestConditions, nameof(form.Conditions));
                check.That(form.UntilOn is null || form.FromOn is null || form.FromOn <= form.UntilOn, new Refusal("justice.ends-before").At(nameof(form.UntilOn)));
                if (check.Found.Count > 0)
                {
                    return check.Found;
                }

                session.Db.Add(new JudicialStatus
                {
                    OrganisationId = client.Organisation,
                    Id = id,
                    ClientId = client.Client,
                    Status = form.Status,
                    Conditions = (await session.Texts(client, cancel)).Seal(JudicialStatus.Table, form.Conditions.Trim()),
                    BearsOnCare = form.BearsOnCare,
                    FromOn = form.FromOn,
                    UntilOn = form.UntilOn,
                    NotedAt = session.Now,
                    NotedBy = session.Hat.Account,
                });
                session.Wrote("create", client, $"judicial-status/{id}", 1);
                return id;
            },
            cancel);
    }
}

/// <summary>A judicial status in full.</summary>
public sealed record JudicialStatusLine(string Status, string Conditions, bool BearsOnCare, LocalDate? FromOn, LocalDate? UntilOn, Instant NotedAt, string NotedBy);

/// <summary>What the asker may know of a client's judicial statuses.</summary>
/// <param name="BearsOnCare">The summary: whether conditions that run today bear on care; null when not even that may be told.</param>
/// <param name="Lines">The statuses in full, latest first; of who may not read them only the own ones.</param>
public sealed record JudicialStatusView(bool? BearsOnCare, IReadOnlyList<JudicialStatusLine> Lines, bool MayWrite);

/// <summary>Reads a client's judicial statuses: in full, as the one line of the summary, or only what the reader wrote.</summary>
public sealed class JudicialStatuses(Door door)
{
    public async Task<Outcome<JudicialStatusView>> Read(ClientKey client, CancellationToken cancel)
    {
        var outcome = await Read(client, author: false, cancel);
        return outcome.Refusal?.Code == "access.L3" ? await Read(client, author: true, cancel) : outcome;
    }

    private Task<Outcome<JudicialStatusView>> Read(ClientKey client, bool author, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Jud, client) { Record = "judicial-statuses", Author = author },
        async session =>
        {
            var (ids, today, me) = (LinkedRecords.Ids(session.Db, client), session.Now.LocalDate(), session.Hat.Account);
            var all = await session.Db.Set<JudicialStatus>().Where(s => s.OrganisationId == client.Organisation && ids.Contains(s.ClientId)).OrderByDescending(s => s.NotedAt).ToListAsync(cancel);
            var read = author ? all.Where(s => s.NotedBy == me).ToList() : session.Decision.Level == Level.Full ? all : [];
            var names = await Names.OfAccounts(session.Db, read.Select(s => s.NotedBy), cancel);
            var texts = await session.TextsOf(client.Organisation, read.Select(s => s.ClientId), cancel);
            return new JudicialStatusView(
                author ? null : all.Exists(s => s.BearsOnCare && (s.FromOn is null || s.FromOn <= today) && (s.UntilOn is null || s.UntilOn >= today)),
                [.. read.Select(s => new JudicialStatusLine(s.Status, texts[s.ClientId].Open(JudicialStatus.Table, s.Conditions), s.BearsOnCare, s.FromOn, s.UntilOn, s.NotedAt, names.Account(s.NotedBy.Value)))],
                session.MayOffer(Cat.Jud));
        },
        cancel);
}
