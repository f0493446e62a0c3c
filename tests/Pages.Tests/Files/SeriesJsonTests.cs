using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Tests.Files;

public class SeriesJsonTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("INS_FOY")]
    [InlineData("ETP_POU")]
    public void Decoding_the_series_gives_back_every_figure_that_pages_draw(string indicator)
    {
        JsonElement series = Series(indicator);
        List<string> months = [.. series.GetProperty("months").EnumerateArray().Select(each => each.GetString()!)];
        List<string> areas = [.. series.GetProperty("areas").EnumerateArray().Select(each => each.GetString()!)];
        int compared = 0;

        foreach (JsonProperty measure in series.GetProperty("measures").EnumerateObject())
        {
            int scale = measure.Value.GetProperty("scale").GetInt32();
            JsonElement rows = measure.Value.GetProperty("values");
            JsonElement sums = series.GetProperty("measures").GetProperty("somme").GetProperty("values");
            Assert.Equal(areas.Count, rows.GetArrayLength());
            for (int area = 0; area < areas.Count; area++)
            {
                double?[] decoded =
                    rows[area].ValueKind == JsonValueKind.Null
                        ? []
                        : Decode(rows[area], scale, measure.Name == "taux" ? sums[area] : null);
                for (int month = 0; month < decoded.Length; month++)
                {
                    double? expected = site.Table[
                        indicator,
                        ReferenceMonth.Parse(months[month]),
                        AreaOf(areas[area]),
                        MeasureOf(measure.Name)
                    ].Value;
                    Assert.Equal(expected.HasValue, decoded[month].HasValue);
                    Assert.Equal(expected ?? 0, decoded[month] ?? 0, 0.5 / scale + 1e-9);
                    compared++;
                }
            }
        }

        Assert.True(compared >= months.Count * areas.Count * 4);
    }

    [Fact]
    public void Partial_totals_and_withheld_figures_are_listed_by_their_places()
    {
        JsonElement households = Series("INS_FOY");
        JsonElement staff = Series("ETP_POU");

        Assert.Contains("[0,3]", households.GetProperty("partial").EnumerateArray().Select(each => each.GetRawText()));
        // Paris has too few, La Réunion would find it from their région, the nation would give the région away.
        string[] withheld = [.. staff.GetProperty("withheld").EnumerateArray().Select(each => each.GetRawText())];
        foreach (int area in new[] { 0, 1, 5, 6 })
        {
            Assert.Contains($"[\"somme\",{area},0]", withheld);
            Assert.Contains($"[\"taux\",{area},0]", withheld);
        }

        Assert.DoesNotContain("[\"somme\",2,0]", withheld);
        Assert.DoesNotContain("[\"somme\",3,0]", withheld);
    }

    private JsonElement Series(string indicator)
    {
        PublishedFile file = site.Files.Single(each =>
            each.Path.StartsWith($"series/{indicator}.", StringComparison.Ordinal)
        );
        Assert.Equal("br", file.ContentEncoding);
        Assert.True(file.Immutable);
        return JsonDocument.Parse(SiteFixture.TextOf(file)).RootElement;
    }

    private static double?[] Decode(JsonElement row, int scale, JsonElement? sums)
    {
        long value = 0;
        long sumBefore = 0;
        long?[] totals = sums is JsonElement its ? Integers(its) : new long?[row.GetArrayLength()];
        return
        [
            .. row.EnumerateArray()
                .Select(
                    (each, month) =>
                    {
                        if (each.ValueKind == JsonValueKind.Null)
                        {
                            return (double?)null;
                        }

                        double expected =
                            sumBefore > 0 && totals[month] is long sum
                                ? Math.Floor(((double)value * sum / sumBefore) + 0.5)
                                : value;
                        value = (long)expected + each.GetInt64();
                        sumBefore = totals[month] ?? 0;
                        return (double)value / scale;
                    }
                ),
        ];
    }

    private static long?[] Integers(JsonElement row)
    {
        long sum = 0;
        return
        [
            .. row.EnumerateArray()
                .Select(each => each.ValueKind == JsonValueKind.Null ? (long?)null : sum += each.GetInt64()),
        ];
    }

    private static Area AreaOf(string key) =>
        key[0] switch
        {
            'N' => Area.France,
            'R' => Area.Region(key[2..]),
            _ => Area.Departement(key[2..]),
        };

    private static Measure MeasureOf(string name) =>
        name switch
        {
            "somme" => Measure.Sum,
            "taux" => Measure.Rate,
            "repondants" => Measure.Reported,
            _ => Measure.Expected,
        };
}
