using System.Xml;
using System.Xml.Linq;

namespace Build.Testing;

/// <summary>The results of all test projects, out of the TRX files that they wrote.</summary>
public sealed class TestResults
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    private TestResults(IReadOnlyList<TestResult> tests) => Tests = tests;

    public IReadOnlyList<TestResult> Tests { get; }

    public IEnumerable<TestResult> Failed => Tests.Where(test => test.IsFailed);

    public IEnumerable<TestResult> Skipped => Tests.Where(test => test.IsSkipped);

    /// <summary><c>N passed, N failed, N skipped</c></summary>
    public string Summary => $"{Tests.Count(test => test.IsPassed)} passed, {Failed.Count()} failed, {Skipped.Count()} skipped";

    /// <summary>Reads every TRX file of a folder.</summary>
    /// <exception cref="BuildException">A file that is no TRX file, such as one that a killed test run left half-written.</exception>
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
            throw new BuildException($"The test results in {file} can't be read: {problem.Message} Run the tests again.");
        }
    }

    private static TestResult ReadResult(XElement result)
    {
        var output = result.Element(Trx + "Output");
        var message = output?.Element(Trx + "ErrorInfo")?.Element(Trx + "Message")?.Value ?? output?.Element(Trx + "StdOut")?.Value ?? "";
        return new TestResult((string?)result.Attribute("testName") ?? "?", (string?)result.Attribute("outcome") ?? "?", message.Trim());
    }
}
