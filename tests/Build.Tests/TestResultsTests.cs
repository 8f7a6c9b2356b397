using Build.Testing;

namespace Build.Tests;

public sealed class TestResultsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Results_of_all_projects_are_summed()
    {
        // Arrange
        const string Failure = "<Output><ErrorInfo><Message>Expected 1.</Message></ErrorInfo></Output>";
        const string Reason = "<Output><StdOut>needs real music</StdOut></Output>";
        Write("a.trx", Result("One", "Passed"), Result("Two", "Failed", Failure));
        Write("b.trx", Result("Three", "NotExecuted", Reason), Result("Four", "Aborted"));
        // Act
        var results = TestResults.Read(_folder.FullPath);
        // Assert
        results.Summary.Should().Be("1 passed, 2 failed, 1 skipped");
        results.Failed.Select(test => test.Message).Should().Equal("Expected 1.", "");
        results.Skipped.Should().ContainSingle().Which.Should().Be(new TestResult("Three", "NotExecuted", "needs real music"));
    }

    [Fact]
    public void A_missing_folder_has_no_results() =>
        TestResults.Read(_folder["missing"]).Summary.Should().Be("0 passed, 0 failed, 0 skipped");

    [Fact]
    public void A_truncated_file_is_named_in_the_message()
    {
        // Arrange
        File.WriteAllText(_folder["cut.trx"], "<TestRun><Results>");
        var reading = () => TestResults.Read(_folder.FullPath);
        // Act, Assert
        reading.Should().Throw<BuildException>().WithMessage("*cut.trx*");
    }

    private void Write(string name, params string[] results) => File.WriteAllText(_folder[name], $"""
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>{string.Concat(results)}</Results></TestRun>
        """);

    private static string Result(string name, string outcome, string inner = "") =>
        $"""<UnitTestResult testName="{name}" outcome="{outcome}">{inner}</UnitTestResult>""";
}
