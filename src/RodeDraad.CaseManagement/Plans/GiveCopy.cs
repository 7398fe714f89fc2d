using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>A participant whom the client names, and what he or she gets.</summary>
public sealed record CopyForm
{
    /// <summary>As it stands in the plan under who. Empty for the client stands for the client's own name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Code of <c>plan-participant</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Code of <c>plan-copy-level</c>.</summary>
    public string Level { get; init; } = "";

    /// <summary>Of the labels: a code of <c>client-language</c> that the screens speak.</summary>
    public string Language { get; init; } = "";

    /// <summary>Code of <c>letter-way</c>: how a copy for another service gets there.</summary>
    public string Way { get; init; } = "";

    /// <summary>The house toward which a consent runs.</summary>
    public OrganisationId? House { get; init; }
}

/// <summary>A copy that was made.</summary>
public sealed record GivenCopyLine(PlanCopyId Id, string Name, string Kind, string Level, string Language, LocalDate? NextEvaluationOn, Instant MadeAt, string MadeBy);

/// <summary>Makes a copy of a version for a participant whom the client names. It is made from the version that the client agreed to, never from the plan as it is being written.</summary>
/// <remarks>
/// One for another service goes as a letter does: handed over by the client, or with a running consent toward the house, and then the log keeps what that house was told.
/// Refuses with <c>plans.unknown</c>, <c>plans.copy-not-agreed</c>, <c>letters.no-consent</c>, <c>plans.copy-too-much</c> (people close to the client get their own part at most),
/// <c>plans.copy-nothing-own</c> when no goal names the participant, and what is wrong with the form.
/// </remarks>
public sealed class GiveCopy(Door door)
{
    private const int LongestName = 200;

    /// <summary>The languages in which the labels can be printed.</summary>
    private static readonly string[] Printed = ["nl", "fr", "de", "en"];

    /// <summary>The houses that can be named for a copy to another service.</summary>
    public Task<Outcome<IReadOnlyList<HouseLine>>> Houses(ClientKey client, CaseId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}/plan" }, async Task<IReadOnlyList<HouseLine>?> (session) => await ToAnotherHouse.Houses(session, cancel), cancel);

    /// <param name="number">Of the version.</param>
    public Task<Outcome<PlanCopyId>> Run(ClientKey client, CaseId id, int number, CopyForm form, CancellationToken cancel) =>
        door.Write<PlanCopyId>(new(Act.Write, Cat.Plan, client) { Record = $"case/{id.Value}/plan/{number}" }, session => Give(session, client, (id, number), form, cancel), cancel);

    private static async Task<Outcome<PlanCopyId>> Give(Session session, ClientKey client, (CaseId Id, int Number) of, CopyForm form, CancellationToken cancel)
    {
        var (db, house) = (session.Db, client.Organisation);
        if (await db.Set<PlanVersion>().SingleOrDefaultAsync(v => v.OrganisationId == house && v.CaseId == of.Id && v.ClientId == client.Client && v.Number == of.Number, cancel) is not { } version)
        {
            return new Refusal("plans.unknown");
        }

        if (version.AgreedAt is null)
        {
            return new Refusal("plans.copy-not-agreed");
        }

        var name = form is { Kind: "client", Name: "" } ? (await ClientLine.Of(db, house).SingleAsync(c => c.Id == client.Client, cancel)).Name : form.Name.Trim();
        var texts = await session.Texts(client, cancel);
        var goals = PlanReader.Frozen(version, texts);
        var check = MistakesOf(form with { Name = name }, goals);
        var told = form.Kind == "service" ? await ToAnotherHouse.Check(check, session, client, (form.Way, form.House), cancel) : null; // who stands in the plan in person gets it by hand
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var copy = await Make(session, version, form, texts.Seal(GivenCopy.Table, name), cancel);
        db.Add(copy);
        session.Wrote("create", client, $"plan-copy/{copy.Id.Value}", 1);
        if (told is not null)
        {
            ToAnotherHouse.Told(session, told, JsonSerializer.Serialize(CopyLevels.Goals(form.Level, name, goals), NodaJson.Stored));
        }

        return copy.Id;
    }

    private static async Task<GivenCopy> Make(Session session, PlanVersion version, CopyForm form, SealedText name, CancellationToken cancel) => new()
    {
        OrganisationId = version.OrganisationId,
        Id = PlanCopyId.New(),
        ClientId = version.ClientId,
        CaseId = version.CaseId,
        Number = version.Number,
        Participant = name,
        Kind = form.Kind,
        Level = form.Level,
        Language = form.Language,
        NextEvaluationOn = await session.Db.Set<CaseTask>().Where(t => t.OrganisationId == version.OrganisationId && t.CaseId == version.CaseId && t.Kind == "review" && t.ClosedAt == null).MinAsync(t => (LocalDate?)t.DueOn, cancel),
        MadeAt = session.Now,
        MadeBy = session.Hat.Account,
    };

    private static Mistakes MistakesOf(CopyForm form, IReadOnlyList<FrozenGoal> version)
    {
        var check = new Mistakes();
        check.Text(form.Name, LongestName, nameof(form.Name), needed: true);
        check.Code("plan-participant", form.Kind, nameof(form.Kind), needed: true);
        check.Code("plan-copy-level", form.Level, nameof(form.Level), needed: true);
        check.Code("client-language", form.Language, nameof(form.Language), needed: true);
        check.That(form.Language.Length == 0 || Printed.Contains(form.Language), new Refusal("code-unknown", form.Language).At(nameof(form.Language)));
        check.That(CopyLevels.Allows(form.Kind, form.Level), new Refusal("plans.copy-too-much").At(nameof(form.Level)));
        check.That(form.Level != CopyLevels.OwnPart || form.Name.Length == 0 || CopyLevels.Goals(form.Level, form.Name, version).Count > 0, new Refusal("plans.copy-nothing-own", form.Name).At(nameof(form.Name)));
        return check;
    }
}
