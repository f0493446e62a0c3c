namespace Observatoire.Returns.Privacy;

/// <summary>Why a cell, a header or a whole return looks personal.</summary>
public enum PersonalMark
{
    /// <summary>National identification number (NIR), 13 digits or 15 with its key.</summary>
    Nir,

    /// <summary>E-mail address.</summary>
    Mail,

    /// <summary>Telephone number.</summary>
    Telephone,

    /// <summary>Full date that can be a date of birth.</summary>
    BirthDate,

    /// <summary>Bank account: IBAN or French RIB.</summary>
    Iban,

    /// <summary>Name of a person.</summary>
    PersonName,

    /// <summary>Text too long to be the short comment of a figure.</summary>
    FreeText,

    /// <summary>Figures crossed so finely that they describe households one by one.</summary>
    FineCrossing,

    /// <summary>Column that the return does not have and whose title names people.</summary>
    PersonalColumn,
}

/// <summary>The stable code under which each mark is reported: family R39, one letter a mark.</summary>
public static class PersonalMarkCodes
{
    public const string Nir = "R39N";
    public const string Mail = "R39M";
    public const string Telephone = "R39T";
    public const string BirthDate = "R39D";
    public const string Iban = "R39I";
    public const string PersonName = "R39P";
    public const string FreeText = "R39C";
    public const string FineCrossing = "R39X";
    public const string PersonalColumn = "R39U";

    public static string CodeOf(PersonalMark mark) =>
        mark switch
        {
            PersonalMark.Nir => Nir,
            PersonalMark.Mail => Mail,
            PersonalMark.Telephone => Telephone,
            PersonalMark.BirthDate => BirthDate,
            PersonalMark.Iban => Iban,
            PersonalMark.PersonName => PersonName,
            PersonalMark.FreeText => FreeText,
            PersonalMark.FineCrossing => FineCrossing,
            PersonalMark.PersonalColumn => PersonalColumn,
        };

    /// <summary>True for every code of the family: the file is refused and nothing of it is kept or echoed.</summary>
    public static bool IsPersonal(string code) => code.StartsWith("R39", StringComparison.Ordinal);
}
