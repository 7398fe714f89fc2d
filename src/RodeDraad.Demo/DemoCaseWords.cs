using RodeDraad.CaseManagement;

namespace RodeDraad.Demo;

/// <summary>What is written in the cases of the demo: a few plain sentences, in the language of the house.</summary>
internal sealed class DemoCaseWords(bool french)
{
    private static readonly (string Nl, string Fr)[] Needs =
    [
        ("Geen vast adres, schulden, alleen na ontslag", "Sans adresse fixe, dettes, seul après la sortie"),
        ("Vier diensten betrokken, niemand houdt het overzicht", "Quatre services impliqués, personne n’a la vue d’ensemble"),
        ("Kwam drie keer terug in een jaar, wil het anders", "Revenu trois fois en un an, veut que cela change"),
        ("Vindt de weg niet naar ambulante hulp", "Ne trouve pas le chemin vers l’aide ambulatoire"),
    ];

    private static readonly (string Nl, string Fr)[] Places = [("CGG Fictoria", "SSM Fictoria"), ("OCMW Fictegem", "CPAS de Fictegem"), ("huisarts", "médecin traitant"), ("dagcentrum Fictoria", "centre de jour Fictoria")];

    private static readonly (string Nl, string Fr)[] Notes =
    [
        ("Samen de brieven geopend", "Courrier ouvert ensemble"),
        ("Meegegaan naar het loket", "Accompagné au guichet"),
        ("Gebeld met de zus, zij helpt mee", "Appelé la sœur, elle aide"),
        ("Rustig gesprek, plan overlopen", "Entretien calme, plan revu"),
    ];

    public string Language => french ? "fr" : "nl";

    public string OnMissed => Said(("We bellen dezelfde dag en komen de dag nadien langs", "Nous appelons le jour même et passons le lendemain"));

    public string NoDate => Said(("Kiest liever nog geen dag", "Préfère ne pas encore fixer de date"));

    public string Why(Random random) => Said(Needs[random.Next(Needs.Length)]);

    public string Elsewhere(Random random) => Said(Places[random.Next(Places.Length)]);

    public string Note(Random random) => Said(Notes[random.Next(Notes.Length)]);

    /// <param name="domain">Code of <c>plan-domain</c>.</param>
    public GoalWords LongTerm(string domain) => new()
    {
        Goal = domain switch
        {
            "housing" => Said(("Ik heb een eigen plek", "J’ai un endroit à moi")),
            "money" => Said(("Ik weet wat er binnenkomt en buitengaat", "Je sais ce qui entre et ce qui sort")),
            "alcohol-and-drug-use" => Said(("Ik beslis zelf over mijn avonden", "Je décide moi-même de mes soirées")),
            "family-and-social-relations" => Said(("Ik zie mijn kinderen elke maand", "Je vois mes enfants chaque mois")),
            _ => Said(("Ik heb dit zelf in handen", "J’ai cela en main")),
        },
    };

    /// <param name="domain">Code of <c>plan-domain</c>.</param>
    public GoalWords Step(string domain) => new()
    {
        Goal = domain == "housing" ? Said(("Ik sta ingeschreven voor een woning", "Je suis inscrit pour un logement")) : Said(("Ik heb een eerste afspraak gehad", "J’ai eu un premier rendez-vous")),
        Measure = Said(("De bevestiging ligt in mijn map", "La confirmation est dans ma farde")),
        Who = Said(("Samen met mijn case manager", "Avec mon case manager")),
    };

    private string Said((string Nl, string Fr) text) => french ? text.Fr : text.Nl;
}
