using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>For whom a code is printed, and for how long.</summary>
public sealed record PaperCodeForm
{
    public const int UsualDays = 14;

    private const int MostDays = 60;

    /// <summary>Days for which it counts, 1 to 60.</summary>
    public int? Days { get; init; } = UsualDays;

    /// <summary>The representative or reference person for whom it is; null for the client.</summary>
    public Guid? Mandate { get; init; }

    /// <summary>The holder lost the own password or telephone: this code takes both away.</summary>
    public bool Resets { get; init; }

    internal List<Refusal> Mistakes()
    {
        var check = new Kernel.Mistakes();
        check.That(Days is >= 1 and <= MostDays, new Refusal("mine.days-out-of-range", MostDays).At(nameof(Days)));
        return check.Found;
    }
}

/// <summary>A code as it goes on paper. It is shown this once.</summary>
/// <param name="Language">The holder's own language.</param>
/// <param name="LastDay">The last day on which it counts.</param>
public sealed record PrintedCode(string Code, string Name, string Language, LocalDate LastDay);

/// <summary>Prints a one-time code for a client, a representative or a reference person. The code before it no longer counts.</summary>
/// <remarks>Refuses with <c>mine.birth-needed</c> (the birth date is the other half), <c>mine.days-out-of-range</c>, <c>mandates.unknown</c>, <c>mandates.ended</c>, <c>mine.printed-before</c> (the same form sent twice). Only the keyed hash is kept, so not even the answer to a repeated request can show the code again.</remarks>
public sealed class PrintPaperCode(Door door, PaperCodes codes)
{
    public async Task<Outcome<PrintedCode>> Run(ClientKey client, PaperCodeForm form, CancellationToken cancel)
    {
        var (code, id) = (PaperCodes.Make(), Guid.CreateVersion7());
        var outcome = await door.Write<PrintedCode>(
            new(Act.Write, Cat.Consent, client) { Record = $"paper-code/{id}" },
            session => Print(session, client, form, (id, codes.HashOf(PaperCodes.Read(code))), cancel),
            cancel);
        return outcome.Refusal is not null ? outcome
            : outcome.Value.Code == id.ToString() ? outcome.Value with { Code = code }
            : new Refusal("mine.printed-before");
    }

    private static async Task<Outcome<PrintedCode>> Print(Session session, ClientKey client, PaperCodeForm form, (Guid Id, string Hash) code, CancellationToken cancel)
    {
        var mistakes = form.Mistakes();
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var holder = await HolderOf(session, client, form.Mandate, cancel);
        if (holder.Refusal is not null)
        {
            return holder.Refused<PrintedCode>();
        }

        var lastDay = session.Now.LocalDate().PlusDays(form.Days!.Value);
        var id = form.Mandate ?? client.Client.Value;
        await session.Db.Set<PaperCode>().Where(c => c.OrganisationId == client.Organisation && c.Holder == id && c.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, session.Now), cancel);
        session.Db.Add(new PaperCode
        {
            OrganisationId = client.Organisation,
            Id = code.Id,
            ClientId = client.Client,
            MandateId = form.Mandate,
            Holder = id,
            Hash = code.Hash,
            Resets = form.Resets,
            MadeAt = session.Now,
            MadeBy = session.Hat.Account,
            ExpiresAt = LocalTimes.StartOf(lastDay.PlusDays(1)),
        });
        session.Wrote("create", client, $"paper-code/{code.Id}");
        return holder.Value with { Code = code.Id.ToString(), LastDay = lastDay };
    }

    private static async Task<Outcome<PrintedCode>> HolderOf(Session session, ClientKey client, Guid? mandate, CancellationToken cancel)
    {
        if (mandate is { } id)
        {
            var holder = await session.Db.Set<MandateRecord>().SingleOrDefaultAsync(m => m.OrganisationId == client.Organisation && m.ClientId == client.Client && m.Id == id, cancel);
            return holder is null ? new Refusal("mandates.unknown")
                : holder.EndedAt is not null ? new Refusal("mandates.ended")
                : new PrintedCode("", holder.Name, holder.Language, default);
        }

        var line = await ClientLine.Of(session.Db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel);
        return line is null ? new Refusal("clients.unknown")
            : line.BirthDate is null ? new Refusal("mine.birth-needed")
            : new PrintedCode("", line.Name, line.Language, default);
    }
}
