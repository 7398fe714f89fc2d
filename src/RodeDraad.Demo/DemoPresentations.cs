using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;

namespace RodeDraad.Demo;

/// <summary>Makes the presentations with their triage: those that led to a stay and those that did not.</summary>
internal sealed class DemoPresentations(DemoRows rows, DemoIds ids, Random random, FitTable fit)
{
    private static readonly string[] Reasons = ["no-bed", "no-reason-to-admit", "client-declines", "other-unit-fits-better", "acute-problems"];
    private static readonly string[] Actions = ["advice", "give-addresses", "refer-external-ambulatory", "telephone-contact"];
    private static readonly string[] Frequencies = ["several-times-a-day", "daily", "daily", "almost-daily", "weekly", "unknown"];
    private static readonly string[] LastUses = ["hours", "hours", "today", "days", "week", "unknown"];

    private readonly Deck<string> primary = Published.Deck("primary-problem", random);
    private readonly Deck<string> besideSubstance = new(random, Published.All.Where(f => f.Measure == "secondary-problem" && f.Code != "substance-use").Select(f => (f.Code, (int)f.Value)));
    private readonly Deck<string> askers = Published.Deck("asked-by", random);
    private readonly Deck<string>[] scale = [Published.Deck("ctrs-danger", random), Published.Deck("ctrs-support", random), Published.Deck("ctrs-cooperation", random)];

    /// <summary>A presentation that ended in admission.</summary>
    public Presentation Admitted(DemoUnit unit, Client client, DemoPerson person, Instant received, Instant decided)
    {
        var presentation = New(unit, client, person, received);
        (presentation.Decision, presentation.DecidedAt, presentation.DecidedBy) = ("admit", decided, unit.Nurse);
        return presentation;
    }

    /// <summary>A presentation that did not.</summary>
    public Presentation NotAdmitted(DemoUnit unit, Client client, DemoPerson person, Instant received)
    {
        var presentation = New(unit, client, person, received);
        (presentation.Decision, presentation.DecidedAt, presentation.DecidedBy) = (random.Next(3) == 0 ? "refer-on" : "advice-only", received + Duration.FromMinutes(40), unit.Nurse);
        presentation.NonAdmissionReasons = [Reasons[random.Next(Reasons.Length)]];
        presentation.Actions = [Actions[random.Next(Actions.Length)]];
        return presentation;
    }

    /// <summary>A presentation that nobody decided on yet.</summary>
    public Presentation Open(DemoUnit unit, Client client, DemoPerson person, Instant received) => New(unit, client, person, received);

    private Presentation New(DemoUnit unit, Client client, DemoPerson person, Instant received)
    {
        var problem = primary.Draw();
        var second = problem == "substance-use" ? besideSubstance.Draw() : "substance-use";
        var presentation = new Presentation
        {
            OrganisationId = client.OrganisationId,
            Id = new(ids.Next()),
            ClientId = client.Id,
            ServiceId = unit.Service,
            ReceivedAt = received,
            TakenBy = unit.Nurse,
            Channel = random.Next(3) == 0 ? "walk-in" : "phone",
            AskedBy = askers.Draw(),
            DangerToLife = random.Next(6) switch { 0 => "immediate", 1 or 2 => "possible", _ => "none" },
            PrimaryProblem = problem,
            SecondaryProblem = second == "none" ? "" : second,
            SomaticState = random.Next(4) == 0 ? "to-be-examined" : "stable",
        };
        rows.Add(presentation);
        for (var i = 0; i < person.Substances.Count; i++)
        {
            rows.Add(Use(presentation, person, i));
        }

        Rate(unit, presentation);
        if (unit.Hospital)
        {
            fit.Count("primary-problem", problem);
            fit.Count("secondary-problem", second);
            fit.Count("asked-by", presentation.AskedBy);
        }

        return presentation;
    }

    private SubstanceUse Use(Presentation presentation, DemoPerson person, int position)
    {
        var first = Math.Min(person.Age, 12 + random.Next(random.Next(4) == 0 ? 27 : 9));
        return new()
        {
            OrganisationId = presentation.OrganisationId,
            PresentationId = presentation.Id,
            Position = position + 1,
            Substance = person.Substances[position],
            Route = person.Substances[position] switch { "cannabis" => "smoke-inhale", "stimulants" or "cocaine" or "amphetamines" => "sniff", "opiates" or "heroin" => "inject", _ => "swallow" },
            Frequency = Frequencies[random.Next(Frequencies.Length)],
            LastUse = LastUses[random.Next(LastUses.Length)],
            FirstAge = first,
            RegularAge = Math.Min(person.Age, first + random.Next(9)),
        };
    }

    private void Rate(DemoUnit unit, Presentation presentation)
    {
        if (!unit.Hospital)
        {
            return;
        }

        var rated = scale.Select(axis => int.Parse(axis.Draw(), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        rows.Add(new CtrsRating
        {
            OrganisationId = presentation.OrganisationId,
            Id = ids.Next(),
            ClientId = presentation.ClientId,
            PresentationId = presentation.Id,
            RatedAt = presentation.ReceivedAt,
            RatedBy = unit.Nurse,
            Danger = rated[0],
            Support = rated[1],
            Cooperation = rated[2],
        });
        presentation.Advice = rated.Sum() <= 8 ? "admission" : rated.Sum() <= 10 ? "look-closer" : "outpatient";
        string[] axes = ["ctrs-danger", "ctrs-support", "ctrs-cooperation"];
        for (var i = 0; i < axes.Length; i++)
        {
            fit.Count(axes[i], rated[i].ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        fit.Count("ctrs-total", presentation.Advice switch { "admission" => "up-to-8", "look-closer" => "9-10", _ => "over-10" });
    }
}
