using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Demo;

/// <summary>What a region does together that is about no client: signals, a theme that was answered, an agreement. Everything is visibly made up.</summary>
internal sealed class DemoRegionWork(DemoRows rows, DemoIds ids, Instant now)
{
    private static readonly (string Module, string Kind, string Group, string Words, int DaysAgo, bool Bundled)[] Said =
    [
        ("substitution", "missing", "adults", "(verzonnen) Na vijf uur kan niemand een substitutie opstarten. Wie werkt, haalt dat niet.", 60, true),
        ("substitution", "too-late", "", "(verzonnen) De eerste afspraak voor substitutie is pas over vier weken.", 45, true),
        ("outreaching", "missing", "children-and-young-people", "(verzonnen) Er is één straathoekwerker voor de hele regio. Jongeren bereiken we niet.", 20, false),
        ("dual-diagnosis", "refused-unfairly", "double-diagnosis", "(inventé) On renvoie les gens d’un service à l’autre : trop psychiatrique ici, trop dépendant là.", 9, false),
        ("detoxification", "duplicated", "", "(verzonnen) Twee diensten doen dezelfde intake, elk met een eigen lijst van vragen.", 3, false),
    ];

    public void Play(DemoRegion region)
    {
        var (office, coordinator) = region.HireCoordinator();
        var theme = new Theme
        {
            OrganisationId = office,
            Id = new(ids.Next()),
            Region = region.Name,
            Title = "Substitutie ’s avonds (verzonnen)",
            Words = "Wie werkt of ver woont, kan overdag niet komen.",
            State = ThemeStates.Answered,
            AnsweredAt = now - Duration.FromDays(10),
            FollowOn = now.LocalDate().PlusMonths(2),
            Version = 3,
        };
        rows.Add(theme);
        Signals(region, theme);
        Step(theme, 1, 30, coordinator, new() { Act = ThemeStates.Bundled });
        Step(theme, 2, 28, coordinator, new() { Act = ThemeStates.Sent, On = now.LocalDate().PlusDays(-28) });
        Step(theme, 3, 10, coordinator, new() { Act = ThemeStates.Answered, Words = "Het overlegplatform herkent dit (verzonnen).", Will = "Twee diensten proberen een avond per week uit.", On = theme.FollowOn });
        Agree(region, office, coordinator);
        Meet(region, office);
        Plan(region, office);
    }

    /// <summary>A working group that met twice and meets again.</summary>
    private void Meet(DemoRegion region, OrganisationId office)
    {
        var (group, today) = (new WorkingGroup { OrganisationId = office, Id = new(ids.Next()), Region = region.Name, Name = "Jongeren en gebruik (verzonnen)", Purpose = "Nagaan wat er is voor wie nog geen achttien is." }, now.LocalDate());
        rows.Add(group);
        rows.Add(new GroupMember { OrganisationId = office, GroupId = group.Id, House = region.Units[0].Organisation, Function = "psychiater" });
        rows.AddRange(region.Services.Where(s => s.Kind is "jac" or "cgg" or "street-work").Select(s => new GroupMember { OrganisationId = office, GroupId = group.Id, House = s.OrganisationId, Function = "teamverantwoordelijke" }));
        foreach (var (days, agenda, decisions) in new[] { (-70, "Wie doet wat", "Elk huis vult zijn leeftijden in de sociale kaart in (verzonnen)."), (-14, "Wachttijden", "De straathoekwerker komt elke maand langs bij het JAC (verzonnen)."), (28, "Folder voor ouders", "") })
        {
            rows.Add(new GroupMeeting { OrganisationId = office, Id = new(ids.Next()), GroupId = group.Id, On = today.PlusDays(days), Agenda = agenda, Decisions = decisions });
        }
    }

