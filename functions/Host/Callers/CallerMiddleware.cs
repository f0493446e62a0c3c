using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Callers;

/// <summary>
/// Who calls, whether they may, and within which limits, before every function behind a route: what a function states is
/// enforced here and nowhere else.
/// </summary>
public sealed class CallerMiddleware(
    FunctionAccess functions,
    FailedAuthentications failures,
    OpenRouteLimits limits,
    IAuthorizationService authorization,
    Settings settings
) : IFunctionsWorkerMiddleware
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not HttpContext http)
        {
            await next(context);
            return;
        }

        AccessAttribute access = functions.Of(context.FunctionDefinition.Name)!;
        if (await RefusalAsync(context, http, access) is IResult refusal)
        {
            context.GetInvocationResult().Value = refusal;
        }
        else if (access is OpenAttribute { IsLimited: true } && !http.User.IsKnown())
        {
            await InTurnAsync(context, http, next);
        }
        else
        {
            await next(context);
        }
    }

    /// <returns>Why the caller is not let in; null when it is, and then it is the user of the request.</returns>
    private async Task<IResult?> RefusalAsync(FunctionContext context, HttpContext http, AccessAttribute access)
    {
        string address = AddressOf(http);
        if (BearerToken.Read(http.Request) is not null && failures.AreTooMany(address, out TimeSpan wait))
        {
            return TooMany(http, "too-many-failures", wait);
        }

        AuthenticateResult result = await http.AuthenticateAsync();
        http.User = result.Principal ?? Nobody;
        if (result.Failure is not null)
        {
            return Refuse(http, address, (result.Failure as CredentialRefusedException)?.Answer);
        }

        AuthorizationResult allowed = await authorization.AuthorizeAsync(http.User, context, access);
        string? code = allowed.Failure?.FailureReasons.First().Message;
        return code switch
        {
            null => null,
            "unauthenticated" => Challenge(http, Problem.Answer(code)),
            "role-missing" => Problem.Answer(code, settings.Identity!.Role),
            AccessAttribute.OtherDepartement => Problem.Answer(code, AccessHandler.DepartementOf(context)!),
            _ => Problem.Answer(code),
        };
    }

    /// <summary>A provider that does not answer is no fault of the caller, and not counted as one.</summary>
    private ProblemHttpResult Refuse(HttpContext http, string address, ProblemHttpResult? told)
    {
        ProblemHttpResult answer = told ?? Problem.Answer("unauthenticated");
        if (answer.StatusCode == StatusCodes.Status401Unauthorized)
        {
            failures.Add(address);
        }

        return Challenge(http, answer);
    }

    private async Task InTurnAsync(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        using RateLimitLease turn = await limits.AcquireAsync(AddressOf(http), http.RequestAborted);
        if (turn.IsAcquired)
        {
            await next(context);
        }
        else
        {
            context.GetInvocationResult().Value = TooMany(http, "too-many-requests", OpenRouteLimits.WaitOf(turn));
        }
    }

    private static ProblemHttpResult Challenge(HttpContext http, ProblemHttpResult answer)
    {
        http.Response.Headers.WWWAuthenticate = BearerToken.Scheme;
        return answer;
    }

    /// <summary>429, with the seconds to wait.</summary>
    private static ProblemHttpResult TooMany(HttpContext http, string code, TimeSpan wait)
    {
        int seconds = (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problem.Answer(code, seconds);
    }

    /// <summary>The address of the client, which the integration reads from what the Functions host says of it.</summary>
    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
