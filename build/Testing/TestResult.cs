namespace Build.Testing;

/// <summary>The result of a test.</summary>
/// <param name="Name">Full name of the test.</param>
/// <param name="Outcome">Outcome in the results file: Passed, Failed, NotExecuted or another.</param>
/// <param name="Message">Why it failed or was skipped; empty if it passed.</param>
public sealed record TestResult(string Name, string Outcome, string Message)
{
    public bool IsPassed => Outcome == "Passed";

    public bool IsSkipped => Outcome == "NotExecuted";

    /// <summary>Whether it neither passed nor was skipped. Aborted and timed-out tests count as failed.</summary>
    public bool IsFailed => !IsPassed && !IsSkipped;
}
