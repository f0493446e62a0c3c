using CsvHelper;
using Observatoire.Statistics.Returns;

namespace Observatoire.Bench;

/// <summary>Reading and checking returns, against reading their cells and nothing more.</summary>
internal static class CheckSuite
{
    public static IEnumerable<Figure> Run()
    {
        ReturnCheck check = new(Demonstration.Editions);
        yield return Figure.Measure(
            "check",
            "2,424 real returns, every rule",
            () =>
            {
                foreach (byte[] file in Demonstration.Returns)
                {
                    Demonstration.Check(check, file);
                }
            },
            "CsvHelper 34, every cell as a string, no rule",
            () =>
            {
                foreach (byte[] file in Demonstration.Returns)
                {
                    ReadCells(file);
                }
            },
            maxRatio: 15
        );
    }

    private static int ReadCells(byte[] file)
    {
        using CsvReader reader = CsvReader.Create(file, new CsvReaderOptions { Separator = ';' });
        int length = 0;
        while (reader.Read())
        {
            for (int field = 0; field < reader.FieldCount; field++)
            {
                length += reader.GetString(field).Length;
            }
        }

        return length;
    }
}
