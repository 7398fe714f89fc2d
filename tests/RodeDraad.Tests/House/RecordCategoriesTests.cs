using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.ServiceCosts;
using RodeDraad.Storage;

namespace RodeDraad.Tests;

/// <summary>Every table is in the registry that says which part of the record it holds.</summary>
public sealed class RecordCategoriesTests
{
    [Fact]
    public void Every_table_belongs_to_a_part_of_the_record_or_holds_no_client()
    {
        var model = new ModelBuilder();
        foreach (var room in new ServiceCollection().AddPeople().AddSecrecy().AddForms().AddCrisisUnits().AddCaseManagement().AddCircuit().AddServiceCosts().Where(s => s.ServiceType == typeof(ITables)))
        {
            ((ITables)Activator.CreateInstance(room.ImplementationType!)!).Describe(model);
        }

        var tables = model.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal);
        Assert.Equal(tables, RecordCategories.OfTable.Keys.Concat(RecordCategories.WithoutClients).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_part_of_the_record_is_one_that_the_policy_knows() =>
        Assert.All(RecordCategories.OfTable, table => Assert.True(table.Value.Count > 0 && !table.Value.Contains(Cat.Unknown), table.Key));

    [Theory]
    [InlineData("form_entries")]
    [InlineData("form_answers")]
    public void Filled_forms_hold_what_their_kinds_hold(string table) => Assert.Equal(
        ModuleForms.All.Select(form => form.Category).Distinct().Order(),
        RecordCategories.OfTable[table].Order());
}
