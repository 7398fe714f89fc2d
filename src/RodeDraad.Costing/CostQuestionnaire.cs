using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>What a service costs in a calendar year, who pays and what was done for it: the short cost questionnaire.</summary>
/// <param name="Service">Name of the service, or the letter that stands for it.</param>
/// <param name="Year">Calendar year of all amounts and counts.</param>
/// <remarks>
/// Source: ECCAM report, appendix 1 (000:16540-16875), after the short version of the Drug Abuse Treatment Cost Analysis Program (French 2003).
/// Everything is about the crisis beds alone: what is shared with other beds is entered for their part. What was not answered is null or absent, never zero.
/// </remarks>
public sealed record CostQuestionnaire(string Service, int Year)
{
    /// <summary>Beds and what was done.</summary>
    public CostActivity Activity { get; init; } = new();

    /// <summary>What was agreed with who pays.</summary>
    public CostAgreement Agreement { get; init; } = new();

    /// <summary>Income by source; none when it was not answered.</summary>
    public IReadOnlyList<FundingLine> Funding { get; init; } = [];

    /// <summary>Staff who work for the crisis beds, whoever pays them.</summary>
    public IReadOnlyList<StaffLine> Staff { get; init; } = [];

    /// <summary>Volunteers, by the function that their work is like.</summary>
    public IReadOnlyList<VolunteerLine> Volunteers { get; init; } = [];

    /// <summary>Running costs, rent, depreciation, what was free, and others.</summary>
    public IReadOnlyList<CostLine> Costs { get; init; } = [];

    /// <summary>External consultancy by the hour.</summary>
    public IReadOnlyList<ConsultancyLine> Consultancy { get; init; } = [];

    /// <summary>Days of the calendar year: 366 in a leap year, as 2008 was.</summary>
    public int CalendarDays => DateTime.IsLeapYear(Year) ? 366 : 365;
}

/// <summary>What was done in the year. Null is not known.</summary>
public sealed record CostActivity
{
    /// <summary>Beds for crisis care. 0 or more.</summary>
    public int? Beds { get; init; }

    /// <summary>All beds of the house, crisis beds included. 0 or more.</summary>
    public int? AllBeds { get; init; }

    /// <summary>Mean length of the stays, in days of 24 hours. 0 or more.</summary>
    public decimal? MeanStayDays { get; init; }

    /// <summary>Time in ordinary and emergency beds, in days of 24 hours, counted from the stays themselves. 0 or more.</summary>
    public decimal? BedDays { get; init; }

    /// <summary>Presentations: people for whom help was asked, admitted or not. 0 or more.</summary>
    public int? Registrations { get; init; }

    /// <summary>Presentations that did not lead to a stay. 0 or more.</summary>
    public int? Consultations { get; init; }

    /// <summary>Stays that began. 0 or more.</summary>
    public int? Admissions { get; init; }
}

/// <summary>What was agreed with who pays. Null is not known or not agreed.</summary>
public sealed record CostAgreement
{
    /// <summary>The source of funding that the agreement is with (code list <c>funding-source</c>), or empty.</summary>
    public string Funder { get; init; } = "";

    /// <summary>Full-time posts that must be filled with the functions of <see cref="CostTables.AgreedFunctions"/>.</summary>
    public decimal? PostsAgreed { get; init; }

    /// <summary>Full-time posts of those that the funder pays.</summary>
    public decimal? PostsFunded { get; init; }

    /// <summary>What the funder gives for the months of the agreement.</summary>
    public Euro? Budget { get; init; }

    /// <summary>Months that the budget is for, 1 to 12.</summary>
    public int Months { get; init; } = 12;
}

/// <summary>One source of income.</summary>
/// <param name="Source">Code of <c>funding-source</c>.</param>
/// <param name="Share">Its part of all income. All sources together are 100 %.</param>
public sealed record FundingLine(string Source, Rate Share);

/// <summary>One person, or several with the same function.</summary>
/// <param name="Function">Code of <c>staff-function</c>.</param>
/// <param name="People">How many people. 1 or more.</param>
/// <param name="Share">Their full-time posts together: 10,000 ten-thousandths is one post. Null when not known.</param>
/// <param name="GrossCost">What the employer paid for them in the year, employer's contributions included. Null when only the total of the service is known.</param>
public sealed record StaffLine(string Function, int People, Rate? Share, Euro? GrossCost);

/// <summary>Volunteers' work.</summary>
/// <param name="Function">Code of <c>staff-function</c> that the work is like.</param>
/// <param name="Hours">Hours in the year. 0 or more.</param>
/// <param name="Value">What the work is worth by estimate; null when not estimated.</param>
public sealed record VolunteerLine(string Function, decimal Hours, Euro? Value);

/// <summary>One cost.</summary>
/// <param name="Kind">Code of <c>cost-kind</c>; or of <c>cost-group</c> when only the sum of the group is known.</param>
/// <param name="Amount">Cost of the year. Not negative. For what was free: its value by estimate.</param>
public sealed record CostLine(string Kind, Euro Amount)
{
    /// <summary>Code of <c>outsourcing</c>, or empty when the service does it itself.</summary>
    public string Outsourcing { get; init; } = "";

    /// <summary>Code of <c>depreciation-method</c>, for depreciation only.</summary>
    public string Method { get; init; } = "";

    /// <summary>Paid within the agreement; null when not said.</summary>
    public bool? WithinAgreement { get; init; }

    /// <summary>To whom it is paid, or what it is.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Advice from outside, paid by the hour.</summary>
/// <param name="Function">What the adviser does, in own words.</param>
/// <param name="Hours">Hours in the year. 0 or more.</param>
/// <param name="HourPrice">Price of one hour.</param>
public sealed record ConsultancyLine(string Function, decimal Hours, Euro HourPrice)
{
    /// <summary>Hours times price, to the nearest cent.</summary>
    public Euro Amount => Euro.Nearest(Hours * HourPrice.Amount);
}
