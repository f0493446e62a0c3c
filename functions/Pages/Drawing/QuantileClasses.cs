namespace Observatoire.Pages.Drawing;

/// <summary>Classes of nearly equal size for a map: fifths of the values present.</summary>
/// <remarks>
/// The lower bound of class c is the value at rank ⌊n·c/5⌋ of the sorted values (ranks from 0), and a value is in the
/// last class whose lower bound it reaches. Equal values are always in one class, so a class may be empty. The script of
/// the pages cuts the same way.
/// </remarks>
internal sealed class QuantileClasses
{
    public const int Count = 5;

    private readonly double[] bounds;

    private QuantileClasses(double[] sorted)
    {
        bounds =
        [
            .. Enumerable.Range(1, sorted.Length == 0 ? 0 : Count - 1).Select(c => sorted[sorted.Length * c / Count]),
        ];
        Classes =
        [
            .. sorted
                .GroupBy(Of)
                .OrderBy(group => group.Key)
                .Select(group => new QuantileClass(group.Key, group.First(), group.Last(), group.Count())),
        ];
    }

    /// <summary>The classes that hold a value, from the lowest.</summary>
    public IReadOnlyList<QuantileClass> Classes { get; }

    public static QuantileClasses Cut(IEnumerable<double> values) => new([.. values.Order()]);

    /// <summary>0 for the lowest class to 4 for the highest.</summary>
    public int Of(double value)
    {
        int index = bounds.Length;
        while (index > 0 && value < bounds[index - 1])
        {
            index--;
        }

        return index;
    }
}

/// <summary>One class of a map.</summary>
/// <param name="Index">0 for the lowest.</param>
/// <param name="Lowest">Smallest value in it.</param>
/// <param name="Highest">Largest value in it.</param>
/// <param name="Size">Number of values in it.</param>
internal sealed record QuantileClass(int Index, double Lowest, double Highest, int Size);
