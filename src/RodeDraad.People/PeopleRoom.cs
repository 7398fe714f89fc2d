using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>The door of this room: what a host adds.</summary>
public static class PeopleRoom
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<ITables, StorageTables>()
        .AddSingleton<ITables, AuditTables>()
        .AddSingleton<ITables, PeopleTables>()
        .AddScoped<Caller>()
        .AddScoped<Door>()
        .AddSingleton<IRecordPart, IdentityRecord>()
        .AddSingleton<IClientRecords, PeopleRecords>()
        .AddSingleton<ClientVault>()
        .AddSingleton<DoorMeans>()
        .AddSingleton<NissVault>()
        .AddScoped<RegisterClient>()
        .AddScoped<FindClients>()
        .AddSingleton<ExactMatch>()
        .AddScoped<EditClient>()
        .AddScoped<MergeClients>()
        .AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>()
        .Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000)
        .AddSingleton<SignIn>()
        .AddSingleton<Hats>()
        .AddSingleton<HatSecrets>()
        .AddSingleton<Hire>()
        .AddScoped<DeclareTie>()
        .AddScoped<OwnSignIn>()
        .AddScoped<ChangePassword>()
        .AddScoped<NewCalendarAddress>()
        .AddScoped<PersonalTokens>()
        .AddScoped<Drafts>();
}
