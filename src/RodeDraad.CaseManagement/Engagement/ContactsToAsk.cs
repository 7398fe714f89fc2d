using RodeDraad.People;
using RodeDraad.Secrecy;

namespace RodeDraad.CaseManagement;

/// <summary>Somebody of the agreement for whom the client has not said yet what may be shared.</summary>
/// <param name="Who">As the agreement says it.</param>
/// <param name="House">The house of care of that name, or null.</param>
/// <param name="Beside">Stands beside the client as a reference person: asks for that, not for a consent.</param>
public sealed record ToAsk(string Who, OrganisationId? House, bool Beside);

/// <summary>Whom the client lets be contacted, and the reference person, as far as no consent, refusal or mandate that runs names them.</summary>
internal static class ContactsToAsk
{
    /// <summary>Letters of a word that two names must share at least: shorter ones are articles and titles.</summary>
    private const int ShortestWord = 4;

    private static readonly char[] Between = ['\n', ',', ';'];

    /// <param name="agreed">The fields of the form <c>case-agreement</c>.</param>
    public static async Task<IReadOnlyList<ToAsk>> Of(Session session, ClientKey client, IReadOnlyDictionary<string, string> agreed, CancellationToken cancel)
    {
        var (contacts, beside) = (Split(agreed.GetValueOrDefault("may-contact", "")), Split(agreed.GetValueOrDefault("reference-person", "")).Take(1).ToList());
        if (contacts.Count + beside.Count == 0 || await NamedByClient.Of(session, client, cancel) is not { } named)
        {
            return [];
        }

        var houses = contacts.ConvertAll(who => named.Houses.FirstOrDefault(house => Holds(who, house.Name)));
        return
        [
            .. contacts.Zip(houses).Where(pair => !named.Answered.Any(name => name == pair.Second?.Name || Alike(pair.First, name))).Select(pair => new ToAsk(pair.First, pair.Second?.Id, Beside: false)),
            .. beside.Where(_ => named.ReferencePersons.Count == 0).Select(who => new ToAsk(who, null, Beside: true)),
        ];
    }

    private static List<string> Split(string text) => [.. text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool Holds(string who, string house) => who.Contains(house, StringComparison.OrdinalIgnoreCase) || (who.Length >= ShortestWord && house.Contains(who, StringComparison.OrdinalIgnoreCase));

    /// <summary>Two ways to say one name: "huisarts De Wilg" and "Wijkcentrum De Wilg".</summary>
    private static bool Alike(string one, string other) => Holds(one, other) || Words(one).Intersect(Words(other), StringComparer.OrdinalIgnoreCase).Any();

    private static IEnumerable<string> Words(string name) => name.Split([' ', '.', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord);
}
