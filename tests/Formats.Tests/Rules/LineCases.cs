using Observatoire.Editions;
using Observatoire.Returns;

namespace Observatoire.Formats.Tests.Rules;

/// <summary>The rules on one line and on the whole of the lines: R22, R32 to R39, and the codes of the nomenclature.</summary>
internal static class LineCases
{
    public static IEnumerable<RuleCase> All => [.. Values, .. Keys, .. Codes, .. Whole, .. Privacy];

    private static IEnumerable<RuleCase> Values =>
        [
            new("R22", "DEM_ATT", "DEM_ATT=0", "DEM_ATT=-1"),
            new("R34", "DEM_ATT", "DEM_ATT=; DEM_ATT.statut=M", "DEM_ATT.statut="),
            new("R34", "DEM_ATT", "DEM_ATT.statut=E", "DEM_ATT="),
            new("R34S", "DEM_ATT", "DEM_ATT.statut=e", "DEM_ATT.statut=Z") { Column = ReturnColumns.Status },
            new("R34V", "DEM_ATT", "DEM_ATT=; DEM_ATT.statut=R", "DEM_ATT=12") { Column = ReturnColumns.Status },
            new("R38", "DEM_ATT", "DEM_ATT=1\u202F234", "DEM_ATT=12 34"),
            new("R38", "FSL_MTT", "FSL_MTT=48 213,50", "FSL_MTT=néant"),
            new("R38A", "INS_FOY", "INS_FOY=7 693", "INS_FOY=7.693"),
            new("R38D", "DEM_ATT", "DEM_ATT=43,0", "DEM_ATT=43,5"),
            new("R38D", "ABS_JRS", "ABS_JRS=81,5", "ABS_JRS=81,55"),
        ];

    private static IEnumerable<RuleCase> Keys =>
        [
            new("R36", "DEM_ATT", "DEM_ATT.mois=mars 2026", "DEM_ATT.mois=2026-02") { Column = ReturnColumns.Month },
            new("R36F", "DEM_ATT", "DEM_ATT.mois=01/03/2026", "DEM_ATT.mois=trimestre 1")
            {
                Column = ReturnColumns.Month,
            },
            new("R36F", First, "", "ACC_PUB.mois=trimestre 1") { Column = ReturnColumns.Month },
            new("R36E", First, "", "ACC_PUB.mois=2001-03") { Column = ReturnColumns.Month },
            new("R37U", First, "", "ACC_PUB.departement=Ain") { Column = ReturnColumns.Departement },
            new("R37U", First, "", "*.departement=20") { Column = ReturnColumns.Departement, OnEveryLine = true },
            new("R36F", First, "", "*.mois=trimestre 1") { Column = ReturnColumns.Month, OnEveryLine = true },
            new("R36K", "SUI_EVA", "+BOU:SUI_EVA=40; +GEX:SUI_EVA=22", "+SUI_EVA=62")
            {
                Column = ReturnColumns.Indicator,
                Organisation = RuleCase.TwoTerritories(),
            },
            new("R37", "DEM_ATT", "DEM_ATT.departement=1", "DEM_ATT.departement=2")
            {
                Column = ReturnColumns.Departement,
            },
        ];

    private static IEnumerable<RuleCase> Codes =>
        [
            new("N01", "DEM_ATT", "DEM_ATT.indicateur=dem_att", "DEM_ATT.indicateur=DEM_AT")
            {
                Column = ReturnColumns.Indicator,
            },
            new("N02", "ASE_MIO[SEX=F]", "+ASE_MIO[SEX=F]=612", "ASE_MIO[SEX=F].modalite=H")
            {
                Column = ReturnColumns.Category,
            },
            new("N02", "INS_FOY", "", "INS_FOY.ventilation=AGE") { Column = ReturnColumns.Breakdown },
            new("N03", null, "DEM_ATT=; DEM_ATT.statut=X", "-DEM_ATT") { Column = ReturnColumns.Indicator },
            new("N04", "SUD:INS_FOY", "+BOU:INS_FOY=7000; +GEX:INS_FOY=693", "+SUD:INS_FOY=0")
            {
                Column = ReturnColumns.Territory,
                Organisation = RuleCase.TwoTerritories(),
            },
            new("N05", "ACC_TXA", "", "+ACC_TXA=40,1") { Column = ReturnColumns.Indicator },
            new("N06", "GEX:PAR_CNV", "+BOU:INS_FOY=7000; +GEX:INS_FOY=693", "+GEX:PAR_CNV=12")
            {
                Column = ReturnColumns.Territory,
                Organisation = RuleCase.TwoTerritories(),
            },
            new("N07", "DEM_ATT", $"{Foot}; FOOT.mois=Total", "DEM_ATT.indicateur=")
            {
                Column = ReturnColumns.Indicator,
            },
            new(
                "N07",
                "FOOT",
                $"{Foot}; FOOT.valeur=; FOOT.mois=Fait à Bourg le 3 avril",
                "FOOT.mois=; FOOT.valeur=398211"
            )
            {
                Column = ReturnColumns.Indicator,
            },
            new("R35", null, "+BOU:INS_FOY=7693; +GEX:INS_FOY=0", "-GEX:INS_FOY")
            {
                Column = ReturnColumns.Territory,
                Organisation = RuleCase.TwoTerritories(),
            },
        ];

