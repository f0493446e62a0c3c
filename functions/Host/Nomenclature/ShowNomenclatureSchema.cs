using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Templates;
using Observatoire.Host.Callers;

namespace Observatoire.Host.Nomenclature;

/// <summary>The Frictionless Table Schema of the returns of a month.</summary>
public sealed class ShowNomenclatureSchema(EditionSeries editions, TemplateText text)
{
    [Function(nameof(ShowNomenclatureSchema))]
    [Open]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nomenclature/{month}/schema")] HttpRequest request,
        string month
    ) => EditionAnswer.Answer(month, editions, request, edition => TableSchema.Write(edition, text));
}
