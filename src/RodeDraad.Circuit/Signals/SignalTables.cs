using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

internal sealed class SignalTables : ITables
{
    /// <summary>Two who do something with a theme at the same instant do it one after the other.</summary>
    public static readonly DatabaseRule OneStepPerNumber = new("PK_signal_theme_steps", "changed-meanwhile", "signal_theme_steps.organisation_id", "signal_theme_steps.theme_id", "signal_theme_steps.number");

    public IReadOnlyList<DatabaseRule> Rules => [OneStepPerNumber];

    public void Describe(ModelBuilder model)
    {
        var theme = model.Entity<Theme>().ToTable("signal_themes");
        theme.HasKey(t => new { t.OrganisationId, t.Id });
        theme.HasIndex(t => t.Region);

        var signal = model.Entity<Signal>().ToTable("signals");
        signal.HasKey(s => new { s.OrganisationId, s.Id });
        signal.HasOne<Theme>().WithMany().HasForeignKey(s => new { s.ThemeHouse, s.ThemeId });
        signal.HasIndex(s => new { s.Circuit, s.At });
        signal.HasIndex(s => new { s.Region, s.At });
        signal.HasIndex(s => new { s.OrganisationId, s.By });

        var step = model.Entity<ThemeStep>().ToTable("signal_theme_steps");
        step.HasKey(s => new { s.OrganisationId, s.ThemeId, s.Number });
        step.HasOne<Theme>().WithMany().HasForeignKey(s => new { s.OrganisationId, s.ThemeId });
    }
}
