using RodeDraad.Policy;

namespace RodeDraad.WebTests;

/// <summary>A consultation about a client with a day of a series, somebody invited, a task, minutes and a copy, and a presentation at the registration point.</summary>
internal static class FurnishedMeetings
{
    public static async Task Add(Walls walls, (Token Carer, Token Lead) by, (string Client, string House) of, Func<Cat, string> word)
    {
        var (carer, place) = (by.Carer, $"/api/clients/{of.Client}");
        var series = (await carer.Post("/api/consultation-series", new { name = "Reeks (fictief)", rhythm = "monthly", chair = "De voorzitter" })).Id;
        _ = (await carer.Post($"/api/consultation-series/{series}/days", new { at = "2030-01-01T10:00:00Z", place = "Zaal" })).Good;
        var id = (await carer.Post($"{place}/consultations", new { kind = "network-meeting", why = word(Cat.Meeting) })).Id;
        var here = $"{place}/consultations/{id}";
        var sister = (await carer.Post($"{here}/invited", new { kind = "network", name = word(Cat.Meeting) })).Id;
        _ = (await carer.Put($"{here}/invited/{sister}/answer", new { answer = "yes", way = "talk", version = 1 })).Good;
        _ = (await carer.Put($"{here}/agenda", new { at = "2030-01-01T10:00:00Z", place = word(Cat.Meeting), chair = word(Cat.Meeting), points = new[] { new { domain = "housing", text = word(Cat.Meeting) } }, version = 1 })).Good;
        var house = Guid.Parse(of.House).ToByteArray(bigEndian: true);
        await walls.Site.Change($"UPDATE client_consultations SET held_once_at = proposed_at WHERE organisation_id = {house} AND kind = 'network-meeting'");
        _ = (await carer.Put($"{here}/decision", new { strategy = word(Cat.Meeting), tasks = new[] { new { what = word(Cat.Meeting), who = sister, untilOn = "2030-01-01" } }, follower = sister, nextOn = "2030-01-01", version = 2 })).Good;
        _ = (await carer.Post($"{here}/minutes", new { category = "social", text = word(Cat.Social) })).Good;
        var self = (await carer.Get(here)).Good["invited"]!.AsArray().Single(i => i!["kind"]!.GetValue<string>() == "client")!["id"]!.GetValue<string>();
        _ = (await by.Lead.Post($"{here}/minutes-copies", new { @for = self, language = "nl" })).Good;
        var unit = (await carer.Get("/api/board")).Good["unit"]!["id"]!.GetValue<string>();
        var number = (await carer.Get($"/api/directory/{unit}")).Good["number"]!.GetValue<int>();
        _ = (await by.Lead.Put($"/api/directory/{unit}?number={number}", new { modules = new[] { "registration" } })).Good;
        _ = (await carer.Post("/api/registration-point", new { existingClient = of.Client, channel = "phone", askedBy = "client", question = word(Cat.Plan) })).Good;
    }
}
