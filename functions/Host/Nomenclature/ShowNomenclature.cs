using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Formats.Nomenclature;
using Observatoire.Host.Callers;

namespace Observatoire.Host.Nomenclature;

/// <summary>The edition of the nomenclature in force in a month: codes, words, breakdowns and rules.</summary>
public sealed class ShowNomenclature(EditionSeries editions)
{
    [Function(nameof(ShowNomenclature))]
    [Open]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nomenclature/{month}")] HttpRequest request,
        string month
    ) => EditionAnswer.Answer(month, editions, request, EditionJson.Write);
}
