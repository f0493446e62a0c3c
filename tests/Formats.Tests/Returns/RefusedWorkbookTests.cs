using System.Text;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Tests.Returns;

/// <summary>Workbooks that are of another kind, locked, damaged or made to harm.</summary>
public sealed class RefusedWorkbookTests
{
    [Theory]
    [InlineData("libreoffice-other.xls", "F03", ".xls")]
    [InlineData("libreoffice-other.ods", "F03", ".ods")]
    public void Another_kind_of_workbook_is_named(string name, string code, string found)
    {
        (_, CheckedFile read) = ReturnFiles.Read(ReturnFiles.Bytes(name));

        Finding finding = Assert.Single(read.Findings.Findings);
        Assert.Equal((code, found), (finding.Code, finding.Found));
    }

    [Fact]
    public void A_locked_workbook_is_told_from_an_old_one()
    {
        byte[] locked =
        [
            0xD0,
            0xCF,
            0x11,
            0xE0,
            0xA1,
            0xB1,
            0x1A,
            0xE1,
            .. new byte[70_000],
            .. Encoding.Unicode.GetBytes("EncryptedPackage"),
        ];

        Assert.Equal("F16", Assert.Single(ReturnFiles.Read(locked).File.Findings.Findings).Code);
    }

    [Fact]
    public void A_damaged_workbook_is_said_to_be_so_wherever_it_is_cut()
    {
        byte[] whole = ReturnFiles.Bytes("libreoffice-workbook.xlsx");
        for (int kept = 4; kept < whole.Length; kept += 97)
        {
            Assert.Equal("F17", Assert.Single(ReturnFiles.Read(whole[..kept]).File.Findings.Findings).Code);
        }
    }

    [Fact]
    public void A_workbook_with_any_byte_changed_is_read_or_refused_and_never_a_fault_of_ours()
    {
        byte[] whole = ReturnFiles.Bytes("libreoffice-workbook.xlsx");
        Random random = new(3);
        for (int drawn = 0; drawn < 1500; drawn++)
        {
            byte[] bytes = [.. whole];
            bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            bytes[random.Next(4, bytes.Length)] ^= (byte)(1 << random.Next(8));
            _ = ReturnFiles.Read(bytes);
        }
    }

    [Theory]
    [InlineData("xl/sheet.xml", "<worksheet><sheetData><row><c></row>")]
    [InlineData("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook>&b;</workbook>")]
    [InlineData("_rels/.rels", "<Relationships/>")]
    public void A_workbook_whose_parts_are_wrong_is_damaged(string part, string text) =>
        Assert.Equal(
            "F17",
            Assert.Single(ReturnFiles.Read(Workbook.Of(Workbook.Titles, (part, text))).File.Findings.Findings).Code
        );

    [Fact]
    public void A_small_file_that_unpacks_to_much_is_refused_before_it_is_unpacked()
    {
        string spaces = new(' ', 40 << 20);
        Assert.Equal(
            "F18",
            Assert.Single(ReturnFiles.Read(Workbook.Of("", ("xl/other.xml", spaces))).File.Findings.Findings).Code
        );
    }

    [Fact]
    public void A_cell_longer_than_any_cell_is_refused()
    {
        StringBuilder text = new();
        Random random = new(7);
        while (text.Length < 3 << 20)
        {
            text.Append((char)random.Next('a', 'z'));
        }

        byte[] bytes = Workbook.Of($"""<row><c t="str"><v>{text}</v></c></row>""");
        Assert.Equal("F18", Assert.Single(ReturnFiles.Read(bytes).File.Findings.Findings).Code);
    }
}
