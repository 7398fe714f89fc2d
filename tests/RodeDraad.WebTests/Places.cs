using RodeDraad.CaseManagement;
using RodeDraad.CrisisUnits;

namespace RodeDraad.WebTests;

/// <summary>The addresses of all pages, with records of the demo in them.</summary>
internal static class Places
{
    public static async Task<IReadOnlyList<string>> Of(Visitor nurse)
    {
        var stay = await Stay(nurse);
        var client = Client(stay);
        var presentation = (await nurse.Get(client)).LinkTo("a[href*='/presentations/']");
        var today = await nurse.Get("/");
        var held = await Case(nurse);
        return
        [
            "/", "/beds", "/corridor", "/presentations", "/presentations/new", presentation, presentation + "/edit", "/waiting", "/referrals", "/waits", "/waits/history", "/waits/region", client + "/referrals", client + "/referrals/new", client + "/waits/new", "/clients", client,
            client + "/edit", client + "/justice", client + "/justice/status", client + "/justice/exceptions", "/justice/inbox", client + "/merge", client + "/looked", client + "/consents", client + "/consents/new?kind=grant", client + "/consents/new?kind=refusal", client + "/who-may-see", "/account/confirm", client + "/rights", client + "/rights?entry=stay/" + stay.Split('/')[^1], client + "/admit", stay, stay + "/discharge", stay + "/move", stay + "/correct",
            "/cases", client + "/cases/new", held, held + "/agree", held + "/hand-over", held + "/end", held + "/contact", held + "/appointment", held + "/letter", held + "/letter?kind=linking", held + "/plan", held + "/plan/goal", held + "/progress", (await nurse.Get(held)).LinkTo("a[href*='/contacts/']"),
            .. Links(await nurse.Get(held), "/tasks/"), .. CaseForms.All.Where(form => form.Offered).Select(form => $"{held}/forms/{form.Kind}"), .. Links(await nurse.Get(held), "/forms/case-agreement/"),
            .. ModuleForms.All.Select(form => $"{stay}/forms/{form.Kind}"),
            .. Links(today, "/follow-ups/"), .. Links(today, "/presentations/"), .. Links(await nurse.Get("/waiting"), "/waiting/"),
            "/consultations", "/consultations/numbers", "/consultation-series/new", client + "/consultations", client + "/consultations/new", client + "/consultations/new?stay=" + stay.Split('/')[^1], .. await OfMeetings(nurse), "/registration-point", "/registration-point/new", "/registration-point/numbers", "/registration-point/settings", .. Links(await nurse.Get("/registration-point"), "/registration-point/"),
            "/figures", "/registration", "/registration?version=tdi-3", "/registration?version=europasi-5", "/registration/completeness", "/registration/completeness?year=2025", "/figures/check", "/figures/check?verdict=agrees", "/signals", "/signals/new?module=substitution&region=antwerp", "/platform", "/platform/plan", "/gaps", "/agreements", (await nurse.Get("/agreements")).LinkTo("main li a"), "/directory", (await nurse.Get("/directory")).LinkTo("main table a"), client + "/services", "/settings", "/settings/beds", "/settings/case-explanation", "/duty", "/duty?day=2026-11-02", "/emergency",
            "/account", "/account/second-factor",
        ];
    }

    /// <summary>The pages of a consultation that was decided and of one that nobody asked the client about, of a series and of its days.</summary>
    private static async Task<IReadOnlyList<string>> OfMeetings(Visitor carer)
    {
        var page = await carer.Get("/consultations");
        var held = string.Join('/', page.LinkTo("main a[href*='/agreed-tasks/']").Split('/')[..5]);
        return [held, held + "/invite", held + "/agenda", held + "/decide", held + "/minutes", page.LinkTo("main a[href*='/agreed-tasks/']"), page.LinkTo("main a[href^='/consultation-series/0']"), page.LinkTo("main a[href^='/consultation-meetings/']")];
    }

    /// <summary>A stay of somebody who lies in a bed of the own unit.</summary>
    public static async Task<string> Stay(Visitor nurse) => (await nurse.Get("/beds")).LinkTo(".board .who a");

    /// <summary>A running case of the own team.</summary>
    public static async Task<string> Case(Visitor carer) => (await carer.Get("/cases/team")).LinkTo("main a[href^='/clients/'][href*='/cases/']");

    /// <summary>The address of the client of a stay or presentation.</summary>
    public static string Client(string address) => string.Join('/', address.Split('/').Take(3));

    private static IEnumerable<string> Links(Seen seen, string part) =>
        seen.Page.QuerySelectorAll($"main a[href*='{part}']").Select(a => a.GetAttribute("href")!).Where(href => href.StartsWith("/clients/", StringComparison.Ordinal)).Take(2);
}
