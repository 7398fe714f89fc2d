namespace RodeDraad.Web;

/// <summary>The address to go back to, as a link or form says it: only a place inside this site counts.</summary>
internal static class Back
{
    /// <summary>The address, or <c>/</c> for anything that a browser could read as another site: <c>//evil</c>, <c>/\evil</c>, a control sign that it would skip.</summary>
    public static string To(string? address) =>
        address is ['/', ..] and not ['/', '/', ..] && !address.Any(sign => sign is '\\' || char.IsControl(sign)) ? address : "/";
}
