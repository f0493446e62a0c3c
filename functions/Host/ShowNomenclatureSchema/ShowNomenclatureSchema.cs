using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Templates;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Host;

/// <summary>The Frictionless Table Schema of the returns of a month.</summary>
public static class ShowNomenclatureSchema
{
    public static void MapShowNomenclatureSchema(this WebApplication app) =>
        app.MapGet(
            "/api/nomenclature/{month}/schema",
            static (string month, HttpResponse response, EditionSeries editions, TemplateText text) =>
                EditionAnswer.Of(
                    month,
                    editions,
                    response,
                    edition => TableSchema.Write(edition, text),
                    "application/json"
                )
        );
}
