using NodaTime;

namespace RodeDraad.Web;

/// <summary>The line at the foot of everything that goes out on paper: what it is or from which house, who printed it and when.</summary>
public sealed class PaperFoot(SignedInAs me, Texts text, IClock clock)
{
    public string Of(string what) => text["form.printed-by", what, me.Worn!.Hat.Name, Now];

    /// <summary>For paper that goes to justice: no name of staff.</summary>
    public string WithoutName(string what) => text["form.printed", what, Now];

    private string Now => Moments.Full(clock.GetCurrentInstant());
}
