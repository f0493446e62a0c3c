using System.Text.Json.Nodes;

namespace Observatoire.Local.FunctionsHost.Timers;

/// <summary>What a timer function is told of its run.</summary>
internal static class TimerPayload
{
    public static string For(TimerTick tick) =>
        new JsonObject
        {
            ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
            ["ScheduleStatus"] = tick.Status?.ToPayloadJson(),
            ["IsPastDue"] = tick.IsPastDue,
        }.ToJsonString();
}
