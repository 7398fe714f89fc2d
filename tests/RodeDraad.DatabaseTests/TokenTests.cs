using System.Net;
using System.Net.Http.Json;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

/// <summary>What the API says to a program whose token opens nothing.</summary>
[Collection(Processes.Name)]
[Trait("starts", "program")]
public sealed class TokenTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase on = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => on.DisposeAsync();

    [Fact]
    public async Task A_token_that_nobody_gave_is_told_so_whatever_it_asks()
    {
        await using var program = await ServedProgram.Serve(on, "rd_nobody");

        using var read = await program.Http.GetAsync(new Uri("/api/board", UriKind.Relative));
        using var write = await program.Http.PostAsJsonAsync(new Uri("/api/presentations", UriKind.Relative), FromOutside.Presentation(ServiceId.New(), "Niemand"));
        using var listen = await program.Http.GetAsync(new Uri($"/live/board/{Guid.Empty}", UriKind.Relative));

        Assert.All([read, write, listen], answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal("application/problem+json", write.Content.Headers.ContentType?.MediaType);
    }
}
