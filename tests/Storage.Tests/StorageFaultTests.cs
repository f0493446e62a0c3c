using Azure;
using Azure.Identity;

namespace Observatoire.Storage.Tests;

public sealed class StorageFaultTests
{
    public static TheoryData<Exception, bool> Faults =>
        new()
        {
            { new RequestFailedException(503, "busy"), true },
            { new AggregateException(new RequestFailedException("unreachable")), true },
            { new AuthenticationFailedException("no identity"), true },
            { new AggregateException(new InvalidOperationException()), false },
            { new InvalidDataException("ours"), false },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_of_the_account_is_told_from_ours(Exception fault, bool expected) =>
        Assert.Equal(expected, StorageFault.IsOne(fault));
}
