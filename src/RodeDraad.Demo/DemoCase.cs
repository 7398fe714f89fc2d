using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RodeDraad.CaseManagement;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Demo;

/// <summary>One case from the stay on.</summary>
internal sealed class DemoCase((DemoRows Rows, DemoIds Ids, Random Random, Instant Now) with, DemoUnit unit, (AccountId Account, double Care) worker, DemoCaseWords words, ClientTexts texts)
{
    private static readonly string[] Ends = ["goals-reached", "goals-reached", "other-service", "period-over", "client-stops", "no-contact", "reference-person"];
    private static readonly string[] Models = ["crisis-unit-short", "crisis-unit-short", "strengths-based", "generalist", "intensive"];
    private static readonly string[] Ways = ["phone", "phone", "office", "ward", "home-visit", "street", "accompaniment", "meeting", "message"];
    private readonly Random random = with.Random;
    private readonly LocalDate today = with.Now.LocalDate();
    private Case held = null!;

    public void Play(Stay stay)
    {
        var proposed = Instant.Min(stay.FromAt + Duration.FromDays(1), with.Now - Duration.FromHours(2));
        var drawn = Models[random.Next(Models.Length)];
        var model = CaseModels.Published.First(m => m.Key == drawn);
        held = new()
        {
            OrganisationId = unit.Organisation,
            Id = new(with.Ids.Next()),
            ClientId = stay.ClientId,
            ServiceId = unit.Service,
            Manager = worker.Account,
            Model = model.Key,
            Weight = 100,
            Source = "stay",
            StayId = stay.Id,
            Criteria = [.. new[] { "several-domains", "several-services", "hard-access" }.Where(_ => random.Next(3) > 0)],
            Why = texts.Seal(Cases.Table, words.Why(random)),
            ProposedAt = proposed,
            ProposedBy = worker.Account,
        };
        with.Rows.Add(held);
        var from = proposed.LocalDate().PlusDays(1);
        if (from > today)
        {
            Task("agreement", proposed.LocalDate().PlusDays(7), null);
            return;
        }

        if (random.NextDouble() < 0.12)
        {
            (held.EndedOn, held.EndReason, held.TakenOverBy) = (from, "client-declines", texts.Seal(Cases.Table, words.Elsewhere(random)));
            return;
        }

        Run(from, model);
    }

    private void Run(LocalDate from, CaseModel model)
    {
        (held.FromOn, held.UntilOn, held.Sessions) = (from, from.PlusMonths(model.Months), model.Sessions);
        var last = LocalDate.Min(today.PlusDays(-1), held.UntilOn!.Value.PlusDays(random.Next(-20, 15)));
        var ends = last < today.PlusDays(-1) && random.NextDouble() < 0.9;
        with.Rows.Add(new CareRelation
        {
            OrganisationId = unit.Organisation,
            Id = with.Ids.Next(),
            ClientId = held.ClientId,
            TeamId = unit.Team,
            Kind = "case-management",
            Basis = $"case/{held.Id.Value}",
            FromAt = LocalTimes.StartOf(from),
            UntilAt = ends ? LocalTimes.StartOf(last.PlusDays(31)) : null,
            BegunBy = worker.Account,
        });
        Form(CaseForms.Agreement, LocalTimes.StartOf(from) + Duration.FromHours(10), new() { ["explained-in"] = words.Language, ["on-missed"] = words.OnMissed, ["agreement"] = "paper-signature", [CaseForms.AgreedOn] = LocalDatePattern.Iso.Format(from) });
        Contacts(from, ends ? last : today.PlusDays(-1), model);
        Plan(from);
        if (ends)
        {
            var reason = Ends[random.Next(Ends.Length)];
            (held.EndedOn, held.EndReason, held.TakenOverBy, held.TakeoverAccepted) = (last, reason, texts.Seal(Cases.Table, words.Elsewhere(random)), random.NextDouble() < worker.Care);
            Form(CaseForms.Closure, LocalTimes.StartOf(last) + Duration.FromHours(15), new() { ["goals-together"] = reason == "goals-reached" ? "most" : "some", ["evaluated-with-client"] = random.NextDouble() < worker.Care ? "yes" : "no" });
        }
        else
        {
            Task("review", from.PlusMonths(model.ReviewMonths * (1 + ((today - from).Months / model.ReviewMonths))), null);
        }
    }

    private void Contacts(LocalDate from, LocalDate last, CaseModel model)
    {
        var gap = model.SilentWeeks * 7 / (1.2 + worker.Care);
        for (var day = from.PlusDays(random.Next(3)); day <= last; day = day.PlusDays(1 + random.Next((int)gap)))
        {
            var (kind, at) = (Ways[random.Next(Ways.Length)], LocalTimes.StartOf(day) + Duration.FromMinutes((9 * 60) + random.Next(480)));
            var missed = random.NextDouble() < 0.15;
            Contact(at, kind, missed ? "no-show" : "reached");
            if (missed)
            {
                var looked = random.NextDouble() < worker.Care;
                Task("outreach", day.PlusDays(model.OutreachDays), looked || day < last.PlusDays(-20) ? at + Duration.FromDays(looked ? 1 : 9) : null);
                if (looked && day < last)
                {
                    Contact(Instant.Min(at + Duration.FromDays(1), with.Now), random.Next(2) == 0 ? "home-visit" : "street", "reached", "outreaching");
                }
            }
        }
    }