    private void Plan(DemoRegion region, OrganisationId office)
    {
        foreach (var (title, goal, timing, responsible, state) in new[]
        {
            ("Inventaris van het aanbod (verzonnen)", "Elke dienst bevestigt tweemaal per jaar wat ze doet.", "voor de zomer", "zorgcoördinator", "begun"),
            ("Substitutie ’s avonds (verzonnen)", "Twee diensten zijn een avond per week open.", "najaar", "werkgroep met huisartsen", "planned"),
            ("Uitwisseling van personeel (verzonnen)", "Tien mensen werkten een dag in een ander huis.", "hele jaar", "zorgcoördinator", "done"),
        })
        {
            rows.Add(new WorkItem { OrganisationId = office, Id = new(ids.Next()), Region = region.Name, Year = now.LocalDate().Year, Title = title, Goal = goal, Timing = timing, Responsible = responsible, State = state });
        }
    }

    private void Signals(DemoRegion region, Theme theme)
    {
        for (var at = 0; at < Said.Length; at++)
        {
            var (said, unit) = (Said[at], region.Units[at % region.Units.Count]);
            rows.Add(new Signal
            {
                OrganisationId = unit.Organisation,
                Id = new(ids.Next()),
                By = unit.Nurse,
                At = now - Duration.FromDays(said.DaysAgo),
                Circuit = region.Name,
                Region = region.Name,
                Module = said.Module,
                Kind = said.Kind,
                Group = said.Group,
                Words = said.Words,
                NamesHouse = at % 2 == 0,
                ThemeHouse = said.Bundled ? theme.OrganisationId : null,
                ThemeId = said.Bundled ? theme.Id : null,
            });
        }
    }

    private void Step(Theme theme, int number, int daysAgo, AccountId by, ThemeStepForm form) => rows.Add(new ThemeStep
    {
        OrganisationId = theme.OrganisationId, ThemeId = theme.Id, Number = number, Act = form.Act, At = now - Duration.FromDays(daysAgo), By = by, Words = form.Words, Will = form.Will, On = form.On,
    });

    /// <summary>An agreement of four kinds of houses that holds for ten months.</summary>
    private void Agree(DemoRegion region, OrganisationId office, AccountId coordinator)
    {
        var signed = now.LocalDate().PlusMonths(-10);
        var agreement = new Agreement
        {
            OrganisationId = office,
            Id = new(ids.Next()),
            Region = region.Name,
            Title = "Van crisisbed naar vervolghulp (verzonnen)",
            Text = "De crisiseenheden bellen voor het ontslag.\nHet dagcentrum en het MSOC houden elke week een plaats vrij.\nElk huis noemt in de sociale kaart wie men belt.",
            Subjects = ["priority-admission", "referral", "staff-exchange", "named-contact"],
            AnswerDays = 5,
            AcceptPercent = 60,
            ExchangeDays = 4,
            SignedOn = signed,
            ReviewOn = signed.PlusMonths(Agreement.ReviewMonths),
            Version = 6,
        };
        rows.Add(agreement);
        OrganisationId[] parties = [region.Units[0].Organisation, region.Units[2].Organisation, .. region.Services.Where(s => s.Kind is "msoc" or "ambulatory-drug-care").Select(s => s.OrganisationId)];
        rows.AddRange(parties.Select(house => new AgreementParty { OrganisationId = office, AgreementId = agreement.Id, House = house, SignedOn = signed, SignedBy = "de directie (verzonnen)" }));
        Step(agreement, 1, signed.PlusDays(-30), coordinator, new() { Act = "written" });
        for (var at = 0; at < parties.Length; at++)
        {
            Step(agreement, at + 2, signed, coordinator, new() { Act = "signed", House = parties[at], On = signed, Words = "de directie (verzonnen)" });
        }

        Step(agreement, parties.Length + 2, signed.PlusMonths(3), coordinator, new() { Act = "exchanged", House = parties[0], On = signed.PlusMonths(3), Days = 2 });
    }

    private void Step(Agreement agreement, int number, LocalDate day, AccountId by, AgreementStepForm form) => rows.Add(new AgreementStep
    {
        OrganisationId = agreement.OrganisationId, AgreementId = agreement.Id, Number = number, Act = form.Act, At = LocalTimes.At(day.At(new(11, 0))).Value, By = by, House = form.House, On = form.On, Days = form.Days, Words = form.Words,
    });
}
