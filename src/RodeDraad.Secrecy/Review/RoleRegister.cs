using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>What one role may read and write of one part.</summary>
/// <param name="Reads">Of a client of the own team.</param>
/// <param name="Shared">Of another organisation's record, with the client's consent.</param>
public sealed record MatrixCell(Cat Category, Level Reads, bool Writes, Level Shared);

/// <summary>One role with what it may see and who has it.</summary>
/// <param name="People">Name and team of everybody with this role in the organisation.</param>
public sealed record RegisterRole(Role Role, IReadOnlyList<MatrixCell> Cells, IReadOnlyList<HousePerson> People);

/// <summary>Who may see what, as of an instant.</summary>
public sealed record AccessRegister(Instant At, string PolicyVersion, IReadOnlyList<RegisterRole> Roles);

/// <summary>The register of who may see what (Act of 30 July 2018, articles 9 and 10): asked from the policy itself for each role, with the people of the organisation.</summary>
/// <remarks>For the auditor, and for whoever leads. Refuses with <c>audit.only-leads</c>.</remarks>
public sealed class RoleRegister(Door door, Caller caller)
{
    private static readonly Cat[] Parts =
        [Cat.Ident, Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Med, Cat.Psy, Cat.Subst, Cat.Social, Cat.Jud, Cat.Meeting, Cat.Third, Cat.Consent];

    public async Task<Outcome<AccessRegister>> Read(CancellationToken cancel)
    {
        if (caller.Hat is { Role: not Role.Auditor, Leads: false })
        {
            return new Refusal("audit.only-leads");
        }

        return await door.Read<AccessRegister>(
            new(Act.Read, caller.Hat?.Role == Role.Auditor ? Cat.Accesslog : Cat.Aggregate) { Record = "who-may-see" },
            async session =>
            {
                var people = (await HousePeople.Of(session.Db, session.Hat.Organisation, cancel)).ToLookup(c => PolicyWords.Parse<Role>(c.Role));
                return new(session.Now, AccessPolicy.Version, [.. Enum.GetValues<Role>().Where(r => r != Role.Unknown).Select(role => new RegisterRole(role, Matrix(role), [.. people[role]]))]);
            },
            cancel);
    }

    /// <summary>What the policy decides for a role, part by part: with a running relation, or from outside with a valid consent.</summary>
    public static IReadOnlyList<MatrixCell> Matrix(Role role) => [.. Parts.Select(part => new MatrixCell(
        part,
        Decide(role, Act.Read, part, sameOrg: true).Level,
        Decide(role, Act.Write, part, sameOrg: true).Permits,
        Decide(role, Act.Read, part, sameOrg: false).Level))];

    private static Decision Decide(Role role, Act act, Cat part, bool sameOrg) => AccessPolicy.Decide(new AccessRequest(role, act, part, Purposes.UsualOf(role))
    {
        SameOrg = sameOrg,
        Relation = Relation.Active,
        Consent = sameOrg ? ConsentState.None : ConsentState.Valid,
        OwnFile = role == Role.Client,
        Mandate = role == Role.LegalRep ? Mandate.Valid : Mandate.None,
    });
}
