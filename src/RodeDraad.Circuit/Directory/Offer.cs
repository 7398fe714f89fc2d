using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>What a service offers, to whom, where and when: one entry of the directory. No client in it.</summary>
public sealed record Offer
{
    public required OrganisationId Organisation { get; init; }

    public required ServiceId Service { get; init; }

    public required string Name { get; init; }

    /// <summary>The legal body to which the service belongs.</summary>
    public required string House { get; init; }

    /// <summary>Code of <c>service-kind</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of <c>province-or-region</c> where it is.</summary>
    public string Region { get; init; } = "";

    /// <summary>Codes of <c>type-module</c>.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Languages in which it can be spoken with: codes of <c>client-language</c>.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public Welcome Welcome { get; init; } = new();

    /// <summary>When somebody is there, week by week; empty when nobody told.</summary>
    public IReadOnlyList<Opening> Hours { get; init; } = [];

    public Place Place { get; init; } = new();

    /// <summary>Minutes that it takes from a municipality, as the service told; by the letters of its name.</summary>
    public IReadOnlyDictionary<string, int> Travel { get; init; } = new Dictionary<string, int>();

    public string Phone { get; init; } = "";

    public string Mail { get; init; } = "";

    public string Site { get; init; } = "";

    /// <summary>Whom colleagues ask for: a function or a name, as the service wants it.</summary>
    public string AskFor { get; init; } = "";

    /// <summary>Places that there are, or null when the service does not work with places.</summary>
    public int? Capacity { get; init; }

    /// <summary>Places that were free, and when that was so.</summary>
    public Figure<int>? Free { get; init; }

    /// <summary>Days that one waits before it begins, and when that was so.</summary>
    public Figure<int>? WaitingDays { get; init; }

    /// <summary>When somebody last said that all of this is right.</summary>
    public LocalDate? ConfirmedOn { get; init; }

    /// <summary>Months after which nobody may rely on an entry that was not confirmed.</summary>
    public const int FreshMonths = 6;

    public bool Stale(LocalDate today) => ConfirmedOn is not { } on || on.PlusMonths(FreshMonths) < today;
}

/// <summary>A number with its age: a free place of last week is not a free place.</summary>
/// <param name="Counted">Counted from the work in the system; else somebody said it.</param>
public sealed record Figure<T>(T Value, Instant At, bool Counted)
    where T : struct;

/// <summary>Hours of one day of the week, local time; an opening past midnight is two of them.</summary>
/// <param name="Until">Midnight means the end of the day.</param>
public sealed record Opening(IsoDayOfWeek Day, LocalTime From, LocalTime Until)
{
    private static readonly LocalTime Evening = new(18, 0);

    public bool InTheEvening => Until == LocalTime.Midnight || Until > Evening;

    public bool InTheWeekend => Day is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}

/// <summary>Where one has to go.</summary>
public sealed record Place
{
    public string Address { get; init; } = "";

    public string PostalCode { get; init; } = "";

    public string Municipality { get; init; } = "";

    /// <summary>Codes of <c>accessibility</c>.</summary>
    public IReadOnlyList<string> Accessibility { get; init; } = [];

    public Position? Position { get; init; }
}
