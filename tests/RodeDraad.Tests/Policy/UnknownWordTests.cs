using RodeDraad.Policy;

namespace RodeDraad.Tests.Policy;

public sealed class UnknownWordTests
{
    private static readonly Decision Refused = new(Effect.Deny, Level.None, Rule.G0, Rule.G0, Duties.Log);

    [Fact]
    public void A_forgotten_request_is_refused() => Assert.Equal(Refused, AccessPolicy.Decide(default));

    [Theory]
    [InlineData("")]
    [InlineData("ROOT")]
    [InlineData("client ")]
    [InlineData("Psychiatrist")]
    [InlineData("psychiatrist\0")]
    [InlineData("4")]
    public void A_role_that_is_not_spelt_as_a_role_is_refused(string word)
    {
        Assert.False(PolicyWords.Knows<Role>(word));
        Assert.Equal(Refused, AccessPolicy.Decide(new(PolicyWords.Parse<Role>(word), Act.Read, Cat.Med, Purpose.Care)));
    }

    [Theory]
    [InlineData(Role.Unknown, Act.Read, Cat.Med)]
    [InlineData(Role.Psychiatrist, Act.Unknown, Cat.Med)]
    [InlineData(Role.Psychiatrist, Act.Read, Cat.Unknown)]
    [InlineData((Role)(-1), Act.Read, Cat.Med)]
    [InlineData(Role.Psychiatrist, (Act)(-1), Cat.Med)]
    [InlineData(Role.Psychiatrist, Act.Read, (Cat)(-1))]
    [InlineData(Role.Auditor + 1, Act.Read, Cat.Med)]
    [InlineData(Role.Psychiatrist, Act.Present + 1, Cat.Med)]
    [InlineData(Role.Psychiatrist, Act.Read, Cat.Config + 1)]
    public void A_word_outside_the_lists_is_refused(Role role, Act act, Cat category) =>
        Assert.Equal(Refused, AccessPolicy.Decide(new(role, act, category, Purpose.Care)));

    [Fact]
    public void A_request_without_a_purpose_is_refused_for_every_role() =>
        Assert.All(
            Enum.GetValues<Role>().Where(role => role != Role.Unknown),
            role => Assert.Equal(Rule.G3, AccessPolicy.Decide(new(role, Act.Read, Cat.Plan, Purpose.Unknown)).Rule));

    [Fact]
    public void A_value_outside_the_list_has_no_word() => Assert.Equal("", PolicyWords.Of(Role.Auditor + 1));
}
