using System.Globalization;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Options;

namespace Observatoire.Local.FunctionsHost.Http;

/// <summary>The function that answers a request, and what its route says.</summary>
/// <param name="Function">The function.</param>
/// <param name="Values">Value of each route parameter that has one.</param>
public sealed record RouteMatch(HttpFunction Function, IReadOnlyDictionary<string, string> Values);

/// <summary>Which HTTP function answers a request: the first by name whose route and method match, as in the host.</summary>
public sealed class RouteTable
{
    private readonly List<Entry> entries = [];

    public RouteTable(IEnumerable<HttpFunction> functions, string prefix)
    {
        using ServiceProvider none = new ServiceCollection().BuildServiceProvider();
        DefaultInlineConstraintResolver constraints = new(Options.Create(new RouteOptions()), none);
        foreach (HttpFunction function in functions)
        {
            RouteTemplate template = TemplateParser.Parse($"{prefix.Trim('/')}/{function.Route.Trim('/')}".Trim('/'));
            RouteValueDictionary defaults = [];
            foreach (TemplatePart part in template.Parameters.Where(part => part.DefaultValue is not null))
            {
                defaults[part.Name!] = part.DefaultValue;
            }

            entries.Add(
                new Entry(
                    function,
                    new TemplateMatcher(template, defaults),
                    [
                        .. template.Parameters.SelectMany(part =>
                            part.InlineConstraints.Select(inline =>
                                (
                                    part.Name!,
                                    part.IsOptional,
                                    constraints.ResolveConstraint(inline.Constraint)
                                        ?? throw new RunnerException(
                                            RunnerText.Current.RouteConstraint,
                                            function.Name,
                                            inline.Constraint
                                        )
                                )
                            )
                        ),
                    ]
                )
            );
        }
    }

    /// <summary>The function that answers; null when none does, which the host answers with 404.</summary>
    public RouteMatch? Match(string method, PathString path)
    {
        foreach (Entry entry in entries)
        {
            RouteValueDictionary values = [];
            if (
                (
                    entry.Function.Methods.Count == 0
                    || entry.Function.Methods.Contains(method, StringComparer.OrdinalIgnoreCase)
                )
                && entry.Matcher.TryMatch(path, values)
                && entry.Constraints.All(constraint =>
                    (constraint.IsOptional && !values.ContainsKey(constraint.Name))
                    || constraint.Rule.Match(null, null, constraint.Name, values, RouteDirection.IncomingRequest)
                )
            )
            {
                return new RouteMatch(
                    entry.Function,
                    values
                        .Where(value => value.Value is not null)
                        .ToDictionary(
                            value => value.Key,
                            value => Convert.ToString(value.Value, CultureInfo.InvariantCulture)!
                        )
                );
            }
        }

        return null;
    }

    private sealed record Entry(
        HttpFunction Function,
        TemplateMatcher Matcher,
        IReadOnlyList<(string Name, bool IsOptional, IRouteConstraint Rule)> Constraints
    );
}
