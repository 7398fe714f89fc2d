namespace RodeDraad.Tests;

/// <summary>What the check for never-words is measured with: sentences that may go, words that lie near a never-word, and never-words as people write them.</summary>
internal static class NeverDrafts
{
    public static readonly string[] Languages = ["nl", "fr", "de", "en"];

    /// <summary>Sentences of attendance, difficulty and goals, into which a word can be put at <c>{0}</c>.</summary>
    public static readonly Dictionary<string, string[]> Carriers = new(StringComparer.Ordinal)
    {
        ["nl"] = ["Kwam op 3 november stipt naar de afspraak en sprak over {0}.", "Belde vooraf om de afspraak te verzetten wegens {0}.", "Het was de voorbije weken moeilijk door {0}.", "Wil vanaf nu wekelijks komen en werken aan {0}.", "Volgt het plan; {0} blijft een aandachtspunt."],
        ["fr"] = ["Est venu le 3 novembre à l’heure et a parlé de {0}.", "A téléphoné pour déplacer le rendez-vous en raison de {0}.", "Les dernières semaines ont été difficiles à cause de {0}.", "Souhaite venir chaque semaine et travailler sur {0}.", "Suit le plan ; {0} reste un point d’attention."],
        ["de"] = ["Kam am 3. November pünktlich zum Termin und sprach über {0}.", "Rief vorher an, um den Termin wegen {0} zu verschieben.", "Die letzten Wochen waren schwierig durch {0}.", "Möchte jede Woche kommen und an {0} arbeiten.", "Hält sich an den Plan; {0} bleibt ein Thema."],
        ["en"] = ["Came on time on 3 November and talked about {0}.", "Phoned beforehand to move the appointment because of {0}.", "The past weeks were difficult because of {0}.", "Wants to come every week and work on {0}.", "Follows the plan; {0} needs attention."],
    };

    /// <summary>Words that may go, many of them close to one that may not.</summary>
    public static readonly Dictionary<string, string[]> Harmless = new(StringComparer.Ordinal)
    {
        ["nl"] = ["het verslag", "de uren", "een bedrag", "bemiddeling", "mediation", "de woning", "het rijbewijs", "geweldig nieuws", "het traject", "de werkgever", "een opleiding", "vervoer", "het budget", "bedankingen", "de administratie", "een vriendelijk gesprek", "het diploma", "de planning", "kritiek", "de termijn", "een uitstel", "motivatie", "de theorie", "samenwerking", "het bestaan van regels"],
        ["fr"] = ["la médiation", "un logement", "son ménage", "le permis de conduire", "une formation", "son employeur", "le transport", "un travail volontaire", "le budget", "la mission", "les démarches", "une demande", "le diplôme", "le planning", "la motivation", "une dépense", "la déposition de documents", "un retard de train", "le dossier", "la collaboration", "les horaires", "une discipline", "la technologie", "un cours du soir", "l’adaptation"],
        ["de"] = ["die Wohnung", "die Bewältigung des Alltags", "den Führerschein", "eine Schulung", "den Betrieb", "die Suche nach Arbeit", "den Urlaub", "einen Umzug", "das Budget", "die Behörde", "die Ordnung im Alltag", "den Bezug von Geld", "eine Ausbildung", "Pünktlichkeit", "die Planung", "das Gespräch", "einen Vertrag", "die Zusammenarbeit", "die Fahrkarte", "einen Lehrgang als Zimmermann", "die Tagesstruktur", "den Antrag", "Motivation", "das Diplom", "die Frist"],
        ["en"] = ["mediation", "housing", "a driving licence", "a training course", "the employer", "transport", "the budget", "an inspection of the flat", "legal counsel", "paperwork", "a deal with the landlord", "motivation", "the diploma", "planning", "the weather", "a suspended train", "dedication", "the recorder", "cooperation", "an explanation", "the deadline", "a description of the work", "the timetable", "a professional course", "an invoice"],
    };

