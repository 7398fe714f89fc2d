using Microsoft.AspNetCore.Http;
using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>Forms that come back as they were being typed.</summary>
internal static class DraftForms
{
    /// <summary>What was being typed in a form when the page was left; else what the record says.</summary>
    public static async Task<FormState> Kept(this Drafts drafts, string name, FormState record, HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) ? FormState.FromDraft(await drafts.Read(name, http.RequestAborted)) ?? record : record;
}
