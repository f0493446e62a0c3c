using Observatoire.Editions;

namespace Observatoire.Formats.Tests.Rules;

/// <summary>The rules between figures of a month and of the months before, R01 to R33, in the order of rules.json.</summary>
internal static class RelationCases
{
    public static IEnumerable<RuleCase> All =>
        [.. Requests, .. Appointments, .. Support, .. Totals, .. Interventions, .. Means, .. Benefits, .. History];

    private static IEnumerable<RuleCase> Requests =>
        [
            new("R01", "DEM_TOT", "DEM_NEW=210; DEM_TOT=532", "DEM_TOT=533"),
            new(
                "R01",
                "DEM_TOT[MOT=LOG]",
                $"{ByReason}; +DEM_TOT[MOT=LOG]=333; +DEM_TOT[MOT=BUD]=200",
                "DEM_TOT[MOT=LOG]=332; DEM_TOT[MOT=BUD]=; DEM_TOT[MOT=BUD].statut=M"
            ),
            new("R08", "ACC_ADM", "ACC_TS=601", "ACC_TS=602"),
            new(
                "R08",
                "ACC_ADM[MOD=TEL]",
                "+ACC_ADM[MOD=TEL]=402; +ACC_TS[MOD=TEL]=301; +ACC_PUB[MOD=TEL]=703; +ACC_PUB[MOD=PHY]=300",
                "ACC_PUB[MOD=TEL]=702; ACC_PUB[MOD=PHY]=301"
            ),
            new("R09", "ACC_ADM", "ACC_ADM=0", "ACC_ADM=1") { Organisation = RuleCase.TwoTerritories(desk: "0") },
            Warning("R10", "DEM_TOT", "ACC_PUB=703; DEM_NEW=1787; DEM_TOT=2109", "DEM_NEW=1788; DEM_TOT=2110"),
        ];

    private static IEnumerable<RuleCase> Appointments =>
        [
            new("R04", "RDV_FIX", "RDV_FIX=482; RDV_ANN=33", "RDV_ANN=32"),
            Warning("R05", "RDV_ABS", "RDV_ABS=429; RDV_FIX=858", "RDV_ABS=430; RDV_FIX=859"),
            new("R06", "RDV_P15", "RDV_P15=303", "RDV_P15=304"),
            new("R07", "RDV_JRS", "RDV_JRS=1819", "RDV_JRS=1818"),
            new("R07", "RDV_JRS", "RDV_JRS=11370", "RDV_JRS=11371"),
        ];

    private static IEnumerable<RuleCase> Support =>
        [
            new("R02", "SUI_FIN", "SUI_DEB=2203; SUI_FIN=2218", "SUI_FIN=2219"),
            new("R11", "SUI_CPX", "SUI_CPX=2219", "SUI_CPX=2220"),
            new("R12", "SUI_CLO", "SUI_CLO[MCL=OBJ]=60; SUI_CLO[MCL=DEP]=38", "SUI_CLO[MCL=DEP]=37"),
            new("R13", "SUI_ACT", "SUI_ACT=2317", "SUI_ACT=2318"),
            new("R16", "COO_CHX", "COO_CHX=287", "COO_CHX=288"),
            new("R16", "COO_REF", "COO_REF=411", "COO_REF=412"),
            new("R16", "COO_MUL", "COO_MUL=2219", "COO_MUL=2220"),
        ];

    private static IEnumerable<RuleCase> Totals =>
        [
            new("R14", "INS_FOY", "+BOU:INS_FOY=7000; +GEX:INS_FOY=693", "GEX:INS_FOY=692")
            {
                Organisation = RuleCase.TwoTerritories(),
            },
            new("R14", "SUI_ACT", "+BOU:SUI_ACT=1203; +GEX:SUI_ACT=600", "BOU:SUI_ACT=1204")
            {
                Organisation = RuleCase.TwoTerritories(),
            },
            new("R14", "SUI_ACT", "+BOU:SUI_ACT=603; +GEX:SUI_ACT=600", "BOU:SUI_ACT=602")
            {
                Organisation = RuleCase.TwoTerritories(),
            },
            new(
                "R02",
                "GEX:SUI_FIN",
                "+BOU:SUI_FIN=; BOU:SUI_FIN.statut=M; +GEX:SUI_DEB=4; +GEX:SUI_OUV=2; +GEX:SUI_CLO=1; +GEX:SUI_FIN=5; "
                    + "+BOU:SUI_DEB=2200; +BOU:SUI_OUV=111; +BOU:SUI_CLO=97",
                "GEX:SUI_FIN=6"
            )
            {
                Organisation = RuleCase.TwoTerritories(),
            },
            new("R15", "ASE_INF", "+ASE_INF[AGE=A00A02]=70; +ASE_INF[AGE=A16A17]=1", "ASE_INF[AGE=A16A17]=2"),
        ];

    private static IEnumerable<RuleCase> Interventions =>
        [
            new("R17", "COO_ACR", "COO_ACR=52", "COO_ACR=53"),
            Warning("R17W", "COO_ACR", "COO_ACR=26", "COO_ACR=25"),
            new("R18", "PRE_REF", "PRE_REF=133", "PRE_REF=134"),
            new("R19", "COL_PAR", "COL_PAR=0; COL_SEA=0", "COL_PAR=1"),
            new("R19", "COL_PAR", "COL_PAR=0; COL_SEA=0", "COL_SEA=1"),
            Warning("R19W", "COL_PAR", "COL_PAR=28", "COL_PAR=27"),
            Warning("R19W", "COL_PAR", "COL_PAR=2800", "COL_PAR=2801"),
        ];

