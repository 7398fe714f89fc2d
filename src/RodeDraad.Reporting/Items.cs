namespace RodeDraad.Reporting;

/// <summary>Names of items that reports count in more than one way; the others stand in <see cref="Reports"/>.</summary>
internal static class Items
{
    public const string Year = "year", Unit = "unit", Sex = "sex", AgeClass = "age_class", LengthOfStay = "length_of_stay", MainSubstance = "main_substance", RevolvingDoor = "revolving_door", CaseManagement = "case_management", FirstEver = "first_treatment_ever";
}
