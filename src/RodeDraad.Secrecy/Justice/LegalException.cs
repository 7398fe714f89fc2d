using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Something that left the house on a ground of the law and not on the client's word: a court order, testimony, a state of necessity. It goes on paper; the system keeps what, why and who.</summary>
internal sealed class LegalException : Storage.IVersioned
{
    public const string Table = "legal_exceptions";

    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Code of <c>justice-exception-ground</c>, as it held on the day.</summary>
    public required string Ground { get; init; }

    /// <summary>Who asked or ordered it, with the reference of the paper.</summary>
    public required SealedText Order { get; init; }

    /// <summary>Why it weighs more than secrecy.</summary>
    public required SealedText Weighing { get; init; }

    /// <summary>The named items that leave, and nothing else.</summary>
    public required SealedText Items { get; init; }

    /// <summary>Why the client is not told yet; empty when the client is told at once.</summary>
    public required SealedText DelayReason { get; init; }

    /// <summary>The day from which the client sees it.</summary>
    public required LocalDate ToldOn { get; init; }

    public required Instant BegunAt { get; init; }

    public required AccountId BegunBy { get; init; }

    /// <summary>The other person who weighed it and let it go.</summary>
    public AccountId? SecondBy { get; set; }

    public Instant? SecondAt { get; set; }

