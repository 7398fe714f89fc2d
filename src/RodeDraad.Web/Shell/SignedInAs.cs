using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>Who looks at this page, for the frame around it. Filled once per request by the host.</summary>
public sealed class SignedInAs(DemoMode demo)
{
    public WornHat? Worn { get; set; }

    public bool Demo => demo.On;
}
