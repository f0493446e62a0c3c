using Microsoft.AspNetCore.Authorization;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;

namespace Observatoire.Host.Callers;

/// <summary>Answers <see cref="IAuthorizationService"/> for the access that a function states.</summary>
/// <remarks>
/// The département is the value that the function itself is given, so that what is checked is what is used. One that does not
/// exist is nobody's: the function answers that there is none such.
/// </remarks>
public sealed class AccessHandler(EditionSeries editions) : AuthorizationHandler<AccessAttribute, FunctionContext>
{
    /// <returns>The département the route of a function names; null when it names none.</returns>
    public static string? DepartementOf(FunctionContext context) =>
        context.BindingContext.BindingData.GetValueOrDefault(Caller.DepartementClaim) as string;

    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        AccessAttribute requirement,
        FunctionContext resource
    )
    {
        string? departement = DepartementOf(resource);
        string? code = requirement.RefusalOf(context.User, departement);
        bool isNobodys =
            code == AccessAttribute.OtherDepartement && editions.Latest.FindDepartement(departement!) is null;
        if (code is not null && !isNobodys)
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
