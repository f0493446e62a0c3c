using System.Text;
using Microsoft.Playwright;

namespace Observatoire.Browser;

/// <summary>Files as a département's agent would choose them.</summary>
internal static class Returns
{
    private const string Header =
        "mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire";

    /// <summary>A right return of Ain for November 2018, so that what other tests look at does not change.</summary>
    public static FilePayload Right { get; } =
        Of("ain.csv", "2018-11;01;;INS_FOY;;;7660;;", "2018-11;01;;AAH;;;6900;;");

    /// <summary>The same with four faults of three kinds.</summary>
    public static FilePayload Wrong { get; } =
        Of(
            "ain.csv",
            "2018-11;01;;INS_FOY;;;1.234;;",
            "2018-11;01;;AAH;;;douze;;",
            "2018-11;01;;ETP_POU;;;douze;;",
            "2018-11;01;;XYZ;;;3;;"
        );

    /// <summary>A right return of Allier, of a month nobody else sends.</summary>
    public static FilePayload Other { get; } =
        Of("allier.csv", "2018-02;03;;INS_FOY;;;7000;;", "2018-02;03;;AAH;;;8000;;");

    /// <summary>Three months of Aisne in one file, the second of them wrong.</summary>
    public static FilePayload WrongMonths { get; } = Months("douze");

    /// <summary>The same, mended.</summary>
    public static FilePayload RightMonths { get; } = Months("11900");

    private static FilePayload Months(string second) =>
        Of(
            "aisne.csv",
            "2018-01;02;;INS_FOY;;;11800;;",
            "2018-01;02;;AAH;;;12100;;",
            $"2018-02;02;;INS_FOY;;;{second};;",
            "2018-02;02;;AAH;;;12120;;",
            "2018-03;02;;INS_FOY;;;11950;;",
            "2018-03;02;;AAH;;;12150;;"
        );

    public static FilePayload Of(string name, params string[] lines) =>
        new()
        {
            Name = name,
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. lines]) + "\r\n"),
        };
}
