using System.Globalization;
using System.Net;

namespace RodeDraad.WebTests;

/// <summary>Every form of every page of everybody, sent as another site would send it, and every address got: nothing is stored (S12).</summary>
[Collection("walls")]
public sealed class ForgedFormTests(Walls walls, ITestOutputHelper output)
{
    private static readonly string[] Ends = ["/sign-out", "/hat", "revoke", "second-factor"];

    [Fact]
    public async Task A_form_that_another_site_sends_is_refused_whoever_it_belongs_to_and_stores_nothing()
    {
        var owners = await Owners();
        var stranger = (await walls.As($"nurse.{Walls.There}")).Browser;
        var foreign = TokenOf(await stranger.Get("/account"));
        var before = await walls.Site.State();
        var (tries, accepted, known) = (0, new List<string>(), new HashSet<(string?, string)>());
        foreach (var (name, browser, forms) in owners)
        {
            foreach (var form in forms.Where(form => Walls.All || known.Add((form.Way?.Text, Walk.Shape(form.Handler)))))
            {
                var own = form.Fields.SingleOrDefault(field => field.Key == FoundForm.Token).Value;
                (string How, string? Token, string? From)[] ways = [("no token", null, null), ("a wrong token", "CfDJ8" + new string('A', 60), null), ("a cut token", own?[..^4], null), ("the token of somebody else", foreign, null), ("cross-site", own, "cross-site"), ("same-site", own, "same-site")];
                foreach (var (how, token, from) in ways)
                {
                    tries++;
                    if (await Send(browser, form, token, from) is not HttpStatusCode.BadRequest and not HttpStatusCode.Forbidden and var status)
                    {
                        accepted.Add($"{name} {form.Target} {form.Handler} with {how}: {status}");
                    }
                }
            }
        }

        var changed = Store.Changed(before, await walls.Site.State());
        var (worked, gone, refused) = await Honest(owners);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FORGERY forms: {owners.Count} people, {owners.Sum(o => o.Forms.Count)} forms, {owners.SelectMany(o => o.Forms).Select(f => (f.Way?.Text, Walk.Shape(f.Handler))).Distinct().Count()} kinds, {tries} forged, {accepted.Count} accepted, {changed.Count} tables changed; as they stand {worked} are taken, {refused.Count} refused, {gone} had done their work"));
        Assert.True(accepted.Count == 0, string.Join('\n', accepted.Take(30)));
        Assert.Empty(changed);
        Assert.True(refused.Count == 0, string.Join('\n', refused));
        Assert.True(owners.Count >= 12 && worked >= 45, "Too few forms were found: the search is wrong.");
    }

    [Fact]
    public async Task Getting_every_page_and_address_changes_nothing()
    {
        await walls.Own.Asked(); // the form of the one before takes it away when it is sent as it stands
        var (everybody, ids) = (await walls.Everybody(), await walls.Own.Ids());
        var ways = Way.All(walls.Site).Where(way => way.IsGet && !way.Text.StartsWith("/live", StringComparison.Ordinal)).ToList();
        await OpenReferrals(everybody); // the first opening is told to who sent it, and is meant to be
        var before = await walls.Site.State();
        var (got, opened) = (0, 0);
        foreach (var who in everybody)
        {
            var walked = await Walk.Of(who.Browser, walls.Site, [$"/clients/{walls.Own.Client}"]);
            got += walked.Pages.Count;
            foreach (var address in ways.Select(way => Kinds.Address(way, ids)))
            {
                var heard = await Heard.Of(address.StartsWith("/api", StringComparison.Ordinal) ? who.Program.Http : who.Browser.Still, new(HttpMethod.Get, address));
                got++;
                opened += heard.Opened ? 1 : 0;
            }
        }

        var changed = Store.Changed(before, await walls.Site.State());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FORGERY gets: {everybody.Count} people, {ways.Count} routes, {got} gets, {opened} of the routes opened, {changed.Count} of {before.Count} tables changed ({string.Join(", ", changed)})"));
        Assert.Empty(changed);
        Assert.True(ways.Count >= 90 && opened > 300, "Too little was got: the search is wrong.");
    }

    private async Task OpenReferrals(IReadOnlyList<Worn> everybody)
    {
        foreach (var referral in await walls.Site.Ids("SELECT lower(hex(id)) AS Value FROM referrals WHERE state = 'sent'"))
        {
            foreach (var who in everybody)
            {
                await who.Browser.Still.GetAsync(new Uri($"/referrals/received/{referral}", UriKind.Relative));
            }
        }
    }

    /// <summary>The forms of everybody of the house, and of somebody who is not signed in.</summary>
    private async Task<List<(string Name, Visitor Browser, IReadOnlyList<FoundForm> Forms)>> Owners()
    {
        var owners = new List<(string, Visitor, IReadOnlyList<FoundForm>)>();
        foreach (var who in await walls.Everybody())
        {
            owners.Add((who.Name, who.Browser, (await Walk.Of(who.Browser, walls.Site, [$"/clients/{walls.Own.Client}"])).Forms));
        }

        var nobody = walls.Site.Visit();
        owners.Add(("nobody", nobody, (await Walk.Of(nobody, walls.Site, [])).Forms));
        return owners;
    }

    /// <summary>The same forms from the own page: they are taken, so it was the forgery that was refused. Not those that end the session or the token; some do what takes other ones away.</summary>
    private async Task<(int Worked, int Gone, List<string> Refused)> Honest(List<(string Name, Visitor Browser, IReadOnlyList<FoundForm> Forms)> owners)
    {
        var (worked, gone, refused, known) = (0, 0, new List<string>(), new HashSet<(string?, string)>());
        foreach (var (name, browser, forms) in owners)
        {
            foreach (var form in forms.Where(form => !Ends.Contains(form.Handler) && (Walls.All || known.Add((form.Way?.Text, Walk.Shape(form.Handler))))))
            {
                if (await Walk.Again(browser, walls.Site, form) is not { } now)
                {
                    gone++;
                }
                else if (await Send(browser, now, now.Fields.Single(field => field.Key == FoundForm.Token).Value, "same-origin") is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden)
                {
                    refused.Add($"{name} {form.Target} {form.Handler}");
                }
                else
                {
                    worked++;
                }
            }
        }

        return (worked, gone, refused);
    }

    private static async Task<HttpStatusCode> Send(Visitor browser, FoundForm form, string? token, string? from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(form.Target, UriKind.Relative));
        request.Content = new FormUrlEncodedContent(form.Fields.Where(field => field.Key != FoundForm.Token).Concat(token is null ? [] : [KeyValuePair.Create(FoundForm.Token, token)]));
        if (from is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", from);
        }

        using var answer = await browser.Still.SendAsync(request);
        return answer.StatusCode;
    }

    private static string TokenOf(Seen seen) => seen.Page.QuerySelector($"[name={FoundForm.Token}]")!.GetAttribute("value")!;
}
