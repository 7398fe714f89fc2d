using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What is asked about referrals between houses.</summary>
/// <param name="Houses">Houses that send or receive; a referral counts when both are in it.</param>
/// <param name="Until">The day after the last one.</param>
/// <param name="AnswerDays">Days within which an answer counts as in time.</param>
public sealed record ReferralQuestion(IReadOnlyCollection<OrganisationId> Houses, LocalDate From, LocalDate Until, int AnswerDays);

/// <summary>Referrals of one house to another that were sent in a period. Numbers alone, no client.</summary>
/// <param name="Answered">Of those sent, how many got an answer.</param>
/// <param name="AnsweredInTime">Of those answered, how many within the days that were asked.</param>
/// <param name="Accepted">Of those answered, how many were accepted.</param>
public sealed record ReferralFigure(OrganisationId Sender, OrganisationId Receiver, int Sent, int Answered, int AnsweredInTime, int Accepted);

/// <summary>Counts referrals between houses. As long as nobody implements it, what rests on it says "not measured yet".</summary>
public interface IReferralFigures
{
    Task<IReadOnlyList<ReferralFigure>> Read(CircuitDb db, ReferralQuestion asked, CancellationToken cancel);
}
