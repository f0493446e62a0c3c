using Observatoire.Support;

namespace Observatoire.Simulation.Tests;

public sealed class SimulatedNomenclatureTests
{
    [Fact]
    public void A_folder_that_is_not_there_is_refused() =>
        Assert.Throws<DirectoryNotFoundException>(() =>
            SimulatedNomenclature.Read(Repository.PathOf("functions", "nowhere"))
        );
}
