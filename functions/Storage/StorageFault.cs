using Azure;
using Azure.Identity;

namespace Observatoire.Storage;

/// <summary>Tells a fault of the storage account from a fault of ours, for those who must not know Azure.</summary>
public static class StorageFault
{
    /// <summary>True when the account did not answer, refused, or could not be signed in to.</summary>
    public static bool IsOne(Exception fault) =>
        fault
            is RequestFailedException
                or AuthenticationFailedException
                or AggregateException { InnerException: RequestFailedException };
}
