using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Observatoire.Host.Callers;

/// <summary>A function behind a route, and who may call it.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Methods">The methods it takes, upper case.</param>
/// <param name="Route">Its route, without the prefix.</param>
/// <param name="Access">Who may call it.</param>
public sealed record RouteAccess(string Function, IReadOnlyList<string> Methods, string Route, AccessAttribute Access);

/// <summary>The access that each function behind a route states.</summary>
public sealed class FunctionAccess
{
    private const BindingFlags DeclaredOfClass =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, RouteAccess> byName;

    private FunctionAccess(IEnumerable<RouteAccess> routes) =>
        byName = routes.ToDictionary(route => route.Function, StringComparer.Ordinal);

    /// <summary>All of them, in the order of routes and methods.</summary>
    public IReadOnlyList<RouteAccess> Routes =>
        [
            .. byName
                .Values.OrderBy(route => route.Route, StringComparer.Ordinal)
                .ThenBy(route => route.Methods[0], StringComparer.Ordinal),
        ];

    /// <returns>Null for a function without a route, such as a timer.</returns>
    public AccessAttribute? Of(string function) => byName.GetValueOrDefault(function)?.Access;

    /// <exception cref="InvalidOperationException">When a function behind a route does not state its access; the message names each.</exception>
    public static FunctionAccess Read(IEnumerable<Type> types)
    {
        List<RouteAccess> routes = [];
        List<string> silent = [];
        foreach (MethodInfo method in types.SelectMany(type => type.GetMethods(DeclaredOfClass)))
        {
            if (
                method.GetCustomAttribute<FunctionAttribute>(inherit: false) is not { } function
                || TriggerOf(method) is not { } trigger
            )
            {
                continue;
            }

            if (method.GetCustomAttribute<AccessAttribute>() is { } access)
            {
                string[] methods = [.. (trigger.Methods ?? []).Select(each => each.ToUpperInvariant())];
                routes.Add(new RouteAccess(function.Name, methods, trigger.Route ?? function.Name, access));
            }
            else
            {
                silent.Add(function.Name);
            }
        }

        return silent.Count == 0
            ? new FunctionAccess(routes)
            : throw new InvalidOperationException(
                $"Who may call {string.Join(", ", silent)}? State it: [Open], [DepartementKey] or [DgasRole]."
            );
    }

    private static HttpTriggerAttribute? TriggerOf(MethodInfo method) =>
        method
            .GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .FirstOrDefault(trigger => trigger is not null);
}
