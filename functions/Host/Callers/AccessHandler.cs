using Microsoft.AspNetCore.Authorization;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Host.Callers;

/// <summary>Answers <see cref="IAuthorizationService"/> for the access that a function states.</summary>
/// <remarks>A département that does not exist is nobody's: the function answers that there is none such.</remarks>
public sealed class AccessHandler(EditionSeries editions) : AuthorizationHandler<AccessAttribute, HttpContext>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        AccessAttribute requirement,
        HttpContext resource
    )
    {
        string? named = resource.GetRouteValue(Caller.DepartementClaim) as string;
        string? departement = named is not null && editions.Latest.FindDepartement(named) is not null ? named : null;
        if (requirement.RefusalOf(context.User, departement) is string code)
        {
            context.Fail(new AuthorizationFailureReason(this, code));
        }
        else
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
