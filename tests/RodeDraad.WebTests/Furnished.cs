using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using RodeDraad.CrisisUnits;
using RodeDraad.Demo;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.WebTests;

/// <summary>The record of one person in one house of the demo, with a row of every kind that an address can name, and one planted word per part of the record.</summary>
internal sealed class Furnished
{
    public static readonly LocalDate BirthDate = new(1984, 2, 29);

    private readonly Walls walls;
    private readonly string key;
    private Token nurse = null!;
    private Token lead = null!;
    private Token social = null!;

    private Furnished(Walls walls, string key) => (this.walls, this.key) = (walls, key);

    public string Client { get; private set; } = "";

    /// <summary>The organisation that keeps it.</summary>
    public string House { get; private set; } = "";

    public string Name { get; } = Work.NewName();

    public string Reference { get; private set; } = "";

    private string Stay { get; set; } = "";

    private string Presentation { get; set; } = "";

    private string Exchange { get; set; } = "";

    private static LocalDate Today => LocalTimes.LocalDate(SystemClock.Instance.GetCurrentInstant());

    /// <summary>The planted word of a part of the record, for this person alone.</summary>
    public string Word(Cat category) => $"{Name}{PolicyWords.Of(category)}";

    /// <summary>Every word that tells something of this person.</summary>
    public IReadOnlyList<string> Words => [Name, Reference];

    /// <param name="niss">National number, or empty; the same number in two houses links the records.</param>
    public static async Task<Furnished> Make(Walls walls, string key, string niss = "")
    {
        var made = new Furnished(walls, key);
        (made.nurse, made.lead, made.social) = ((await walls.As($"nurse.{key}")).Program, (await walls.As($"psychiatrist.{key}")).Program, (await walls.As($"social.{key}")).Program);
        await made.Present(niss);
        await made.Treat();
        await made.Speak();
        await made.Held();
        await made.Referred();
        await made.Exchanged();
        await made.Kept();
        await made.Asked();
        await made.OfRegion();
        await made.Looked();
        await FurnishedMeetings.Add(walls, (made.nurse, made.lead), (made.Client, made.House), made.Word);
        return made;
    }

