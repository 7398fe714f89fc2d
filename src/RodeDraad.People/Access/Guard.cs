using RodeDraad.Policy;

namespace RodeDraad.People;

/// <summary>What a page, endpoint, command or job does with which part of a record. A test refuses one that says neither this nor <see cref="PublicAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class GuardAttribute(Act act, Cat category) : Attribute
{
    public Act Act => act;

    public Cat Category => category;
}

/// <summary>Open to everybody, with the reason why that is right.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute(string why) : Attribute
{
    public string Why => why;
}

/// <summary>For whoever is signed in, about nothing but the own account.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnAccountAttribute(string why) : Attribute
{
    public string Why => why;
}

/// <summary>Beside a guard of figures: no record stands behind it and no door is passed, so that the guard itself asks the policy.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NoRecordAttribute : Attribute;
