using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Host.Callers;

namespace Observatoire.Host.Tests.Callers;

/// <summary>Every function says who may call it.</summary>
public sealed class FunctionAccessTests
{
    [Fact]
    public void An_app_with_a_function_that_says_nothing_does_not_start()
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() =>
            FunctionAccess.Read([typeof(Spoken), typeof(Silent)])
        );

        Assert.Contains(nameof(Silent), refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(Spoken), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_access_of_a_timer_is_that_of_the_host() =>
        Assert.Equal([nameof(Spoken)], FunctionAccess.Read([typeof(Spoken)]).Routes.Select(route => route.Function));

    public sealed class Silent
    {
        [Function(nameof(Silent))]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Ok();
    }

    public sealed class Spoken
    {
        [Function(nameof(Spoken))]
        [Open]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Ok();

        [Function("Tick")]
        public static void Tick([TimerTrigger("%X_CRON%")] TimerInfo timer) { }
    }
}