    /// <summary>The latest id of this person in each table that keeps ids of a house, and of the house where a table knows no client.</summary>
    public async Task<Dictionary<string, string>> Ids()
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in (await walls.Site.Columns()).Where(table => table.Contains("id") && table.Contains("organisation_id")))
        {
            var own = table.Contains("client_id") ? $" ORDER BY client_id = {Store.Sql(Client)} DESC, id DESC" : " ORDER BY id DESC";
            var found = await walls.Site.Ids($"SELECT lower(hex(id)) AS Value FROM {table.Key} WHERE organisation_id = {Store.Sql(House)}{own} LIMIT 1");
            found.ForEach(id => ids[table.Key] = id);
        }

        ids["services"] = (await walls.Site.Ids($"SELECT lower(hex(service_id)) AS Value FROM beds WHERE organisation_id = {Store.Sql(House)} LIMIT 1"))[0]; // the unit, which has a board
        var account = await walls.Site.Ids($"SELECT lower(hex(account_id)) AS Value FROM hats WHERE organisation_id = {Store.Sql(House)} ORDER BY id LIMIT 1");
        (ids["clients"], ids["stays"], ids["accounts"], ids["organisations"]) = (Client, Stay, account[0], House);
        return ids;
    }

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", null);

    private async Task Present(string niss)
    {
        var body = await nurse.PresentationBody(Name);
        (body["client"]!["birthDate"], body["client"]!["municipality"], body["client"]!["niss"]) = ("1984-02-29", Word(Cat.Ident), niss);
        (body["story"], body["dependants"], body["dependantsNote"]) = (Word(Cat.Crisis), new JsonArray("children"), Word(Cat.Crisis));
        (body["somaticState"], body["somaticClearedBy"]) = ("stable", Word(Cat.Med));
        var taken = (await nurse.Post("/api/presentations", body)).Good;
        (Client, House, Presentation) = (taken["client"]!["client"]!.GetValue<string>(), taken["client"]!["organisation"]!.GetValue<string>(), taken["id"]!.GetValue<string>());
        Reference = (await walls.Site.Texts($"SELECT reference AS Value FROM clients WHERE id = {Store.Sql(Client)}"))[0];
        _ = (await nurse.Post($"{Place}/presentations/{Presentation}/decision", new { decision = "waiting-list", note = Word(Cat.Crisis), version = 1 })).Good;
    }

    private string Place => $"/api/clients/{Client}";

    /// <summary>A bed, every form, and an appointment.</summary>
    private async Task Treat()
    {
        Stay = (await nurse.Post($"{Place}/stays", new { bed = await nurse.FreeBed(), passedOver = Word(Cat.Presence) })).Id;
        foreach (var form in ModuleForms.All)
        {
            var fields = form.Fields.Where(field => field.Needed || field.Kind is FieldKind.Text or FieldKind.LongText).ToDictionary(field => field.Name, field => field.Kind switch
            {
                FieldKind.Text or FieldKind.LongText => Word(form.Category),
                FieldKind.Number => "3",
                _ => Vocabulary.List(field.List)[0].Key,
            });
            _ = (await lead.Post($"{Place}/stays/{Stay}/forms/{form.Kind}", new { fields })).Good;
        }

        await nurse.Discharge(Client, Stay);
        _ = (await nurse.Post($"{Place}/stays/{Stay}/consultations", new { on = Day(Today.PlusDays(3)) })).Good;
    }

    /// <summary>The client lets a function of a house read parts of this record; of a third house when none is named.</summary>
    public async Task Share(string role, IReadOnlyList<string> parts, string? house = null)
    {
        house ??= (await walls.Site.Ids("SELECT lower(hex(h.organisation_id)) AS Value FROM hats h JOIN accounts a ON a.id = h.account_id WHERE a.user_name = 'nurse.steiger'"))[0];
        _ = (await nurse.Post($"{Place}/consents", new { kind = "grant", recipientKind = "function", recipientOrganisation = house, recipientRole = role, categories = parts, purposes = new[] { "care", "coordination", "meeting" }, until = Day(Today.PlusMonths(3)), form = "oral", witness = Word(Cat.Consent), textLanguage = "nl" })).Good;
    }

    /// <summary>What the client agreed to, asked and had written down.</summary>
    private async Task Speak()
    {
        await Share("psychologist", ["plan"]);
        _ = (await nurse.Post($"{Place}/mandates", new Dictionary<string, object> { ["as"] = "ref-person", ["name"] = "Rita Rietzanger", ["birthDate"] = "1970-01-01", ["evidence"] = Word(Cat.Consent) })).Good;
        _ = (await nurse.Post($"{Place}/withholdings", new { category = "crisis", reason = $"Eerst samen bespreken {Word(Cat.Consent)}", untilOn = Day(Today.PlusDays(30)) })).Good;
        _ = (await nurse.Post($"{Place}/rights", new { kind = "correction", askedOn = Day(Today), said = Word(Cat.Consent) })).Good;
        _ = (await nurse.Post($"{Place}/judicial-statuses", new { status = "probation", conditions = Word(Cat.Jud), bearsOnCare = true })).Good;
        _ = (await nurse.Post($"{Place}/legal-exceptions", new { ground = "state-of-necessity", order = Word(Cat.Jud), weighing = "Iemand anders liep gevaar en er was geen andere weg.", items = Word(Cat.Jud) })).Good;
        _ = (await lead.Post("/api/keeping/holds", new { client = Client, reason = Word(Cat.Consent), reviewOn = Day(Today.PlusDays(30)) })).Good;
    }

    /// <summary>A case with an agreement, an appointment, a goal, and a version of the plan of which a copy was made.</summary>
    private async Task Held()
    {
        var place = $"{Place}/cases/{(await social.Post($"{Place}/cases", new { model = "generalist", source = "stay", why = Word(Cat.Plan) })).Id}";
        _ = (await social.Post($"{place}/agreement", new { version = 1, fields = new Dictionary<string, string> { ["explained-in"] = "nl", ["on-missed"] = Word(Cat.Plan), ["agreement"] = "paper-signature" } })).Good;
        var other = (await walls.Site.Ids($"SELECT lower(hex(id)) AS Value FROM accounts WHERE user_name = 'casemanager.{key}'"))[0];
        _ = (await social.Post($"{place}/hand-over", new { to = other, untilOn = Day(Today), reason = "illness", why = Word(Cat.Plan), version = 2 })).Good;
        _ = (await social.Post($"{place}/contacts", new { kind = "phone", note = Word(Cat.Plan), nextStep = Word(Cat.Plan) })).Good;
        _ = (await social.Post($"{place}/appointments", new { at = $"{Day(Today.PlusDays(10))}T10:00:00Z", kind = "office", place = Word(Cat.Plan) })).Good;
        _ = (await social.Post($"{place}/letters", new { kind = "advocacy", language = "nl", to = Word(Cat.Plan), way = "by-client", paragraph = Word(Cat.Plan) })).Good;
        _ = (await social.Put($"{place}/plan/goals", new { goals = new[] { new { goal = new { domain = "housing", words = new { goal = Word(Cat.Plan) } } } } })).Good;
        _ = (await social.Post($"{place}/plan/versions", new { })).Good;
        _ = (await social.Post($"{place}/plan/versions/1/answer", new { way = "paper-signature" })).Good;
        _ = (await social.Post($"{place}/plan/versions/1/copies", new { name = Word(Cat.Plan), kind = "service", level = "whole", language = "nl", way = "by-client" })).Good;
    }

    /// <summary>A draft of a referral to a third house, and a place on the waiting list of a service of the own one.</summary>
    private async Task Referred()
    {
        var service = (await walls.Site.Ids("SELECT lower(hex(s.id)) AS Value FROM services s JOIN hats h ON h.organisation_id = s.organisation_id JOIN accounts a ON a.id = h.account_id WHERE a.user_name = 'nurse.steiger' LIMIT 1"))[0];
        _ = (await social.Post($"{Place}/referrals", new { service, level = "goals", question = Word(Cat.Plan) })).Good;
        var (house, waited) = (Guid.Parse(House).ToByteArray(bigEndian: true), Guid.CreateVersion7());
        var id = waited.ToByteArray(bigEndian: true);
        await walls.Site.Change($"INSERT INTO services (organisation_id, id, kind, name, region, phone) VALUES ({house}, {id}, 'cgg', 'Groepen', 'Fictoria', '')"); // the houses of the demo have crisis units alone, which keep a list of their own
        _ = (await social.Post($"{Place}/waits", new { service = waited, priority = "soon", why = Word(Cat.Plan) })).Good;
    }

    /// <summary>A question of justice about this person with a meeting, and one about nobody.</summary>
    private async Task Exchanged()
    {
        var assistant = (await walls.As("justice.fictoria")).Program;
        foreach (var name in new[] { Name, "Niemand" })
        {
            Assert.Equal(202, (int)(await assistant.Post("/api/justice/questions", new { house = House, familyName = name, givenName = "An", birthDate = Day(BirthDate), fileNumber = "JH-2026-8", purpose = "conditions-followed", ground = "client-consent", question = "Komt zij?" })).Status);
        }

        Exchange = (await social.Get("/api/justice/inbox")).Good.AsArray().Single(line => line!["client"]?["id"]!.GetValue<string>() == Client)!["id"]!.GetValue<string>();
        var place = $"{Place}/justice/{Exchange}";
        _ = (await social.Post($"{place}/check", new { })).Good;
        _ = (await social.Post($"{place}/talk", new { on = Day(Today), clientPresent = true, whoWasThere = Word(Cat.Consent) })).Good;
        _ = (await social.Post($"{place}/meetings", new { plannedAt = "2030-01-01T10:00:00Z", invited = new[] { new { name = Word(Cat.Meeting), kind = "client", clientAgrees = true } }, agenda = new[] { new { text = Word(Cat.Meeting), forJustice = false } } })).Good;
    }

    /// <summary>Somebody else whose record is to be destroyed, an own duty and an emergency access.</summary>
    private async Task Kept()
    {
        var mistaken = await nurse.Present();
        _ = (await nurse.Post($"/api/clients/{mistaken.Client}/presentations/{mistaken.Presentation}/decision", new { decision = "advice-only", nonAdmissionReasons = new[] { Vocabulary.List("reason-non-admission")[0].Key }, version = 1 })).Good;
        _ = (await nurse.Post($"/api/clients/{mistaken.Client}/restrictions", new { category = "plan", reason = "Op vraag van de cliënt" })).Good;
        _ = (await lead.Post("/api/keeping/destructions", new { client = mistaken.Client, ground = "wrong-person" })).Good;
        var account = (await walls.Site.Ids($"SELECT lower(hex(id)) AS Value FROM accounts WHERE user_name = 'nurse.{key}'"))[0];
        var now = SystemClock.Instance.GetCurrentInstant();
        _ = (await lead.Post("/api/duty", new { account, fromAt = InstantPattern.ExtendedIso.Format(now - Duration.FromHours(1)), untilAt = InstantPattern.ExtendedIso.Format(now + Duration.FromHours(12)) })).Good;
        var browser = await walls.Site.Visit($"nurse.{key}"); // signed in anew: emergency access asks for the last ten minutes
        var opened = await browser.Post(await browser.Get("/emergency"), "break-glass", ("Reference", Reference), ("Reason", "unconscious"), ("ReasonText", $"Bewusteloos binnengebracht, we kennen {Name} niet"), ("Purpose", "emergency"));
        Assert.StartsWith("/emergency/", opened.Path, StringComparison.Ordinal);
    }

    /// <summary>The client comes in by the own door and asks why somebody looked; a colleague turns out to be this client, so that the log review finds every reading, and an auditor opens an inquiry.</summary>
    private async Task Looked()
    {
        var code = (await nurse.Post($"{Place}/paper-codes", new { days = 14 })).Good["code"]!.GetValue<string>();
        var client = walls.Site.Visit();
        await OwnDoor.Enter(client, new DemoCode(code, BirthDate, Name, ""));
        await client.Post(await client.Get((await client.Get("/mine/looked")).LinkTo("a[href*='/mine/ask']")), "question", ("Question", Word(Cat.Accesslog)));
        var (colleague, house, record) = ($"coordinator.{key}", Guid.Parse(House).ToByteArray(bigEndian: true), Guid.Parse(Client).ToByteArray(bigEndian: true));
        await walls.Site.Change($"INSERT INTO account_ties (account_id, organisation_id, client_id, kind) SELECT id, {house}, {record}, 'own' FROM accounts WHERE user_name = {colleague}");
        await walls.Site.App.Services.GetRequiredService<FillReviewQueue>().Run(Today, CancellationToken.None);
        var auditor = (await walls.As($"auditor.{key}")).Program;
        var item = (await walls.Site.Ids($"SELECT lower(hex(id)) AS Value FROM audit_review_items WHERE organisation_id = {Store.Sql(House)} AND client_organisation = {Store.Sql(House)} ORDER BY id DESC LIMIT 1"))[0];
        _ = (await auditor.Post($"/api/audit/review/{item}/inquiry", new { caseNumber = "O-1", reason = "Gelezen zonder afspraak" })).Good;
    }

    /// <summary>What belongs to the region: a signal, the theme it is bundled in, and an agreement.</summary>
    private async Task OfRegion()
    {
        var signal = (await nurse.Post("/api/signals", new { module = "outreaching", words = "Niemand gaat naar buiten" })).Id;
        _ = (await lead.Post("/api/signals/themes", new { title = "Naar buiten", signals = new[] { signal } })).Id;
        var coordinator = (await walls.As($"coordinator.{key}")).Program;
        var parties = (await coordinator.Get("/api/agreements/houses")).Good.AsArray().Select(actor => actor!["house"]!.GetValue<string>());
        var group = (await coordinator.Post("/api/platform/groups", new { name = "Jongeren" })).Id;
        _ = (await coordinator.Post($"/api/platform/groups/{group}/meetings", new { on = Day(Today), agenda = "Begin" })).Id;
        _ = (await coordinator.Post("/api/platform/plan", new { year = Today.Year, title = "Inventaris", goal = "Weten wat er is" })).Id;
        _ = (await coordinator.Post("/api/agreements", new { title = "Samen", text = "Wij bellen elkaar", subjects = new[] { "information" }, parties })).Id;
    }

    /// <summary>A question to the colleagues of the house.</summary>
    public async Task Asked()
    {
        var browser = (await walls.As($"social.{key}")).Browser;
        var put = await browser.Post(await browser.Get("/intervision/new"), "sketch", ("Title", "Vraag"), ("Text", "Schets"), ("Question", "Wat nu?"), ("Reach", "house"), ("LookedAgain", "on"));
        Assert.StartsWith("/intervision/0", put.Path, StringComparison.Ordinal);
    }
}
