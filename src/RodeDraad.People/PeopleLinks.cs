using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RodeDraad.People;

/// <summary>How the tables of another room point at this room's, each with the organisation in the key.</summary>
public static class PeopleLinks
{
    /// <summary>The row belongs to a client, by its properties OrganisationId and ClientId.</summary>
    public static void BelongsToClient<T>(this EntityTypeBuilder<T> row)
        where T : class => row.HasOne<Client>().WithMany().HasForeignKey("OrganisationId", "ClientId");

    /// <summary>The row belongs to a service, by its properties OrganisationId and ServiceId.</summary>
    public static void BelongsToService<T>(this EntityTypeBuilder<T> row)
        where T : class => row.HasOne<Service>().WithMany().HasForeignKey("OrganisationId", "ServiceId");

    /// <summary>The row belongs to a team, by its properties OrganisationId and TeamId.</summary>
    public static void BelongsToTeam<T>(this EntityTypeBuilder<T> row)
        where T : class => row.HasOne<Team>().WithMany().HasForeignKey("OrganisationId", "TeamId");
}