    /// <summary>Never-words, inflected and in compounds.</summary>
    public static readonly Dictionary<string, string[]> Planted = new(StringComparer.Ordinal)
    {
        ["nl"] = ["depressies", "psychotische", "schizofrenie", "bipolaire", "angststoornissen", "persoonlijkheidsstoornis", "alcoholverslaving", "methadon", "medicatieschema", "antidepressiva", "slaapmiddelen", "urinestalen", "speekseltest", "bloedtesten", "groepstherapie", "psychologe", "jeugdtrauma", "crisisopname", "hallucinaties", "overdosis", "agressieve", "crisiseenheid", "Kerkstraat", "opnameafdeling", "stiefvader", "vriendin", "buurman", "dochtertje", "diefstallen", "inbraken", "mishandeling", "cocaïnegebruik", "bedreigingen", "medecliënten", "kamergenoten", "verpleegkundigen", "huisarts", "vermoedens", "Seroquel", "hepatitis"],
        ["fr"] = ["dépressions", "psychotique", "schizophrénie", "bipolaires", "anxieuse", "alcoolisme", "toxicomanie", "addictions", "méthadone", "médicaments", "antidépresseurs", "neuroleptiques", "benzodiazépines", "urines", "dépistages", "alcootest", "psychothérapie", "psychologues", "traumatisme", "crises", "hallucinations", "overdoses", "agressivité", "automutilations", "hospitalisation", "chambre", "boulevard", "compagne", "enfants", "sœurs", "voisine", "cambriolages", "violences", "menaces", "cocaïne", "héroïne", "codétenu", "infirmière", "médecins", "soupçonnée"],
        ["de"] = ["Depressionen", "psychotisch", "Schizophrenie", "bipolare", "Angststörungen", "Persönlichkeitsstörung", "Alkoholabhängigkeit", "Suchtkrankheit", "Methadon", "Medikamente", "Antidepressiva", "Schlafmittel", "Urinproben", "Drogentests", "Blutwerte", "Gesprächstherapie", "Psychologin", "Kindheitstrauma", "Krisenbett", "Halluzinationen", "Überdosis", "aggressives", "Selbstverletzung", "Krankenhausbett", "Bahnhofstrasse", "Abteilungen", "Stiefvater", "Freundin", "Nachbarin", "Großmutter", "Ladendiebstahl", "Einbrüche", "Körperverletzung", "Drohung mit Gewalt", "Kokainkonsum", "Mitpatienten", "Zimmergenosse", "Pflegerin", "Hausarzt", "vermutete"],
        ["en"] = ["depressions", "psychotic", "schizophrenia", "bipolar", "disorders", "alcoholism", "addictions", "detoxification", "methadone", "medications", "antidepressants", "prescriptions", "benzodiazepines", "urine", "saliva", "laboratory", "psychotherapy", "psychologists", "traumatic", "crisis", "hallucinations", "overdosed", "aggressive", "seclusion", "hospitalised", "street", "clinics", "stepfather", "girlfriend", "neighbours", "daughters", "burglaries", "violence", "assaulted", "cocaine", "threatened", "roommates", "inmates", "physicians", "suspected"],
    };

    /// <summary>Never-words that are in no list: what the check cannot know, for the figure beside.</summary>
    public static readonly Dictionary<string, string[]> NotListed = new(StringComparer.Ordinal)
    {
        ["nl"] = ["insuline", "hersenscan", "joints", "celgenoot", "buurjongen", "gevochten", "nicotinepleister", "peetoom", "afkickte", "opgesloten"],
        ["fr"] = ["insuline", "IRM", "joints", "belle-famille", "bagarre", "scanner", "grand-tante", "cellule de dégrisement", "piqûre", "évanoui"],
        ["de"] = ["Insulin", "Röntgenbild", "Joints", "Schwager", "Schlägerei", "Nüchternzelle", "Patentante", "Nikotinpflaster", "ohnmächtig", "kiffen"],
        ["en"] = ["insulin", "brain scan", "joints", "cousin", "brawl", "flatmate", "godmother", "passed out", "patch", "shoplifting"],
    };
}
