namespace Observatoire.Local.FunctionsHost;

/// <summary>One function of the app folder.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="Disabled">Whether function.json or an app setting disables it.</param>
public abstract record FunctionDefinition(string Name, bool Disabled);

/// <summary>Who may call an HTTP function before the app sees the request.</summary>
public enum AuthorizationLevel
{
    Anonymous,
    Function,
    Admin,
}

/// <summary>A function behind a route.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="Disabled">Whether it is disabled.</param>
/// <param name="Route">Route template, without the prefix.</param>
/// <param name="Methods">Methods accepted, upper case; empty means all.</param>
/// <param name="Level">Key asked for by the host.</param>
public sealed record HttpFunction(
    string Name,
    bool Disabled,
    string Route,
    IReadOnlyList<string> Methods,
    AuthorizationLevel Level
) : FunctionDefinition(Name, Disabled);

/// <summary>A function run by a schedule.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="Disabled">Whether it is disabled.</param>
/// <param name="Binding">Name of the trigger binding, the key of its value in the envelope.</param>
/// <param name="Schedule">NCRONTAB text, settings resolved.</param>
/// <param name="UseMonitor">Whether the status is kept in storage.</param>
/// <param name="RunOnStartup">Whether it runs at each start of the host.</param>
public sealed record TimerFunction(
    string Name,
    bool Disabled,
    string Binding,
    string Schedule,
    bool UseMonitor,
    bool RunOnStartup
) : FunctionDefinition(Name, Disabled);
