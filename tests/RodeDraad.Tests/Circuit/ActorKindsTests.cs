using RodeDraad.Circuit;
using RodeDraad.People;

namespace RodeDraad.Tests;

public sealed class ActorKindsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1, "epsi")]
    [InlineData(1, "epsi", "epsi")]
    [InlineData(2, "epsi,cgg", "epsi")]
    [InlineData(2, "epsi,cgg,paaz", "epsi,cgg,paaz")]
    [InlineData(3, "epsi", "epsi,cgg", "cgg,paaz")]
    [InlineData(2, "epsi", "cgg", "")]
    public void Each_house_stands_for_one_kind_of_its_own(int different, params string[] houses) =>
        Assert.Equal(different, ActorKinds.Different([.. houses.Select(kinds => new ActorHouse(OrganisationId.New(), "", kinds.Split(',', StringSplitOptions.RemoveEmptyEntries)))]));
}
