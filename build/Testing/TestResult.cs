namespace Build.Testing;

/// <summary>What became of a test.</summary>
/// <param name="Name">Full name of the test.</param>
/// <param name="Outcome">Outcome as the results file has it: Passed, Failed, NotExecuted or another.</param>
/// <param name="Message">Why it failed or was skipped; empty when it passed.</param>
public sealed record TestResult(string Name, string Outcome, string Message)
{
    public bool IsPassed => Outcome == "Passed";

    public bool IsSkipped => Outcome == "NotExecuted";

    /// <summary>Whatever is neither passed nor skipped: an aborted or timed-out test is no success.</summary>
    public bool IsFailed => !IsPassed && !IsSkipped;
}
