using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>A part that a practitioner wants to discuss first.</summary>
public sealed record WithholdingForm
{
    /// <summary>Most months that it lasts; then the client reads the part, or somebody decides anew.</summary>
    public const int MostMonths = 6;

    private const int ShortestReason = 20;
    private const int LongestReason = 500;

    /// <summary>Code of <c>category</c>: med, psy or crisis.</summary>
    public string Category { get; init; } = "";

    public string Reason { get; init; } = "";

    public LocalDate? UntilOn { get; init; }

    internal List<Refusal> Mistakes(LocalDate today)
    {
        var check = new Kernel.Mistakes();
        check.Text(Reason, LongestReason, nameof(Reason), needed: true);
        check.That(Reason.Trim().Length is 0 or >= ShortestReason, new Refusal("withholdings.reason-short", ShortestReason).At(nameof(Reason)));
        check.That(UntilOn is not null, new Refusal("field-needed").At(nameof(UntilOn)));
        check.That(UntilOn is null || UntilOn >= today, new Refusal("withholdings.end-before-today").At(nameof(UntilOn)));
        check.That(UntilOn is null || UntilOn <= today.PlusMonths(MostMonths), new Refusal("withholdings.too-long", MostMonths).At(nameof(UntilOn)));
        return check.Found;
    }
}

/// <summary>Keeps one named part back from the client until a day, ends that, and lets the client name another practitioner to read it (rule C6).</summary>
/// <remarks>Only who writes in a part keeps it back. Refuses with <c>withholdings.…</c> of the form and <c>withholdings.unknown</c>.</remarks>
public sealed class WithholdPart(Door door)
{
    private const int LongestName = 200;

    public Task<Outcome<Guid>> Run(ClientKey client, WithholdingForm form, CancellationToken cancel)
    {
        var category = PolicyWords.Parse<Cat>(form.Category);
        return category is not (Cat.Med or Cat.Psy or Cat.Crisis)
            ? Task.FromResult<Outcome<Guid>>(new Refusal("withholdings.part").At(nameof(form.Category)))
            : door.Write<Guid>(
                new(Act.Write, category, client) { Record = "withholding" },
                async session =>
                {
                    var mistakes = form.Mistakes(session.Now.LocalDate());
                    return mistakes.Count > 0 ? mistakes : Keep(session, await session.Texts(client, cancel), client, form);
                },
                cancel);
    }

    public Task<Outcome<Guid>> End(ClientKey client, Guid id, CancellationToken cancel) => door.Write<Guid>(
        new(Act.Write, Cat.Consent, client) { Record = $"withholding/{id}" },
        async session =>
        {
            var running = await Of(session, client, id, cancel);
            if (running is null || !session.MayWrite(PolicyWords.Parse<Cat>(running.Category)))
            {
                return new Refusal("withholdings.unknown");
            }

            running.EndedAt = session.Now;
            session.Wrote("update", client, $"withholding/{id}");
            return id;
        },
        cancel);

    /// <summary>The client names who reads the part instead.</summary>
    public Task<Outcome<Guid>> NamePractitioner(ClientKey client, Guid id, string name, CancellationToken cancel) => door.Write<Guid>(
        new(Act.Comment, Cat.Ident, client) { Record = $"withholding/{id}" },
        async session =>
        {
            var check = new Mistakes();
            check.Text(name, LongestName, "Practitioner", needed: true);
            var running = await Of(session, client, id, cancel);
            if (running is null || check.Found.Count > 0)
            {
                return running is null ? new Refusal("withholdings.unknown") : check.Found;
            }

            var texts = await session.Texts(client with { Client = running.ClientId }, cancel);
            (running.Practitioner, running.NamedAt) = (texts.Seal(Withholding.Table, name.Trim()), session.Now);
            session.Wrote("update", client, $"withholding/{id}");
            return id;
        },
        cancel);

    private static Guid Keep(Session session, ClientTexts texts, ClientKey client, WithholdingForm form)
    {
        var id = Guid.CreateVersion7();
        session.Db.Add(new Withholding
        {
            OrganisationId = client.Organisation,
            Id = id,
            ClientId = client.Client,
            Category = form.Category,
            Reason = texts.Seal(Withholding.Table, form.Reason.Trim()),
            FromAt = session.Now,
            UntilOn = form.UntilOn!.Value,
            RecordedBy = session.Hat.Account,
        });
        session.Wrote("create", client, $"withholding/{id}");
        return id;
    }

    private static Task<Withholding?> Of(Session session, ClientKey client, Guid id, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(session.Db, client);
        return session.Db.Set<Withholding>().SingleOrDefaultAsync(w => w.OrganisationId == client.Organisation && ids.Contains(w.ClientId) && w.Id == id && w.EndedAt == null, cancel);
    }
}
