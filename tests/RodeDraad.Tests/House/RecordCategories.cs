using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Tests;

/// <summary>Which part of the record each table about a client is: what decides who may read it.</summary>
public sealed class RecordCategories
{
    private static readonly Dictionary<string, Cat[]> Registered = new(StringComparer.Ordinal)
    {
        ["account_ties"] = [Cat.Ident],
        ["bed_promises"] = [Cat.Presence],
        ["care_relations"] = [Cat.Presence],
        ["ctrs_ratings"] = [Cat.Crisis],
        ["follow_ups"] = [Cat.Presence],
        ["module_entries"] = [.. ModuleForms.All.Select(form => form.Category).Distinct()],
        ["presentations"] = [Cat.Presence, Cat.Crisis, Cat.Med],
        ["stays"] = [Cat.Presence],
        ["waiting_entries"] = [Cat.Presence],
    };

    [Fact]
    public void Every_table_about_a_client_belongs_to_a_part_of_the_record()
    {
        var model = new ModelBuilder();
        foreach (var room in new ServiceCollection().AddPeople().AddSecrecy().AddCrisisUnits().Where(s => s.ServiceType == typeof(ITables)))
        {
            ((ITables)Activator.CreateInstance(room.ImplementationType!)!).Describe(model);
        }

        var tables = model.Model.GetEntityTypes()
            .Where(entity => entity.ClrType.GetProperties().Any(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(ClientId) && p.Name == "ClientId"))
            .Select(entity => entity.GetTableName()!);
        Assert.Equal(Registered.Keys.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_part_of_the_record_is_one_that_the_policy_knows() =>
        Assert.All(Registered, table => Assert.True(table.Value.Length > 0 && !table.Value.Contains(Cat.Unknown), table.Key));
}
