using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.CrisisUnits;

/// <summary>Which follow-ups an act brings with it.</summary>
internal static class FollowUps
{
    /// <summary>The table whose texts are sealed here.</summary>
    public const string Table = "follow_ups";

    /// <summary>The call to someone who was not admitted, within the same days as after a discharge.</summary>
    public static FollowUp After(Presentation presentation, UnitSettings settings, Instant now) => new()
    {
        OrganisationId = presentation.OrganisationId,
        Id = FollowUpId.New(),
        ClientId = presentation.ClientId,
        ServiceId = presentation.ServiceId,
        PresentationId = presentation.Id,
        Kind = "first-contact",
        DueOn = now.LocalDate().PlusDays(settings.FirstContactWithinDays),
    };

    /// <summary>The first contact after a stay, and the renewed rating of the crisis.</summary>
    public static IEnumerable<FollowUp> After(Stay stay, UnitSettings settings)
    {
        var left = stay.UntilAt!.Value.LocalDate();
        string[] kinds = settings.UsesCtrs ? ["first-contact", "renewed-ctrs"] : ["first-contact"];
        return kinds.Select(kind => new FollowUp
        {
            OrganisationId = stay.OrganisationId,
            Id = FollowUpId.New(),
            ClientId = stay.ClientId,
            ServiceId = stay.ServiceId,
            StayId = stay.Id,
            Kind = kind,
            DueOn = left.PlusDays(settings.FirstContactWithinDays),
        });
    }
}
