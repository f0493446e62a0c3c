namespace Observatoire.Local;

/// <summary>A reason to stop that the user can act on; its message is French, for the terminal.</summary>
public sealed class RunnerException(string sentence, params object[] values)
    : Exception(RunnerText.Fill(sentence, values));
