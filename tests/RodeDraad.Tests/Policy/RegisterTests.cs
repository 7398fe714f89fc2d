using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Tests.Policy;

/// <summary>The register of who may see what says what the policy decides, and that is what access.md A7 prints.</summary>
public sealed class RegisterTests
{
    /// <summary>The three tables of access.md A7: f in full, s summary, - nothing; ident presence plan crisis med psy subst social jud meeting third consent.</summary>
    private static readonly (Role Role, string Reads, string Writes, string Shared)[] Printed =
    [
        (Role.Psychiatrist, "ffffffffsfff", "ffffffff-fff", "ffffffffsf-f"),
        (Role.Psychologist, "ffffsfffsf-f", "ffff-fff-fff", "ffffsfffsf-f"),
        (Role.CrisisNurse, "fffffsfs-f-f", "fffff-ffffff", "fffffsfs-f-f"),
        (Role.CaseManager, "ffffssffff-f", "ffff--ffffff", "ffffssffff-f"),
        (Role.SocialWorker, "fffs--sfff-f", "fff----fffff", "fffs--sfff-f"),
        (Role.OfficeAdmin, "ff----------", "ff----------", "------------"),
    ];

    [Fact]
    public void The_register_says_what_the_access_model_prints()
    {
        foreach (var (role, reads, writes, shared) in Printed)
        {
            var cells = RoleRegister.Matrix(role);
            Assert.Equal((role, reads, writes, shared), (role, Signs(cells.Select(c => c.Reads)), string.Concat(cells.Select(c => c.Writes ? 'f' : '-')), Signs(cells.Select(c => c.Shared))));
        }
    }

    [Fact]
    public void Roles_without_client_data_see_nothing_in_the_register() => Assert.All(
        [Role.SysAdmin, Role.NetworkCoord, Role.Justice, Role.Researcher, Role.Auditor],
        role => Assert.All(RoleRegister.Matrix(role), cell => Assert.Equal((Level.None, false, Level.None), (cell.Reads, cell.Writes, cell.Shared))));

    private static string Signs(IEnumerable<Level> levels) => string.Concat(levels.Select(level => level switch { Level.Full => 'f', Level.Summary => 's', _ => '-' }));
}
