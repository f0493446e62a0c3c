using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Host.Hosting;

namespace Observatoire.Conventions;

/// <summary>One function, one class, one file, in the folder of its subject; a timer beside its HTTP twin.</summary>
public sealed class FunctionFileTests
{
    private const string Twin = "Now";

    private static readonly MethodInfo[] Functions =
    [
        .. typeof(Settings)
            .Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null),
    ];

    private static IEnumerable<Type> Classes => Functions.Select(method => method.DeclaringType!).Distinct();

    [Fact]
    public void A_function_is_a_sealed_class_in_a_file_of_its_name_in_the_folder_of_its_subject()
    {
        Assert.All(
            Classes,
            type =>
            {
                Assert.True(type.IsSealed, $"{type.Name} is not sealed.");
                string folder = type.Namespace!["Observatoire.Host.".Length..];
                Assert.True(
                    Repository.Exists($"functions/Host/{folder}/{type.Name}.cs"),
                    $"functions/Host/{folder}/{type.Name}.cs is not there."
                );
                Assert.NotEqual("Hosting", folder);
            }
        );
    }

    [Fact]
    public void A_file_holds_no_function_but_those_of_its_class() =>
        Assert.All(
            Classes,
            type =>
            {
                string folder = type.Namespace!["Observatoire.Host.".Length..];
                int written = Regex.Count(Repository.Read($"functions/Host/{folder}/{type.Name}.cs"), @"\[Function\(");
                Assert.Equal(Functions.Count(method => method.DeclaringType == type), written);
            }
        );

    [Fact]
    public void A_function_behind_a_route_is_named_like_its_class_and_answers_an_IResult() =>
        Assert.All(
            TriggeredBy<HttpTriggerAttribute>(),
            method =>
            {
                HttpTriggerAttribute trigger = TriggerOf<HttpTriggerAttribute>(method)!;
                Assert.Contains(NameOf(method), new[] { method.DeclaringType!.Name, method.DeclaringType.Name + Twin });
                Assert.Contains(method.ReturnType, new[] { typeof(IResult), typeof(Task<IResult>) });
                Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
                Assert.NotEmpty(trigger.Methods!);
                Assert.DoesNotMatch("^(admin|runtime)", trigger.Route!);
            }
        );

    [Fact]
    public void A_timer_takes_its_schedule_from_the_settings_and_has_its_twin_in_the_same_class() =>
        Assert.All(
            TriggeredBy<TimerTriggerAttribute>(),
            method =>
            {
                string name = method.DeclaringType!.Name;
                Assert.Equal(
                    $"%{JsonNamingPolicy.SnakeCaseUpper.ConvertName(name)}_CRON%",
                    TriggerOf<TimerTriggerAttribute>(method)!.Schedule
                );
                Assert.Equal(name, NameOf(method));
                MethodInfo twin = Assert.Single(
                    Functions,
                    other => other.DeclaringType == method.DeclaringType && other != method
                );
                Assert.Equal(name + Twin, NameOf(twin));
                Assert.Equal("jobs/" + name, TriggerOf<HttpTriggerAttribute>(twin)!.Route);
            }
        );

    [Fact]
    public void Every_schedule_that_is_declared_is_that_of_a_timer_and_every_timer_has_one() =>
        Assert.Equal(
            DeclaredSettings
                .All.Where(setting => setting.Kind == SettingKind.Schedule)
                .Select(setting => $"%{setting.Name}%")
                .Order(StringComparer.Ordinal),
            TriggeredBy<TimerTriggerAttribute>()
                .Select(method => TriggerOf<TimerTriggerAttribute>(method)!.Schedule)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void No_two_functions_take_the_same_name_or_the_same_route_and_method()
    {
        string[] names = [.. Functions.Select(method => NameOf(method).ToUpperInvariant())];
        Assert.Equal(names.Distinct(), names);
        string[] taken =
        [
            .. Functions
                .Select(TriggerOf<HttpTriggerAttribute>)
                .OfType<HttpTriggerAttribute>()
                .SelectMany(trigger => trigger.Methods!.Select(method => $"{method} {trigger.Route}")),
        ];
        Assert.Equal(taken.Distinct(), taken);
    }

    [Fact]
    public void Nothing_describes_a_function_but_its_attributes() =>
        Assert.DoesNotContain(Repository.Files, path => path.EndsWith("/function.json", StringComparison.Ordinal));

    private static MethodInfo[] TriggeredBy<T>()
        where T : Attribute
    {
        MethodInfo[] triggered = [.. Functions.Where(method => TriggerOf<T>(method) is not null)];
        Assert.NotEmpty(triggered);
        return triggered;
    }

    private static string NameOf(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>()!.Name;

    private static T? TriggerOf<T>(MethodInfo method)
        where T : Attribute =>
        method
            .GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<T>())
            .FirstOrDefault(trigger => trigger is not null);
}
