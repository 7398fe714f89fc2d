using NodaTime;
using RodeDraad.Costing;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.ServiceCosts;

namespace RodeDraad.Demo;

/// <summary>What the units of a region and a few of its other services cost in the last two years. Every amount is made up; what was done is counted from the demo itself.</summary>
internal sealed class DemoCosts(DemoRows rows, DemoRegion region, Instant now)
{
    private const string Funder = "federal-outside-insurance";

    /// <summary>Kinds of services that tell their costs too, so that a region can be compared.</summary>
    private static readonly string[] Others = ["paaz", "pz-detox"];

    public void Play()
    {
        var last = now.LocalDate().Year - 1;
        foreach (var (at, unit) in region.Units.Index())
        {
            for (var year = last - 1; year <= last; year++)
            {
                Add(unit.Organisation, unit.Service, year, unit.Psychiatrist, Answers(unit.Beds.Count, year, at) with { Activity = Activity(unit, year) });
            }
        }

        foreach (var (at, service) in region.Services.Where(s => Others.Contains(s.Kind)).Index())
        {
            Add(service.OrganisationId, service.Id, last, region.Units[0].Psychiatrist, Answers(10 + at, last, at + 3) with { Activity = new() { Beds = 10 + at, AllBeds = 30, MeanStayDays = 14.5m, BedDays = 3_100 + (50 * at), Registrations = 420, Consultations = 160, Admissions = 214 } });
        }
    }

    private CostActivity Activity(DemoUnit unit, int year)
    {
        var stays = rows.Of<Stay>().Where(s => s.ServiceId == unit.Service && s.FromAt.LocalDate().Year == year && s.UntilAt is not null).ToList();
        var presented = rows.Of<Presentation>().Where(p => p.ServiceId == unit.Service && p.ReceivedAt.LocalDate().Year == year).ToList();
        var days = stays.Sum(s => (decimal)(s.UntilAt!.Value - s.FromAt).TotalDays);
        return new()
        {
            Beds = unit.Beds.Count,
            AllBeds = unit.Hospital ? 40 : unit.Beds.Count,
            MeanStayDays = stays.Count == 0 ? null : Math.Round(days / stays.Count, 2),
            BedDays = Math.Round(days, 2),
            Registrations = presented.Count,
            Consultations = Math.Max(0, presented.Count - stays.Count),
            Admissions = stays.Count,
        };
    }

    /// <summary>Answers that differ a little by year and house.</summary>
    private static CostQuestionnaire Answers(int beds, int year, int house)
    {
        long Cents(long euro) => ((euro + (house * 137)) * (100 + ((year % 10) * 2))) + 25;
        return new("", year)
        {
            Agreement = new() { Funder = Funder, PostsAgreed = 2 * beds, PostsFunded = (2 * beds) - 1, Budget = new(Cents(95_000L * beds)), Months = 12 },
            Funding = [new(Funder, Rate.Percent(88)), new("patient", Rate.Percent(7.5m)), new("other", Rate.Percent(4.5m))],
            Staff =
            [
                new("psychiatrist", 1, Rate.Percent(50), new(Cents(62_000))),
                new("psychologist", 1, Rate.Percent(80), new(Cents(51_000))),
                new("case-manager", 1, Rate.Whole, new(Cents(54_500))),
                .. Enumerable.Range(0, beds).Select(i => new StaffLine(i % 2 == 0 ? "psychiatric-nurse-a1" : "psychiatric-nurse-a2", 1, Rate.Percent(i % 3 == 0 ? 75 : 100), new(Cents(i % 3 == 0 ? 41_250 : 53_800 - (600 * i))))),
                new("administrative-staff", 1, Rate.Percent(30), new(Cents(14_900))),
            ],
            Volunteers = [new("social-worker", 120, new(Cents(2_400)))],
            Costs =
            [
                new("cleaning", new(Cents(9_800))) { Outsourcing = "external-service", WithinAgreement = true, Note = "(verzonnen)" },
                new("energy", new(Cents(7_150))) { WithinAgreement = true },
                new("medication", new(Cents(5_300))) { WithinAgreement = true },
                new("staff-training", new(Cents(2_100))) { WithinAgreement = false },
                new("office-supplies", new(Cents(1_050))),
                new("rent", new(Cents(18_000))) { WithinAgreement = true },
                new("depreciation-material", new(Cents(3_600))) { Method = "linear" },
            ],
            Consultancy = [new("Supervisie (verzonnen)", 12, new(9_500))],
        };
    }

    private void Add(OrganisationId house, ServiceId service, int year, AccountId by, CostQuestionnaire answers) => rows.Add(new QuestionnaireVersion
    {
        OrganisationId = house,
        ServiceId = service,
        Year = year,
        Number = 1,
        Answers = QuestionnaireVersion.Write(answers),
        At = Instant.Min(now, LocalTimes.StartOf(new(year + 1, 3, 15))),
        By = by,
    });
}
