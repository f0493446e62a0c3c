using System.Security.Cryptography;
using System.Text;

namespace Observatoire.Local.FunctionsHost;

/// <summary>The keys the host itself checks, for functions that ask for one and for the admin routes.</summary>
/// <param name="FunctionKey">Opens functions of level function; null when none does.</param>
/// <param name="MasterKey">Opens everything; null when none does, and the admin routes are then open to this machine.</param>
public sealed record HostKeys(string? FunctionKey = null, string? MasterKey = null)
{
    /// <summary>Query parameter that carries a key.</summary>
    internal const string Parameter = "code";

    private const string Header = "x-functions-key";

    public bool Opens(HttpFunction function, HttpRequest request) =>
        function.Level switch
        {
            AuthorizationLevel.Anonymous => true,
            AuthorizationLevel.Function => Presents(request, FunctionKey) || Presents(request, MasterKey),
            AuthorizationLevel.Admin => Presents(request, MasterKey),
        };

    public bool OpensAdmin(HttpRequest request) => MasterKey is null || Presents(request, MasterKey);

    /// <summary>True when the request comes with a key that opens something, if not the admin routes.</summary>
    public bool AreKnown(HttpRequest request) => Presents(request, FunctionKey) || Presents(request, MasterKey);

    private static bool Presents(HttpRequest request, string? key)
    {
        string? presented = request.Headers[Header].FirstOrDefault() ?? request.Query[Parameter].FirstOrDefault();
        return key is not null
            && presented is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), Encoding.UTF8.GetBytes(key));
    }
}
