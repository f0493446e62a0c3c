using AzureFunctionsRpcMessages;

namespace Observatoire.Local.FunctionsHost.Timers;

/// <summary>Runs a timer function once and logs what came of it.</summary>
internal sealed class TimerInvoker(FunctionInvoker invoker, ILogger log)
{
    /// <remarks>Nothing tells the function that the host stops, as nothing does under Azure.</remarks>
    public async Task<InvocationOutcome> InvokeAsync(TimerFunction function, TimerTick tick)
    {
        Guid invocation = Guid.NewGuid();
        log.InvocationStarted(function.Name, invocation, tick.IsPastDue);
        InvocationOutcome outcome = await invoker.InvokeAsync(
            function,
            invocation,
            request =>
                request.InputData.Add(
                    new ParameterBinding
                    {
                        Name = function.Binding,
                        Data = new TypedData { Json = TimerPayload.For(tick) },
                    }
                ),
            forward: null,
            CancellationToken.None
        );
        if (outcome.Error is string error)
        {
            log.InvocationFailed(function.Name, invocation, error);
        }
        else
        {
            log.InvocationSucceeded(function.Name, invocation);
        }

        return outcome;
    }
}
