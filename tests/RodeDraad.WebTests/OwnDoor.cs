using Microsoft.Extensions.DependencyInjection;
using RodeDraad.Demo;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.WebTests;

/// <summary>The way in for a client of the demo.</summary>
internal static class OwnDoor
{
    public static readonly string[] Parts = ["ident", "presence", "plan", "crisis", "med", "psy", "subst", "social", "jud", "meeting", "consent"];

    /// <summary>A client of the first unit with a code on paper.</summary>
    public static async Task<DemoCode> First(Site site) => (await All(site))[0];

    public static Task<List<DemoCode>> All(Site site) =>
        DemoDoor.Read(site.App.Services.GetRequiredService<IDatabase>(), site.App.Services.GetRequiredService<PaperCodes>(), CancellationToken.None);

    /// <summary>Types code and birth date and is in.</summary>
    public static async Task<Seen> Enter(Visitor visitor, DemoCode code, string back = "")
    {
        var page = await visitor.Get(back.Length > 0 ? $"/mine/sign-in?back={Uri.EscapeDataString(back)}" : "/mine/sign-in");
        var seen = await visitor.Post(page, "mine-sign-in", ("PaperCode", code.Code.ToLowerInvariant()), ("BirthDate", code.BirthDate.ToString("d/M/uuuu", null)));
        Assert.DoesNotContain("sign-in", seen.Path, StringComparison.Ordinal);
        return seen;
    }
}
