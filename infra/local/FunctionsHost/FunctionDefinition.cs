namespace Observatoire.Local.FunctionsHost;

/// <summary>One function of the app.</summary>
/// <param name="Id">Its name between host and worker.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Disabled">Whether an app setting disables it.</param>
/// <param name="Binding">Name of the trigger binding, under which its value is handed over.</param>
public abstract record FunctionDefinition(string Id, string Name, bool Disabled, string Binding);

/// <summary>Who may call an HTTP function before the app sees the request.</summary>
public enum AuthorizationLevel
{
    Anonymous,
    Function,
    Admin,
}

/// <summary>A function behind a route.</summary>
/// <param name="Id">Its name between host and worker.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Disabled">Whether it is disabled.</param>
/// <param name="Binding">Name of the trigger binding.</param>
/// <param name="Route">Route template, without the prefix.</param>
/// <param name="Methods">Methods accepted, upper case; empty means all.</param>
/// <param name="Level">Key asked for by the host.</param>
public sealed record HttpFunction(
    string Id,
    string Name,
    bool Disabled,
    string Binding,
    string Route,
    IReadOnlyList<string> Methods,
    AuthorizationLevel Level
) : FunctionDefinition(Id, Name, Disabled, Binding);

/// <summary>A function run by a schedule.</summary>
/// <param name="Id">Its name between host and worker.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Disabled">Whether it is disabled.</param>
/// <param name="Binding">Name of the trigger binding.</param>
/// <param name="Schedule">NCRONTAB text, settings resolved.</param>
/// <param name="UseMonitor">Whether the status is kept in storage.</param>
/// <param name="RunOnStartup">Whether it runs at each start of the host.</param>
public sealed record TimerFunction(
    string Id,
    string Name,
    bool Disabled,
    string Binding,
    string Schedule,
    bool UseMonitor,
    bool RunOnStartup
) : FunctionDefinition(Id, Name, Disabled, Binding);
