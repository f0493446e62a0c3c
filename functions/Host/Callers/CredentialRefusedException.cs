using Microsoft.AspNetCore.Http.HttpResults;

namespace Observatoire.Host.Callers;

/// <summary>Why a key or a token does not open: what the caller is answered.</summary>
public sealed class CredentialRefusedException(ProblemHttpResult answer) : Exception(answer.ProblemDetails.Type)
{
    public ProblemHttpResult Answer { get; } = answer;
}
