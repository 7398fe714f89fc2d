using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>Something that the work itself left behind and that a text for justice can say: a kept or missed appointment, a beginning, an end.</summary>
/// <param name="Kind">Policy word of the kind of information: attendance, absence, start_stop.</param>
/// <param name="What">Code of <c>justice-fact</c>. Never a place, a bed or a reason.</param>
public sealed record WorkFact(string Kind, LocalDate On, string What);

/// <summary>What a room can propose for a text for justice. Declared here, kept by the rooms where the work is done; the carer and the client choose.</summary>
public interface IWorkDone
{
    /// <param name="clients">The records of one organisation that stand for the person.</param>
    /// <param name="since">Nothing older.</param>
    Task<IReadOnlyList<WorkFact>> Read(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, LocalDate since, CancellationToken cancel);
}