    private void Contact(Instant at, string kind, string outcome, string? function = null)
    {
        function ??= new[] { "assessment", "planning", "linking", "monitoring", "monitoring", "advocacy", "direct-service", "coordination" }[random.Next(8)];
        var withWhom = outcome == "reached" ? new[] { "client", "client", "client", "network", "service" }[random.Next(5)] : "client";
        with.Rows.Add(new CaseContact
        {
            OrganisationId = unit.Organisation,
            Id = new(with.Ids.Next()),
            ClientId = held.ClientId,
            CaseId = held.Id,
            At = at,
            Kind = kind,
            With = withWhom,
            Functions = [function],
            Services = function == "direct-service" ? ["practical-help"] : [],
            Minutes = outcome == "reached" ? 5 * random.Next(1, 18) : null,
            Outcome = outcome,
            Note = random.Next(4) == 0 ? texts.Seal(CaseContact.Table, words.Note(random)) : SealedText.Empty,
            AfterTheEnd = false,
            By = worker.Account,
            LoggedAt = at,
        });
        if (outcome == "reached" && withWhom == "client" && !(held.LastContactAt > at))
        {
            held.LastContactAt = at;
        }
    }

    private void Plan(LocalDate from)
    {
        var planned = random.NextDouble() < worker.Care;
        Task("plan", from.PlusDays(30), planned ? LocalTimes.StartOf(from.PlusDays(random.Next(5, 30))) : null);
        if (!planned)
        {
            return;
        }

        var (frozen, without) = (new List<FrozenGoal>(), 0);
        foreach (var domain in Vocabulary.List("plan-domain").Where(_ => random.Next(4) == 0).Take(3))
        {
            var above = Goal(null, domain.Key, words.LongTerm(domain.Key), null, frozen);
            var dated = random.NextDouble() < 0.5 + (worker.Care / 2);
            Goal(above, domain.Key, words.Step(domain.Key), dated ? from.PlusDays(random.Next(20, 90)) : null, frozen);
            without += dated ? 0 : 1;
        }

        if (frozen.Count > 0)
        {
            Version(from, frozen, without);
        }
    }

    private void Version(LocalDate from, List<FrozenGoal> frozen, int without)
    {
        var at = Instant.Min(LocalTimes.StartOf(from.PlusDays(random.Next(5, 30))) + Duration.FromHours(14), with.Now);
        with.Rows.Add(new PlanVersion
        {
            OrganisationId = unit.Organisation,
            CaseId = held.Id,
            Number = 1,
            ClientId = held.ClientId,
            Content = texts.Seal(PlanVersion.Table, JsonSerializer.Serialize(frozen, NodaJson.Stored)),
            GoalsWithout = without,
            Goals = frozen.Count,
            MadeAt = at,
            MadeBy = worker.Account,
            AgreedAt = at,
            Way = "paper-signature",
        });
        held.PlanAgreedAt = at;
    }

    private GoalId Goal(GoalId? parent, string domain, GoalWords said, LocalDate? due, List<FrozenGoal> frozen)
    {
        var (id, state) = (new GoalId(with.Ids.Next()), due < today ? new[] { "reached", "reached", "partly", "not-reached" }[random.Next(4)] : "open");
        said = due is null && parent is not null ? said with { Reason = words.NoDate } : said;
        with.Rows.Add(new PlanGoal
        {
            OrganisationId = unit.Organisation,
            Id = id,
            ClientId = held.ClientId,
            CaseId = held.Id,
            ParentId = parent,
            Domain = domain,
            Words = texts.Seal(PlanGoal.Table, JsonSerializer.Serialize(said, NodaJson.Stored)),
            DueOn = due,
            Priority = parent is null && frozen.Count == 0,
            Without = parent is not null && due is null ? ["time-bound"] : [],
            State = state,
            EvaluatedOn = state == "open" ? null : due,
            Questions = state == "not-reached" ? ["goal-unrealistic"] : [],
            MadeOn = held.FromOn!.Value,
        });
        frozen.Add(new(id, parent, domain, said, due, parent is null && frozen.Count == 0, "open"));
        return id;
    }

    private void Task(string kind, LocalDate due, Instant? closed) => with.Rows.Add(new CaseTask
    {
        OrganisationId = unit.Organisation,
        Id = new(with.Ids.Next()),
        ClientId = held.ClientId,
        CaseId = held.Id,
        Kind = kind,
        DueOn = due,
        Carer = worker.Account,
        ClosedAt = closed is { } at ? Instant.Min(at, with.Now) : null,
        ClosedBy = closed is null ? null : worker.Account,
        Outcome = closed is null ? "" : "done",
    });

    private void Form(CaseForm form, Instant at, Dictionary<string, string> fields)
    {
        var entry = new FormEntry
        {
            OrganisationId = unit.Organisation,
            Id = with.Ids.Next(),
            ClientId = held.ClientId,
            ServiceId = unit.Service,
            Basis = Cases.Kind,
            BasisId = held.Id.Value,
            Kind = form.Kind,
            Texts = KeepForm.TextsOf(form, fields, texts),
            WrittenAt = at,
            WrittenBy = worker.Account,
        };
        with.Rows.Add(entry);
        foreach (var answer in KeepForm.AnswersOf(entry, form, fields))
        {
            with.Rows.Add(answer);
        }
    }
}
