using NodaTime;

namespace RodeDraad.People;

/// <summary>Who among the clients whom the asker may see has exactly this full name and birth date.</summary>
public static class SameName
{
    public static IQueryable<ClientLine> Of(Session session, string familyName, string givenName, LocalDate birthDate)
    {
        var (hat, listed, key) = (session.Hat, session.Listed, KeyOf(familyName, givenName));
        var ids = session.Db.Set<Client>()
            .Where(c => c.OrganisationId == hat.Organisation && c.MergedInto == null && !c.Anonymous && c.NameKey == key && c.BirthDate == birthDate && listed.Any(l => l == c.Id))
            .Select(c => c.Id);
        return ClientLine.Of(session.Db, hat.Organisation).Where(c => ids.Contains(c.Id));
    }

    /// <summary>A full name without case, accents, blanks and signs.</summary>
    public static string KeyOf(string familyName, string givenName) => Client.KeyOf(familyName, givenName);
}
