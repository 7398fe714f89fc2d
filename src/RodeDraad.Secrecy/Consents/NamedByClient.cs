using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Whom a client named so far, for a room that asks what is still to be asked.</summary>
/// <param name="Answered">Houses and people for whom the client gave or refused a consent that runs, by name, and the people who stand beside the client.</param>
/// <param name="ReferencePersons">Reference persons who stand beside the client today.</param>
/// <param name="Houses">Houses of care that can be named.</param>
public sealed record NamedByClient(IReadOnlyList<string> Answered, IReadOnlyList<string> ReferencePersons, IReadOnlyList<HouseLine> Houses)
{
    private static readonly string[] Running = ["active", "provisional", "future"];

    /// <returns>Null when the hat may not read what the client agreed to.</returns>
    public static async Task<NamedByClient?> Of(Session session, ClientKey client, CancellationToken cancel)
    {
        if (session.MayRead(Cat.Consent) != Level.Full)
        {
            return null;
        }

        var consents = (await ConsentReader.Lines(session.Db, client, session.Now, cancel)).Where(c => Running.Contains(c.Status)).Select(c => c.Recipient.Length > 0 ? c.Recipient : c.RecipientOrganisation);
        var beside = (await DoorSide.Recorded(session, client, cancel)).FindAll(m => Mandates.Runs(m, session.Now));
        return new([.. consents, .. beside.Select(m => m.Name)], [.. beside.Where(m => m.Role == PolicyWords.Of(Role.RefPerson)).Select(m => m.Name)], await People.Houses.Lines(session.Db).ToListAsync(cancel));
    }
}
