namespace RodeDraad.Demo;

/// <summary>Names that nobody could take for a real person's: family names are plants, birds and tools.</summary>
internal static class DemoNames
{
    private static readonly string[] Family =
    [
        "Nachtegaal", "Waterlelie", "Vuurtoren", "Zandloper", "Kapstok", "Regenboog", "Koekoek", "Distelvink", "Lantaarn", "Windwijzer",
        "Coquelicot", "Mésange", "Parapluie", "Tournesol", "Hirondelle", "Boussole", "Réverbère", "Libellule", "Marronnier", "Églantine",
        "Schmetterling", "Kornblume", "Leuchtturm", "Zaunkönig", "Kompass", "Regenschirm", "Löwenzahn", "Eisvogel", "Glühwürmchen", "Sternschnuppe",
        "Goldcrest", "Weathercock", "Bluebell", "Hourglass", "Kingfisher", "Lamplight", "Thistledown", "Rainbow", "Compass", "Hawthorn",
        "Zonnebloem", "Boterbloem", "Klaproos", "Ijsvogel", "Roodborst", "Grutto", "Wielewaal", "Paddenstoel", "Kastanje", "Beukennoot",
        "Al-Yasmin", "Nergis", "Kelebek", "Girasol", "Golondrina", "Girassol", "Rondine", "Lampione", "Słonecznik", "Подсолнух",
    ];

    private static readonly string[] Women =
        ["An", "Els", "Nora", "Fatima", "Sofie", "Chloé", "Inès", "Marie", "Lotte", "Greta", "Ayşe", "Olga", "Lena", "Camille", "Hanne", "Yasmina", "Åsa", "Rosa", "Julie", "Mila"];

    private static readonly string[] Men =
        ["Jan", "Tom", "Youssef", "Pieter", "Luc", "Hugo", "Noé", "Bram", "Karim", "Stefan", "Mehmet", "Piotr", "André", "Wout", "Théo", "Daan", "Jürgen", "Marek", "Félix", "Senne"];

    private static readonly string[] CaseManagers =
    [
        "Maya Meidoorn", "Dries Draadnagel", "Lore Lisdodde", "Stef Stormvogel", "Katrijn Kwikstaart", "Joris Jasmijn", "Bieke Bosuil", "Rik Ridderspoor", "Tine Tureluur", "Wim Wilgenroos",
        "Manon Muguet", "Damien Dauphinelle", "Lucie Libellule", "Samir Sarment", "Aline Aubépine", "Bruno Bouvreuil", "Céline Cigogne", "Denis Digitale", "Élise Érable", "Fabien Fougère",
        "Mieke Meerkoet", "Gert Goudvink", "Hilde Heggenrank", "Ivo Iepenblad", "Jolien Jeneverbes", "Kobe Karekiet", "Leen Leeuwentand", "Mo Madelief", "Nand Notelaar", "Otto Oeverloper",
    ];

    private static readonly string[] Municipalities = ["Fictegem", "Verzonnen-lez-Bois", "Niemandsbeek", "Droomkerke", "Irréelville", "Traumfeld"];

    public static string FamilyName(Random random) => Family[random.Next(Family.Length)];

    public static string GivenName(Random random, string sex) => sex == "female" ? Women[random.Next(Women.Length)] : Men[random.Next(Men.Length)];

    /// <param name="number">0 to 29: ten for each unit.</param>
    public static string CaseManager(int number) => CaseManagers[number];

    public static string Municipality(Random random) => Municipalities[random.Next(Municipalities.Length)];

    /// <summary>A number in the block that is kept free for fiction: nobody is called by it.</summary>
    public static string Phone(Random random) => $"0000 {random.Next(10, 99)} {random.Next(10, 99)} {random.Next(10, 99)}";
}
