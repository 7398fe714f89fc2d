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
    /// <summary>Letters that one word of two names that are alike has at least: shorter ones are articles and titles.</summary>
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

        var houses = contacts.ConvertAll(who => named.Houses.FirstOrDefault(house => Alike(who, house.Name)));
        return
        [
            .. contacts.Zip(houses).Where(pair => !named.Answered.Any(name => name == pair.Second?.Name || Alike(pair.First, name))).Select(pair => new ToAsk(pair.First, pair.Second?.Id, Beside: false)),
            .. beside.Where(_ => named.ReferencePersons.Count == 0).Select(who => new ToAsk(who, null, Beside: true)),
        ];
    }

    private static List<string> Split(string text) => [.. text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Two ways to say one name: the longer holds every word of the shorter, as "huisarts De Wilg" and "Wijkcentrum De Wilg", and not "CAW Antwerpen" and "CGG Antwerpen".</summary>
    private static bool Alike(string one, string other)
    {
        var (mine, theirs) = (Words(one), Words(other));
        var (shorter, longer) = mine.Count <= theirs.Count ? (mine, theirs) : (theirs, mine);
        return shorter.IsSubsetOf(longer) && (shorter.Count == longer.Count || shorter.Any(word => word.Length >= ShortestWord));
    }

    /// <summary>The words of a name; "huisarts" and "zus" say what somebody is, and are left out beside one with a capital.</summary>
    private static HashSet<string> Words(string name)
    {
        var all = name.Split([' ', '.', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries);
        var named = Array.FindAll(all, word => char.IsUpper(word[0]));
        return new(named.Length > 0 ? named : all, StringComparer.OrdinalIgnoreCase);
    }
}
