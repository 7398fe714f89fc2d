using Microsoft.Extensions.DependencyInjection;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Forms;

/// <summary>The door of this room: what a host adds. A room that lets something be filled in adds its own <see cref="IForms"/>.</summary>
public static class FormsRoom
{
    public static IServiceCollection AddForms(this IServiceCollection services) => services
        .AddSingleton<ITables, FormTables>()
        .AddSingleton<IRecordPart, FormRecord>()
        .AddSingleton<IClientRecords, FormRecords>();
}
