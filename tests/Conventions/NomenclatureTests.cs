using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Observatoire.Conventions;

/// <summary>
/// An edition once used is not edited unseen: functions/nomenclature/CHANGES.md says the fingerprint of each, so that whoever
/// changes a file of one writes down what changes for the reader.
/// </summary>
public sealed class NomenclatureTests
{
    private static readonly string[] Editions =
    [
        .. Repository
            .FilesWhere(path => path.EndsWith("/edition.json", StringComparison.Ordinal))
            .Select(path => path.Split('/')[^2]),
    ];

    [Fact]
    public void The_files_of_each_edition_are_those_that_its_changes_tell_of()
    {
        string changes = Repository.Read("functions/nomenclature/CHANGES.md");
        Assert.All(
            Editions,
            edition =>
            {
                Match told = Regex.Match(changes, $@"`{edition}` : `(?<hash>[0-9a-f]{{64}})`");
                string actual = FingerprintOf(edition);
                Assert.True(
                    told.Success && told.Groups["hash"].Value == actual,
                    $"functions/nomenclature/{edition} is not what CHANGES.md tells of: write there what changes and for whom, "
                        + $"then « `{edition}` : `{actual}` »."
                );
            }
        );
    }

    /// <returns>SHA-256 over the paths and contents of the edition's files, in the order of the paths; line ends as git keeps them.</returns>
    private static string FingerprintOf(string edition)
    {
        string folder = $"functions/nomenclature/{edition}/";
        StringBuilder parts = new();
        foreach (
            string path in Repository
                .FilesWhere(path => path.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            byte[] content = Encoding.UTF8.GetBytes(Repository.Read(path).ReplaceLineEndings("\n"));
            parts
                .Append(path[folder.Length..])
                .Append(' ')
                .AppendLine(Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(parts.ToString().ReplaceLineEndings("\n")))
        );
    }
}
