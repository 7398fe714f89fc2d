using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>What became of an earlier question to a service.</summary>
/// <param name="Outcome">Code of <c>referral-state</c>: refused, no-show, started, ended.</param>
/// <param name="Why">Code of <c>referral-refusal</c>, or empty.</param>
public sealed record Earlier(ServiceId Service, LocalDate On, string Outcome, string Why);
