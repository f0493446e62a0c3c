using Observatoire.Formats.Nomenclature;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Host;

/// <summary>The edition of the nomenclature in force in a month: codes, words, breakdowns and rules.</summary>
public static class ShowNomenclature
{
    public static void MapShowNomenclature(this WebApplication app) =>
        app.MapGet(
            "/api/nomenclature/{month}",
            static (string month, HttpResponse response, EditionSeries editions) =>
                EditionAnswer.Of(month, editions, response, EditionJson.Write, "application/json")
        );
}
