using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>Keeps a module form of a stay, and marks its step as done.</summary>
/// <remarks>Refuses with <c>stays.unknown</c>, <c>access.W2</c> and whatever <see cref="KeepForm"/> refuses.</remarks>
public sealed class SaveModuleForm(Door door)
{
    public Task<Outcome<Guid>> Run(ClientKey client, StayId id, string kind, FormEdit edit, CancellationToken cancel)
    {
        var form = ModuleForms.Of(kind);
        return form is null
            ? Task.FromResult<Outcome<Guid>>(new Refusal("modules.unknown"))
            : door.Write<Guid>(
                new(Act.Write, form.Category, client) { Record = $"stay/{id.Value}/{kind}" },
                async session =>
                {
                    if (await Stays.Of(session.Db, client, id, cancel) is not { } stay)
                    {
                        return new Refusal("stays.unknown");
                    }

                    var kept = await KeepForm.In(session, Stays.BasisOf(stay), form, edit, cancel);
                    if (kept.Refusal is null)
                    {
                        await ModuleStepActs.Mark(session, stay, form.Step, skipReason: null, cancel);
                    }

                    return kept;
                },
                cancel);
    }
}
