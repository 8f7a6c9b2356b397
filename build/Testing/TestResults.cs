using System.Xml;
using System.Xml.Linq;

namespace Build.Testing;

/// <summary>The results of all test projects, read from their TRX files.</summary>
public sealed class TestResults
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    private TestResults(IReadOnlyList<TestResult> tests) => Tests = tests;

    public IReadOnlyList<TestResult> Tests { get; }

    public IEnumerable<TestResult> Failed => Tests.Where(test => test.IsFailed);

    public IEnumerable<TestResult> Skipped => Tests.Where(test => test.IsSkipped);

    /// <summary>The counts as <c>N passed, N failed, N skipped</c>.</summary>
    public string Summary => $"{Tests.Count(test => test.IsPassed)} passed, {Failed.Count()} failed, {Skipped.Count()} skipped";

    /// <summary>Reads every TRX file in a folder.</summary>
    /// <exception cref="BuildException">A file is damaged, for example because the test run was killed.</exception>
    public static TestResults Read(string folder) => new([.. Files(folder).SelectMany(ReadFile)]);

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.trx").Order(StringComparer.Ordinal) : [];

    private static IEnumerable<TestResult> ReadFile(string file)
    {
        try
        {
            return [.. XDocument.Load(file).Descendants(Trx + "UnitTestResult").Select(ReadResult)];
        }
        catch (XmlException problem)
        {
            throw new BuildException($"Cannot read the test results in {file}: {problem.Message} Run the tests again.");
        }
    }

    private static TestResult ReadResult(XElement result)
    {
        var output = result.Element(Trx + "Output");
        var error = output?.Element(Trx + "ErrorInfo")?.Element(Trx + "Message");
        var message = (error ?? output?.Element(Trx + "StdOut"))?.Value ?? "";
        return new TestResult((string?)result.Attribute("testName") ?? "?", (string?)result.Attribute("outcome") ?? "?", message.Trim());
    }
}
