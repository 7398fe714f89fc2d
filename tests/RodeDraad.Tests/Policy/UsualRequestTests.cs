using RodeDraad.Policy;

namespace RodeDraad.Tests.Policy;

/// <summary>What holds when nothing is said, and acts for which no row of the truth table stands.</summary>
public sealed class UsualRequestTests
{
    [Fact]
    public void A_request_of_which_nothing_more_is_said_is_for_an_own_client_in_care_without_a_consent()
    {
        var spelled = new AccessRequest(Role.CrisisNurse, Act.Read, Cat.Med, Purpose.Care)
        {
            SameOrg = true,
            Relation = Relation.Active,
            Consent = ConsentState.None,
            AccountActive = true,
            SecondFactor = true,
            OwnFile = false,
            Relative = false,
            Author = false,
            Glass = Glass.None,
            Mandate = Mandate.None,
            Item = PacketItem.None,
            Preview = false,
            ClientPresent = ClientPresence.Absent,
            Withheld = false,
            ProjectOk = false,
            EnoughPeople = true,
            InquiryOpen = false,
            FreshSignIn = true,
            ReasonText = true,
        };

        Assert.Equal(spelled, new AccessRequest(Role.CrisisNurse, Act.Read, Cat.Med, Purpose.Care));
    }

    [Theory]
    [InlineData(Effect.Permit, true)]
    [InlineData(Effect.PermitSummary, true)]
    [InlineData(Effect.Deny, false)]
    public void An_answer_permits_unless_it_denies(Effect effect, bool permits) =>
        Assert.Equal(permits, new Decision(effect, Level.None, Rule.G0, Rule.G0, Duties.Log).Permits);

    [Theory]
    [InlineData(Role.Psychiatrist)]
    [InlineData(Role.Psychologist)]
    [InlineData(Role.CrisisNurse)]
    [InlineData(Role.CaseManager)]
    [InlineData(Role.SocialWorker)]
    public void Nobody_in_care_releases_a_part_of_a_file_as_a_table_whatever_the_client_agreed_to(Role role) => Assert.All(
        Enum.GetValues<Cat>().Where(cat => cat is >= Cat.Ident and <= Cat.Meeting),
        cat => Assert.Equal(Rule.K1, AccessPolicy.Decide(new(role, Act.ReleaseTable, cat, Purpose.Care) { Consent = ConsentState.Valid }).Rule));
}
