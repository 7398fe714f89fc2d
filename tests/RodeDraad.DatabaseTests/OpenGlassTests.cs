using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class OpenGlassOnSqlite() : OpenGlassTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class OpenGlassOnPostgres() : OpenGlassTests(new PostgresTestDatabase());

/// <summary>Who learns that the glass is broken, and when.</summary>
public abstract class OpenGlassTests(TestDatabase on) : Emergencies(on)
{
    [Fact]
    public async Task Who_may_see_names_the_one_hat_for_which_the_glass_is_open_with_the_parts_that_it_opens_and_no_longer()
    {
        await Begin();
        Assert.Empty(await ByGlass(Unit.Nurse));

        await Break(Form());

        var viewer = Assert.Single(await ByGlass(Unit.Nurse));
        Assert.Equal(("Nele Nachtegaal", "crisis-nurse", "Crisisteam"), (viewer.Name, viewer.Role, viewer.Team));
        Assert.Equal(EmergencyFile.Parts.Order(), viewer.Parts.Where(p => p.Level != Level.None).Select(p => p.Category).Order());
        Assert.All(viewer.Parts.Where(p => p.Level != Level.None), p => Assert.Equal((Level.Full, Rule.B9), (p.Level, p.Rule)));
        Circuit.Clock.Now += EmergencyAccess.Life;
        Assert.Empty(await ByGlass(Unit.Nurse));
    }

    [Fact]
    public async Task Who_may_see_forgets_the_open_glass_at_the_refusal_of_the_client()
    {
        await Begin();
        await Break(Form());

        await Refuse(Client, Elsewhere.Nurse);

        Assert.Empty(await ByGlass(Unit.Nurse));
    }

    private async Task<List<Viewer>> ByGlass(Hat hat) =>
        [.. (await Circuit.Act<WhoMaySee, IReadOnlyList<Viewer>>(hat, reader => reader.Read(Client, Cancel))).Value.Where(v => v.Parts.Any(p => p.Rule == Rule.B9))];
}
