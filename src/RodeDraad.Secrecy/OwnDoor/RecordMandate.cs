using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Somebody who will stand beside a client.</summary>
public sealed record MandateForm
{
    /// <summary>Most years that a mandate lasts before it is looked at again.</summary>
    public const int MostYears = 5;

    private const int LongestName = 100;
    private const int LongestEvidence = 300;

    /// <summary>Code of <c>role</c>: legal-rep or ref-person.</summary>
    public string As { get; init; } = "";

    /// <summary>Code of <c>representative-kind</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Code of <c>mandate-scope</c>.</summary>
    public string Scope { get; init; } = "";

    public string Name { get; init; } = "";

    public LocalDate? BirthDate { get; init; }

    /// <summary>Language of the screens for this person.</summary>
    public string Language { get; init; } = "nl";

    /// <summary>First day; null is today.</summary>
    public LocalDate? FromOn { get; init; }

    public LocalDate? UntilOn { get; init; }

    public string Evidence { get; init; } = "";

    internal bool Represents => As == "legal-rep";

    internal List<Refusal> Mistakes(LocalDate today, bool byClient)
    {
        var (check, from) = (new Kernel.Mistakes(), FromOn ?? today);
        check.That(As is "legal-rep" or "ref-person", new Refusal("field-needed").At(nameof(As)));
        check.Text(Name, LongestName, nameof(Name), needed: true);
        check.Text(Evidence, LongestEvidence, nameof(Evidence), needed: Represents && !byClient);
        check.That(BirthDate is not null, new Refusal("field-needed").At(nameof(BirthDate)));
        check.That(BirthDate is null || BirthDate < today, new Refusal("clients.birth-in-future").At(nameof(BirthDate)));
        check.That(Language is "nl" or "fr" or "de" or "en", new Refusal("code-unknown", Language).At(nameof(Language)));
        check.That(UntilOn is null || UntilOn >= from, new Refusal("mandates.end-before-begin").At(nameof(UntilOn)));
        check.That(UntilOn is null || UntilOn <= from.PlusYears(MostYears), new Refusal("mandates.too-long", MostYears).At(nameof(UntilOn)));
        if (Represents)
        {
            check.Code("representative-kind", Kind, nameof(Kind), needed: true);
            check.Code("mandate-scope", Scope, nameof(Scope), needed: true);
            check.That(UntilOn is not null, new Refusal("field-needed").At(nameof(UntilOn)));
            check.That(!byClient || Kind == "chosen-representative", new Refusal("mandates.only-chosen").At(nameof(Kind)));
        }

        return check.Found;
    }
}

/// <summary>Records a representative with a mandate, or a reference person: by a carer who saw the evidence, or by the client, who may choose a representative or a reference person freely.</summary>
/// <remarks>The person gets an account at once, so that a consent can name it, and comes in with an own paper code. Refuses with <c>mandates.end-before-begin</c>, <c>mandates.too-long</c>, <c>mandates.only-chosen</c>, <c>mandates.not-yours</c>, and with what is missing.</remarks>
public sealed class RecordMandate(Door door, Caller caller)
{
    public Task<Outcome<Guid>> Run(ClientKey client, MandateForm form, CancellationToken cancel) => door.Write<Guid>(
        new(caller.Hat is { Role: Role.Client or Role.LegalRep } ? Act.ManageConsent : Act.Write, Cat.Consent, client) { Record = "mandate" },
        async session =>
        {
            var mistakes = session.Hat.Role == Role.LegalRep ? [new Refusal("mandates.not-yours")] : form.Mistakes(session.Now.LocalDate(), session.Hat.Role == Role.Client);
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            var id = Guid.CreateVersion7();
            var role = form.Represents ? Role.LegalRep : Role.RefPerson;
            session.Db.Add(new MandateRecord
            {
                OrganisationId = client.Organisation,
                Id = id,
                ClientId = client.Client,
                AccountId = DoorAccounts.ForOther(session.Db, client.Organisation, role, form.Name.Trim(), form.Language),
                Role = PolicyWords.Of(role),
                Kind = form.Represents ? form.Kind : "",
                Scope = form.Represents ? form.Scope : "",
                Name = form.Name.Trim(),
                BirthDate = form.BirthDate!.Value,
                Language = form.Language,
                FromOn = form.FromOn ?? session.Now.LocalDate(),
                UntilOn = form.UntilOn,
                Evidence = (await session.Texts(client, cancel)).Seal(MandateRecord.Table, form.Evidence.Trim()),
                RecordedAt = session.Now,
                RecordedBy = session.Hat.Account,
            });
            session.Wrote("create", client, $"mandate/{id}");
            return id;
        },
        cancel);

    /// <summary>Ends a mandate at once, and with it the code that still lives.</summary>
    public Task<Outcome<Guid>> End(ClientKey client, Guid id, CancellationToken cancel) => door.Write<Guid>(
        new(caller.Hat is { Role: Role.Client or Role.LegalRep } ? Act.ManageConsent : Act.Write, Cat.Consent, client) { Record = $"mandate/{id}" },
        async session =>
        {
            var mandate = await session.Db.Set<MandateRecord>().SingleOrDefaultAsync(m => m.OrganisationId == client.Organisation && m.ClientId == client.Client && m.Id == id, cancel);
            if (mandate is null || mandate.EndedAt is not null || (session.Hat.Role == Role.LegalRep && mandate.AccountId != session.Hat.Account))
            {
                return new Refusal(mandate is null ? "mandates.unknown" : mandate.EndedAt is not null ? "mandates.ended" : "mandates.not-yours");
            }

            (mandate.EndedAt, mandate.EndedBy) = (session.Now, session.Hat.Account);
            await session.Db.Set<PaperCode>().Where(c => c.OrganisationId == client.Organisation && c.Holder == id && c.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, session.Now), cancel);
            session.Wrote("update", client, $"mandate/{id}");
            return id;
        },
        cancel);
}