    private static IEnumerable<RuleCase> Means =>
        [
            Warning(
                "R20W",
                "COL_HRS[PRO=ASS]",
                "IND_HRS=7601,2; IND_HRS[PRO=ASS]=5694,2",
                "IND_HRS=7601,3; IND_HRS[PRO=ASS]=5694,3"
            ),
            new("R20", "COL_HRS[PRO=ASS]", "", "IND_HRS=9140,6; IND_HRS[PRO=ASS]=7233,6"),
            Warning("R22W", "ETP_POU", "ETP_BUD=58,87", "ETP_BUD=58,86"),
            Warning("R23W", "ABS_JRS", "ABS_JRS=330,5", "ABS_JRS=330,6"),
            new("R23", "ABS_JRS", "", "ABS_JRS=1322,1"),
            Warning("R24", "ABS_THE", "ABS_THE=971,3", "ABS_THE=971,2"),
            Warning("R24", "ABS_THE", "ABS_THE=1489,2", "ABS_THE=1489,3"),
            Warning("R25", "DEP_PER", "DEP_PER=129500", "DEP_PER=129499,99"),
            Warning("R25", "DEP_PER", "DEP_PER=582750", "DEP_PER=582750,01"),
            Warning("R26", "SUI_FIN", $"{FewCases}; SUI_DEB=493; SUI_FIN=508", "SUI_DEB=492; SUI_FIN=507"),
            Warning("R26", "SUI_FIN", "SUI_DEB=7597; SUI_FIN=7612", "SUI_DEB=7598; SUI_FIN=7613"),
        ];

    private static IEnumerable<RuleCase> Benefits =>
        [
            new("R27", "FSL_MTT", "FSL_ACC=0; FSL_MTT=0", "FSL_ACC=1"),
            new("R27", "FSL_MTT", "FSL_ACC=0; FSL_MTT=0", "FSL_MTT=250"),
            Warning("R27W", "FSL_MTT", "FSL_MTT=4830", "FSL_MTT=4829,99"),
            Warning("R27W", "FSL_MTT", "FSL_MTT=805000", "FSL_MTT=805000,01"),
            new("R29", "INS_CTR", "INS_CTR=7693", "INS_CTR=7694"),
            new("R29", "SST_CPX", "SST_CPX=214", "SST_CPX=215"),
            new("R29", "ETP_POL", "ETP_POL=64,75", "ETP_POL=64,76"),
        ];

    private static IEnumerable<RuleCase> History =>
        [
            new("R03", "SUI_DEB", "", "SUI_DEB=2205; SUI_FIN=2220") { History = RightReturn.Earlier() },
            new("R03", "SUI_DEB", "SUI_DEB.commentaire=rectification : un doublon de février", "SUI_DEB.commentaire=")
            {
                History = RightReturn.Earlier(changes: "SUI_FIN=2209"),
            },
            Warning("R21", "ORI_CNF", "ORI_TOT=150; ORI_CNF=150", "ORI_CNF=170") with
            {
                History = RightReturn.Earlier(months: 2, "ORI_CNF=154"),
            },
            Warning("R27C", "FSL_ACC", "", "FSL_ACC=1150") with
            {
                History = RightReturn.Earlier(months: 11),
            },
            Warning("R28", "ASE_EVA", "", "ASE_EVA=250") with
            {
                History = RightReturn.Earlier(months: 11),
            },
            Warning("R30", "INS_FOY", "INS_FOY=8291", "INS_FOY=8292") with
            {
                History = RightReturn.Earlier(),
            },
            Warning("R30E", "ASE_MIO", "ASE_MIO=640; ASE_ACC=770", "ASE_MIO=803; ASE_ACC=612") with
            {
                History = RightReturn.Earlier(),
            },
            Warning("R30G", "ACC_PUB", "", LowerStocks) with
            {
                History = RightReturn.Higher(percent: 7),
            },
            Warning("R30T", "ACC_PUB", "+BOU:INS_FOY=7693; +GEX:INS_FOY=0", "-GEX:INS_FOY") with
            {
                History = RightReturn.Earlier(months: 1).With("GEX", "INS_FOY", 693),
            },
        ];

    private const string ByReason =
        "+DEM_NEW[MOT=LOG]=111; +DEM_NEW[MOT=BUD]=100; +DEM_CON[MOT=LOG]=222; +DEM_CON[MOT=BUD]=100";

    private const string LowerStocks =
        "ASE_MIO=594; ASE_ACC=779; INS_FOY=7460; INS_CTR=5050; PJM_MES=84; SST_MES=207; SST_CPX=49; COO_MUL=399; COO_REF=278; COO_CHX=128; "
        + "SUI_CPX=307; PMI_CON=1378; ACC_PUB=973; ACC_ADM=390; ACC_TS=292; SUI_ACT=1167; APA_DEM=207; PAR_CNV=26; DEM_ATT=41";

    private const string FewCases = "SUI_ACT=500; COO_MUL=411; SUI_CPX=317";

    private static RuleCase Warning(string code, string at, string keeps, string breaks) =>
        new(code, at, keeps, breaks) { Severity = Severity.Warning };
}
