using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>The measure of all pages: one row by its key, through the same door, with one durable audit record. For the bench.</summary>
internal static class OneRow
{
    public static async Task<IResult> Read(Guid client, Door door, ApiAnswer answer, CancellationToken cancel) => await answer.To(door.Read(
        new(Act.Read, Cat.Ident, answer.Client(client)) { Record = "one-row" },
        session => ClientLine.Of(session.Db, session.Hat.Organisation).SingleOrDefaultAsync(c => c.Id == new ClientId(client), cancel),
        cancel));
}