    private static IEnumerable<RuleCase> Whole =>
        [
            new("R32", First, "DEM_TIE=18; DEM_ATT=44; SUI_EVA=63; COO_INS=7; COO_SYN=24; PAR_CNV=28", "PAR_CNV=27")
            {
                Severity = Severity.Warning,
                History = RightReturn.Same("SUI_FIN=2204"),
            },
            new("R33", First, "", "×10") { Severity = Severity.Warning },
            new("R36C", First, "*.mois=2026-10", "*.mois=2026-11") { Column = ReturnColumns.Month },
            new("R36E", First, "*.mois=2007-03", "*.mois=2007-02") { Column = ReturnColumns.Month, OnEveryLine = true },
            new("R37U", First, "*.departement=2a", "*.departement=2C")
            {
                Column = ReturnColumns.Departement,
                OnEveryLine = true,
            },
            new("R39X", First, Crossed, "GEX:ORI_CNF[ORI=SSP]=1") { Organisation = RuleCase.TwoTerritories() },
        ];

    private static IEnumerable<RuleCase> Privacy =>
        [
            Comment("R39N", "codes 1850578 et 006084 de l'ancien logiciel", "dossier 1 85 05 78 006 084 36"),
            Comment("R39M", "saisi sur le site exemple.fr", "réponse attendue de marie@exemple.fr"),
            Comment("R39T", "sites 01 02 03 04 05 fermés", "appeler le 03.84.12.45.67"),
            Comment("R39D", "fermeture du 01/07/2026 au 15/07/2026", "enfant né le 12/03/1985"),
            Comment("R39I", "compte 645 du budget annexe", "FR76 3000 6000 0112 3456 7890 189"),
            Comment("R39P", "Mme la directrice est partie", "Mme Durand est partie"),
            Comment("R39C", new string('é', 200), new string('é', 201)),
            new("R39X", "ASE_MIO[SEX=F]", "+ASE_MIO[SEX=F]=612", "ASE_MIO[SEX=F].modalite=F/A00A02")
            {
                Column = ReturnColumns.Category,
            },
        ];

    private const string First = "ACC_PUB";

    // A line under the figures: a sum, or a note.
    private const string Foot = "+FOOT=398211; FOOT.indicateur=; FOOT.departement=; FOOT.mois=";

    /// <summary>Fifty counts by territory and category, fifteen of which are one.</summary>
    private static string Crossed =>
        string.Join(
            "; ",
            new[] { "GEX", "BOU" }.SelectMany(territory =>
                Categories.Select((cell, at) => $"+{territory}:{cell}={(territory == "BOU" && at < 15 ? 1 : 0)}")
            )
        );

    private static string[] Categories =>
        [
            .. "SSP POL CCAS CAF EN ASSO EMPL SANTE JUST LOGEUR".Split(' ').Select(each => $"ORI_CNF[ORI={each}]"),
            .. "APA PCH ASH RSA FSL ASLL MASP ASE PMI AUT".Split(' ').Select(each => $"PRE_PRO[DIS={each}]"),
            .. "LOG BUD INS ENF SAN".Split(' ').Select(each => $"DEM_TIE[MOT={each}]"),
        ];

    private static RuleCase Comment(string code, string kept, string personal) =>
        new(code, "INS_FOY", $"INS_FOY.commentaire={kept}", $"INS_FOY.commentaire={personal}")
        {
            Column = ReturnColumns.Comment,
        };
}
