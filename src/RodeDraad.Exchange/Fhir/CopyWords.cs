using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Exchange;

/// <summary>The words of the copy in the language of whoever asked for it: the sentences are kept with the screens, which this room does not know.</summary>
/// <param name="Language">nl, fr, de, en.</param>
/// <param name="Say">A sentence by its key, filled in.</param>
/// <param name="Fact">What a fact says, in words.</param>
/// <param name="Moment">A moment as the clock on the wall says it.</param>
/// <param name="Day">A day as the calendar says it.</param>
public sealed record CopyWords(string Language, Func<string, IReadOnlyList<object>, string> Say, Func<RecordFact, string> Fact, Func<Instant, string> Moment, Func<LocalDate, string> Day)
{
    public string this[string key, params IReadOnlyList<object> facts] => Say(key, facts);
}
