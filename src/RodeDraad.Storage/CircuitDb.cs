using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace RodeDraad.Storage;

/// <summary>The one database. It knows no room by name: each room describes its tables through <see cref="ITables"/>.</summary>
/// <remarks>Names are snake_case by convention; instants are UTC with microseconds; nothing is tracked unless asked.</remarks>
public abstract class CircuitDb(DbContextOptions options, IEnumerable<ITables> rooms) : DbContext(options)
{
    private readonly List<string> notices = [];

    /// <summary>What other processes and open pages should hear when this transaction commits, for example <c>board:…</c>.</summary>
    internal IReadOnlyList<string> Notices => notices;

    /// <summary>Whether several processes write at once, so that a row must be locked to stay as it was read.</summary>
    public abstract bool LocksRows { get; }

    /// <summary>Tells open pages that something changed, once the transaction has committed and not before.</summary>
    public void Announce(string topic) => notices.Add(topic);

    /// <summary>Saves all or nothing. After a failure nothing stays pending.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State is EntityState.Modified))
        {
            entry.Entity.Version++;
        }

        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateException)
        {
            ChangeTracker.Clear();
            throw;
        }
    }

    /// <summary>The converter type for an id of the given type, as this provider keeps it.</summary>
    protected abstract Type ConverterOf(Type id);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<SealedText>().HaveConversion<SealedTextAsBytes>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateAsDateOnly>();
        var assemblies = rooms.Select(room => room.GetType().Assembly).Append(typeof(CircuitDb).Assembly).Distinct();
        foreach (var id in assemblies.SelectMany(a => a.GetTypes()).Where(IsId))
        {
            configurationBuilder.Properties(id).HaveConversion(ConverterOf(id));
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var room in rooms)
        {
            room.Describe(modelBuilder);
        }

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
                property.IsConcurrencyToken |= property.Name == nameof(IVersioned.Version) && entity.ClrType.IsAssignableTo(typeof(IVersioned));
            }
        }
    }

    private static bool IsId(Type type) => type.IsValueType && type.GetInterfaces()
        .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>) && !type.IsGenericType);

    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsUpper(character) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(character));
        }

        return snake.ToString();
    }

    private sealed class LocalDateAsDateOnly() : ValueConverter<LocalDate, DateOnly>(
        date => date.ToDateOnly(),
        date => LocalDate.FromDateOnly(date));
}
