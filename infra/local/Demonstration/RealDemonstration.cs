using System.Security.Cryptography;
using System.Text;

namespace Observatoire.Local.Demonstration;

/// <summary>A file of returns, cut into the returns it is made of.</summary>
internal static class RealDemonstration
{
    /// <exception cref="RunnerException">When a line names no month or no département.</exception>
    public static DemonstrationPlan Read(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        string[] lines = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").Split('\n');
        Dictionary<(string Month, string Departement), StringBuilder> slices = [];
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            if (lines[i].Split(';', 3) is not [{ Length: 7 } month, { Length: > 0 } departement, _])
            {
                throw new RunnerException(RunnerText.Current.DemonstrationUnreadable, file, i + 1);
            }

            if (!slices.TryGetValue((month, departement), out StringBuilder? slice))
            {
                slices[(month, departement)] = slice = new StringBuilder(lines[0]).Append('\n');
            }

            slice.Append(lines[i]).Append('\n');
        }

        return new DemonstrationPlan(Convert.ToHexStringLower(SHA256.HashData(bytes)))
        {
            Deposits =
            [
                [
                    .. slices.Select(slice => new DemonstrationDeposit(
                        slice.Key.Departement,
                        slice.Key.Month,
                        1,
                        () => Encoding.UTF8.GetBytes(slice.Value.ToString())
                    )),
                ],
            ],
        };
    }
}
