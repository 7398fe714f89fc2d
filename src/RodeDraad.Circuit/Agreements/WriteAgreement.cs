using Microsoft.EntityFrameworkCore;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>An agreement as it is written.</summary>
public sealed record HousesAgreementForm
{
    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>Codes of <c>agreement-subject</c>.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    public IReadOnlyList<OrganisationId> Parties { get; init; } = [];

    /// <summary>Days within which a referral is answered.</summary>
    public int? AnswerDays { get; init; }

    /// <summary>Of a hundred answered referrals, how many are accepted at least.</summary>
    public int? AcceptPercent { get; init; }

    /// <summary>Days of exchange of staff a year.</summary>
    public int? ExchangeDays { get; init; }

    public int Version { get; init; }
}

/// <summary>Writes an agreement between houses of the region, and changes it as long as nobody signed.</summary>
/// <remarks>
/// For who coordinates the region. Refuses with <c>circuit.not-this-hat</c>, <c>circuit.no-region</c>, <c>agreements.unknown</c>, <c>agreements.already-signed</c>, <c>changed-meanwhile</c>, what is wrong with the form, and beside the parties
/// with <c>agreements.three-kinds</c> when they are not at least three kinds of actors. A name of a client or a national number in the text is refused.
/// </remarks>
public sealed class WriteAgreement(Door door, Caller caller)
{
    private const int MostDays = 365;
    private const int Hundred = 100;

    public Task<Outcome<AgreementId>> Run(HousesAgreementForm form, CancellationToken cancel) => Coordinated(
        "agreements",
        async session =>
        {
            var region = await RegionHats.RegionOf(session, cancel);
            var mistakes = await MistakesOf(session, region, form, cancel);
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            var agreement = new Agreement { OrganisationId = session.Hat.Organisation, Id = AgreementId.New(), Region = region, Title = "", Text = "", Subjects = [] };
            session.Db.Add(agreement);
            Fill(session, agreement, form);
            session.Db.Add(AgreementActs.Step(session, agreement, 1, new() { Act = "written" }));
            return agreement.Id;
        },
        cancel);

    public Task<Outcome<AgreementId>> Change(AgreementId id, HousesAgreementForm form, CancellationToken cancel) => Coordinated(
        $"agreements/{id.Value}",
        async session =>
        {
            var region = await RegionHats.RegionOf(session, cancel);
            if (await Agreements.OfRegion(session, region).AsTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } agreement)
            {
                return new Refusal("agreements.unknown");
            }

            var parties = await session.Db.Set<AgreementParty>().AsTracking().Where(p => p.OrganisationId == agreement.OrganisationId && p.AgreementId == id).ToListAsync(cancel);
            if (agreement.EndedOn is not null || parties.Exists(p => p.SignedOn is not null))
            {
                return new Refusal("agreements.already-signed");
            }

            if (agreement.Version != form.Version)
            {
                return new Refusal("changed-meanwhile");
            }

            var mistakes = await MistakesOf(session, region, form, cancel);
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            session.Db.RemoveRange(parties.Where(p => !form.Parties.Contains(p.House)));
            Fill(session, agreement, form with { Parties = [.. form.Parties.Except(parties.Select(p => p.House))] });
            session.Db.Entry(agreement).State = EntityState.Modified; // the parties count as a change of the agreement
            session.Db.Add(AgreementActs.Step(session, agreement, await AgreementActs.Number(session, agreement, cancel), new() { Act = "changed" }));
            return id;
        },
        cancel);

    private static void Fill(Session session, Agreement agreement, HousesAgreementForm form)
    {
        (agreement.Title, agreement.Text) = (form.Title.Trim(), form.Text.Trim());
        agreement.Subjects = [.. Vocabulary.InOrder("agreement-subject", [.. form.Subjects.Distinct(StringComparer.Ordinal)])];
        (agreement.AnswerDays, agreement.AcceptPercent, agreement.ExchangeDays) = (form.AnswerDays, form.AcceptPercent, form.ExchangeDays);
        session.Db.AddRange(form.Parties.Distinct().Select(house => new AgreementParty { OrganisationId = agreement.OrganisationId, AgreementId = agreement.Id, House = house }));
    }

    private static async Task<List<Refusal>> MistakesOf(Session session, string region, HousesAgreementForm form, CancellationToken cancel)
    {
        var houses = await ActorKinds.Of(session, region, cancel);
        var parties = houses.Where(h => form.Parties.Contains(h.House)).ToList();
        var check = new Mistakes();
        check.That(region.Length > 0, new Refusal("circuit.no-region"));
        check.Text(form.Title, Agreement.LongestTitle, nameof(form.Title), needed: true);
        check.Text(form.Text, Agreement.LongestText, nameof(form.Text), needed: true);
        check.That(form.Subjects.Count > 0, new Refusal("field-needed").At(nameof(form.Subjects)));
        check.Codes("agreement-subject", form.Subjects, nameof(form.Subjects));
        check.That(parties.Count == form.Parties.Distinct().Count(), new Refusal("agreements.not-of-region").At(nameof(form.Parties)));
        check.That(ActorKinds.Different(parties) >= ActorKinds.Needed, new Refusal("agreements.three-kinds", ActorKinds.Needed).At(nameof(form.Parties)));
        void Between(int? value, int to, string field) => check.That(value is null || (value >= 1 && value <= to), new Refusal("units.out-of-range", 1, to).At(field));
        Between(form.AnswerDays, MostDays, nameof(form.AnswerDays));
        Between(form.AcceptPercent, Hundred, nameof(form.AcceptPercent));
        Between(form.ExchangeDays, MostDays, nameof(form.ExchangeDays));
        check.All(check.Found.Count > 0 ? [] : await Anonymous.ToCircuit(session, [(nameof(form.Title), form.Title), (nameof(form.Text), form.Text)], ofHouses: true, cancel));
        return check.Found;
    }

    private Task<Outcome<AgreementId>> Coordinated(string record, Func<Session, Task<Outcome<AgreementId>>> write, CancellationToken cancel) =>
        RegionHats.Only(RegionHats.Coordinates(caller.Hat), () => door.Write(new(Act.Read, Cat.Capacity) { Record = record }, write, cancel));
}
