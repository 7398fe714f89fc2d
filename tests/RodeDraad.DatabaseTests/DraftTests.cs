using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class DraftOnSqlite() : DraftTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class DraftOnPostgres() : DraftTests(new PostgresTestDatabase());

public abstract class DraftTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task What_was_typed_in_one_house_does_not_come_up_under_the_hat_of_another()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        var id = HatId.New();
        await Circuit.Add(new HatRecord { Id = id, AccountId = Unit.Nurse.Account, OrganisationId = elsewhere.Organisation, TeamId = elsewhere.Team, Role = PolicyWords.Of(Role.CrisisNurse) });
        var other = Unit.Nurse with { Id = id, Organisation = elsewhere.Organisation, Team = elsewhere.Team };
        await Circuit.As(Unit.Nurse, async scope => (await Drafts(scope).Keep("presentation/new", "here", Cancel)).Refusal);
        await Circuit.As(other, async scope => (await Drafts(scope).Keep("presentation/new", "there", Cancel)).Refusal);

        Assert.Equal("here", await Circuit.As(Unit.Nurse, scope => Drafts(scope).Read("presentation/new", Cancel)));
        Assert.Equal("there", await Circuit.As(other, scope => Drafts(scope).Read("presentation/new", Cancel)));
    }

    private static Drafts Drafts(IServiceProvider scope) => (Drafts)scope.GetService(typeof(Drafts))!;
}
