using Spectre.Console;

namespace Observatoire.Contract;

/// <summary>What a runner in this process says to its user, read while it speaks.</summary>
internal sealed class Said : StringWriter
{
    private readonly Lock gate = new();

    public Said() => Terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(this) });

    public IAnsiConsole Terminal { get; }

    public bool Contains(string text) => ToString().Contains(text);

    public override void Write(char value)
    {
        lock (gate)
        {
            base.Write(value);
        }
    }

    public override void Write(string? value)
    {
        lock (gate)
        {
            base.Write(value);
        }
    }

    public override string ToString()
    {
        lock (gate)
        {
            return base.ToString();
        }
    }
}