    /// <summary>Whether the second one said yes.</summary>
    public bool? Agreed { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>What is written when the law, and not the client, lets something out.</summary>
public sealed record ExceptionForm
{
    /// <summary>Code of <c>justice-exception-ground</c> that holds today.</summary>
    public string Ground { get; init; } = "";

    public string Order { get; init; } = "";

    public string Weighing { get; init; } = "";

    public string Items { get; init; } = "";

    public string DelayReason { get; init; } = "";

    /// <summary>The day from which the client sees it; asked with a reason, at most a year away.</summary>
    public LocalDate? ToldOn { get; init; }
}

/// <summary>Records an exception of the law: one person weighs and writes, another one decides. Nothing leaves before both did; justice can never begin it.</summary>
/// <remarks>Refuses with <c>justice.code-not-today</c>, <c>justice.weigh-longer</c>, <c>justice.delay-needs-reason</c>, <c>justice.unknown</c>, <c>justice.another-person</c>, <c>justice.wrong-step</c>, <c>changed-meanwhile</c>.</remarks>
public sealed class LegalExceptions(Door door)
{
    private const int Longest = 2_000;
    private const int ShortestWeighing = 40;
    private const int LongestDelayMonths = 12;

    public Task<Outcome<Guid>> Begin(ClientKey client, ExceptionForm form, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        return door.Write<Guid>(
            new(Act.Write, Cat.Jud, client) { Record = $"legal-exception/{id}" },
            async session =>
            {
                var today = session.Now.LocalDate();
                var mistakes = MistakesOf(form, today);
                if (mistakes.Count > 0)
                {
                    return mistakes;
                }

                var texts = await session.Texts(client, cancel);
                session.Db.Add(new LegalException
                {
                    OrganisationId = client.Organisation,
                    Id = id,
                    ClientId = client.Client,
                    Ground = form.Ground,
                    Order = texts.Seal(LegalException.Table, form.Order.Trim()),
                    Weighing = texts.Seal(LegalException.Table, form.Weighing.Trim()),
                    Items = texts.Seal(LegalException.Table, form.Items.Trim()),
                    DelayReason = texts.Seal(LegalException.Table, form.DelayReason.Trim()),
                    ToldOn = form.ToldOn ?? today,
                    BegunAt = session.Now,
                    BegunBy = session.Hat.Account,
                });
                session.Wrote("create", client, $"legal-exception/{id}", 1);
                return id;
            },
            cancel);
    }

    /// <summary>The second professional says yes or no. With a yes the named items may go, and the record says to whom and what.</summary>
    public Task<Outcome<Done>> Second(ClientKey client, Guid id, bool agrees, CancellationToken cancel) => door.Write<Done>(
        new(Act.Write, Cat.Consent, client) { Record = $"legal-exception/{id}" },
        async session =>
        {
            var ids = LinkedRecords.Ids(session.Db, client);
            var exception = await session.Db.Set<LegalException>().AsTracking().SingleOrDefaultAsync(e => e.OrganisationId == client.Organisation && e.Id == id && ids.Contains(e.ClientId), cancel);
            if (exception is null)
            {
                return new Refusal("justice.unknown");
            }

            if (exception.BegunBy == session.Hat.Account)
            {
                return new Refusal("justice.another-person");
            }

            if (exception.Agreed is not null)
            {
                return new Refusal("justice.wrong-step");
            }

            (exception.SecondBy, exception.SecondAt, exception.Agreed) = (session.Hat.Account, session.Now, agrees);
            session.Wrote("update", client, $"legal-exception/{id}", exception.Version + 1);
            if (agrees)
            {
                var texts = await session.Texts(client with { Client = exception.ClientId }, cancel);
                session.Disclosed(new("justice", "paper", PacketText.HashOf(texts.Open(LegalException.Table, exception.Items))));
            }

            return default(Done);
        },
        cancel);

    private static List<Refusal> MistakesOf(ExceptionForm form, LocalDate today)
    {
        var check = new Mistakes();
        check.Code("justice-exception-ground", form.Ground, nameof(form.Ground), needed: true);
        check.That(!Vocabulary.Has("justice-exception-ground", form.Ground) || DatedCodes.Has("justice-exception-ground", form.Ground, today), new Refusal("justice.code-not-today").At(nameof(form.Ground)));
        check.Text(form.Order, Longest, nameof(form.Order), needed: true);
        check.Text(form.Weighing, Longest, nameof(form.Weighing), needed: true);
        check.That(form.Weighing.Trim().Length is 0 or >= ShortestWeighing, new Refusal("justice.weigh-longer", ShortestWeighing).At(nameof(form.Weighing)));
        check.Text(form.Items, Longest, nameof(form.Items), needed: true);
        check.Text(form.DelayReason, Longest, nameof(form.DelayReason));
        var later = form.ToldOn > today;
        check.That(later == form.DelayReason.Trim().Length > 0 && (form.ToldOn is null || (form.ToldOn >= today && form.ToldOn <= today.PlusMonths(LongestDelayMonths))), new Refusal("justice.delay-needs-reason", LongestDelayMonths).At(nameof(form.ToldOn)));
        return check.Found;
    }
}

/// <summary>An exception of the law as carers, or after its day the client, read it.</summary>
public sealed record ExceptionLine(Guid Id, string Ground, string Order, string Weighing, string Items, string DelayReason, LocalDate ToldOn, Instant BegunAt, string BegunBy, string SecondBy, bool? Agreed);

/// <summary>Reads the exceptions of a client. The client's own door shows one from the day that was set, without the weighing and the reason for waiting: those can be about others and are for carers.</summary>
public sealed class ExceptionReader(Door door)
{
    public Task<Outcome<IReadOnlyList<ExceptionLine>>> Read(ClientKey client, CancellationToken cancel) => door.Read<IReadOnlyList<ExceptionLine>>(
        new(Act.Read, Cat.Consent, client) { Record = "legal-exceptions" },
        async session =>
        {
            var (ids, today) = (LinkedRecords.Ids(session.Db, client), session.Now.LocalDate());
            var own = DoorAccounts.IsAtOwnDoor(session.Hat.Role);
            var all = await session.Db.Set<LegalException>()
                .Where(e => e.OrganisationId == client.Organisation && ids.Contains(e.ClientId) && (!own || (e.ToldOn <= today && e.Agreed == true))).OrderByDescending(e => e.BegunAt).ToListAsync(cancel);
            var names = await Names.OfAccounts(session.Db, all.Select(e => e.BegunBy).Concat(all.Select(e => e.SecondBy).OfType<AccountId>()), cancel);
            var texts = await session.TextsOf(client.Organisation, all.Select(e => e.ClientId), cancel);
            return [.. all.Select(e => LineOf(e, own, texts[e.ClientId], names))];
        },
        cancel);

    private static ExceptionLine LineOf(LegalException e, bool own, ClientTexts texts, Names names)
    {
        string Open(SealedText text) => texts.Open(LegalException.Table, text);
        return new(e.Id, e.Ground, Open(e.Order), own ? "" : Open(e.Weighing), Open(e.Items), own ? "" : Open(e.DelayReason), e.ToldOn, e.BegunAt, names.Account(e.BegunBy.Value), names.Account(e.SecondBy?.Value), e.Agreed);
    }
}
