using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Exchange;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>The planned appointments of a worker for the calendar program that they use. The secret address says whose; it says nothing of any client.</summary>
internal static class Calendar
{
    private const string Purpose = "calendar";

    /// <summary>Signs of the id of a hat at the beginning of the address.</summary>
    private const int IdLength = 32;

    private const int RemindBefore = 60;

    public static void MapCalendar(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/calendar/{token}.ics", Send).WithMetadata(new PublicAttribute("The secret address is the key; it gives kinds and times, and holds no client.")).ExcludeFromDescription();

    /// <summary>The secret address. It is void when the hat ends, the account is blocked, its sign-in changes, or its owner wants another one.</summary>
    public static string Address(HatSecrets secrets, WornHat worn) => $"/calendar/{worn.Hat.Id.Value:N}{secrets.Of(Purpose, worn.Hat, StampOf(worn))}.ics";

    private static string StampOf(WornHat worn) => worn.Stamp + worn.CalendarStamp;

    private static async Task<IResult> Send(string token, Hats hats, HatSecrets secrets, CaseCalendar calendar, IClock clock, CancellationToken cancel)
    {
        if (token.Length <= IdLength || !Guid.TryParseExact(token[..IdLength], "N", out var hat) || await hats.Of(new(hat), cancel) is not { } worn || !secrets.Is(token[IdLength..], Purpose, worn.Hat, StampOf(worn)))
        {
            return Results.NotFound();
        }

        var culture = AskedLanguage.CultureOf(worn.Language);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        var times = await calendar.Read(worn.Hat, cancel);
        var events = times.Select(time => new CalendarEvent($"{time.Id:N}@rode-draad", time.At, Vocabulary.Label(time.List, time.Kind)));
        return Results.Text(CalendarFile.Of("Rode Draad", clock.GetCurrentInstant(), RemindBefore, events), CalendarFile.Type, System.Text.Encoding.UTF8);
    }
}
