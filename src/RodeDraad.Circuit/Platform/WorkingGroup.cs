using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>People of several houses who work something out together. It talks of no client.</summary>
internal sealed class WorkingGroup : IVersioned
{
    /// <summary>Characters of a name, of a function and of a title.</summary>
    public const int LongestLine = 120;

    /// <summary>Characters of an agenda, of decisions and of a goal.</summary>
    public const int LongestText = 10_000;

    public required OrganisationId OrganisationId { get; init; }

    public required WorkingGroupId Id { get; init; }

    public required string Region { get; init; }

    public required string Name { get; set; }

    /// <summary>What it is for.</summary>
    public required string Purpose { get; set; }

    public LocalDate? EndedOn { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>A seat in a working group: a function of a house, not a person.</summary>
internal sealed class GroupMember
{
    public required OrganisationId OrganisationId { get; init; }

    public required WorkingGroupId GroupId { get; init; }

    public required OrganisationId House { get; init; }

    public required string Function { get; init; }
}

/// <summary>A meeting of a working group.</summary>
internal sealed class GroupMeeting : IVersioned
{
    public required OrganisationId OrganisationId { get; init; }

    public required GroupMeetingId Id { get; init; }

    public required WorkingGroupId GroupId { get; init; }

    public required LocalDate On { get; set; }

    public required string Agenda { get; set; }

    public required string Decisions { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>One thing that the platform wants to have done in a year.</summary>
internal sealed class WorkItem : IVersioned
{
    public required OrganisationId OrganisationId { get; init; }

    public required WorkItemId Id { get; init; }

    public required string Region { get; init; }

    public required int Year { get; init; }

    public required string Title { get; set; }

    public required string Goal { get; set; }

    /// <summary>When, in words.</summary>
    public required string Timing { get; set; }

    /// <summary>Which function or group sees to it.</summary>
    public required string Responsible { get; set; }

    /// <summary>Code of <c>work-item-state</c>.</summary>
    public required string State { get; set; }

    /// <summary>The item of the year before that goes on in this one.</summary>
    public WorkItemId? ContinuedFrom { get; init; }

    public int Version { get; set; } = 1;
}

/// <summary>What a chapter of a year report said in one of its versions.</summary>
internal sealed class ReportChapter
{
    /// <summary>Characters of a chapter.</summary>
    public const int LongestText = 50_000;

    public required OrganisationId OrganisationId { get; init; }

    public required string Region { get; init; }

    public required int Year { get; init; }

    /// <summary>Code of <c>report-chapter</c>.</summary>
    public required string Chapter { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }
}
