using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class GuardTests(Site site)
{
    private const int ShortestReason = 15;

    /// <summary>Comes with the framework and is used by nothing here; the guard lets nobody in.</summary>
    private const string OfTheFramework = "Blazor Opaque Redirection";

    [Fact]
    public void Every_page_says_what_it_does()
    {
        var pages = typeof(Web.Texts).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute))).ToList();
        Assert.True(pages.Count >= 25, $"Only {pages.Count} pages were found: the search is wrong.");
        Assert.Equal("", Unguarded(pages));
    }

    [Fact]
    public void Every_endpoint_says_what_it_does()
    {
        var endpoints = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.True(endpoints.Count >= 50, $"Only {endpoints.Count} endpoints were found: the search is wrong.");
        var unguarded = endpoints.Where(endpoint => endpoint.DisplayName != OfTheFramework && !Says([.. endpoint.Metadata.OfType<Attribute>(), .. endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetCustomAttributes() ?? []]));
        Assert.Equal("", string.Join(", ", unguarded.Select(endpoint => endpoint.DisplayName)));
    }

    [Fact]
    public void Every_command_says_what_it_does()
    {
        var commands = new[] { "RodeDraad.Commands", "RodeDraad.KeepingCommands" }
            .SelectMany(kind => typeof(Host).Assembly.GetType(kind)!.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)).ToList();
        Assert.True(commands.Count >= 6, $"Only {commands.Count} commands were found: the search is wrong.");
        Assert.Equal("", Unguarded(commands));
    }

    [Fact]
    public void A_page_that_does_not_say_it_is_found() =>
        Assert.Equal("Forgotten, GivesNoReason", Unguarded([typeof(Guarded), typeof(Forgotten), typeof(Open), typeof(GivesNoReason), typeof(Own)]));

    [Fact]
    public async Task The_program_itself_lets_nothing_pass_that_does_not_say_what_it_does()
    {
        var endpoint = new RouteEndpoint(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/forgotten"), 0, new EndpointMetadataCollection(), "forgotten");
        var http = new DefaultHttpContext();
        http.SetEndpoint(endpoint);
        var guard = new Web.OnlyWithAGuard(_ => throw new NotSupportedException("It passed."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => guard.InvokeAsync(http, new Caller()));
    }

    private static string Unguarded(IEnumerable<MemberInfo> members) =>
        string.Join(", ", members.Where(member => !Says([.. member.GetCustomAttributes(inherit: false).OfType<Attribute>()])).Select(member => member.Name));

    private static bool Says(IReadOnlyCollection<Attribute> attributes) =>
        attributes.OfType<GuardAttribute>().Any()
        || attributes.OfType<PublicAttribute>().Any(open => open.Why.Length >= ShortestReason)
        || attributes.OfType<OwnAccountAttribute>().Any(own => own.Why.Length >= ShortestReason);

    [Guard(Act.Read, Cat.Ident)]
    private sealed class Guarded;

    private sealed class Forgotten;

    [Public("Nobody is signed in yet.")]
    private sealed class Open;

    [Public("Because.")]
    private sealed class GivesNoReason;

    [OwnAccount("Shows only the own account.")]
    private sealed class Own;
}
