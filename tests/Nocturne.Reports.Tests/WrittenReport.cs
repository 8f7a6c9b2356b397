using System.Xml.Linq;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Tests;

/// <summary>A report in a folder of its own, read back.</summary>
internal sealed class WrittenReport : IDisposable
{
    private readonly TempFolder _folder = new();

    public WrittenReport(ReportPart part) => FakeReport.Write(part, Folder);

    public string Folder => _folder["report", "fake"];

    public string Html => File.ReadAllText(Path.Combine(Folder, "index.html"));

    public string Markdown => File.ReadAllText(Path.Combine(Folder, "report.md"));

    public IEnumerable<string> Figures => Directory.GetFiles(Path.Combine(Folder, "figures")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public XElement Figure(string name) => XDocument.Load(Path.Combine(Folder, "figures", name)).Root!;

    public void Dispose() => _folder.Dispose();

    public static IEnumerable<XElement> Elements(XElement figure, string kind, string style) =>
        figure.Descendants(XName.Get(kind, "http://www.w3.org/2000/svg")).Where(element => ((string?)element.Attribute("class") ?? "").Split(' ').Contains(style));

    public static IEnumerable<string> Texts(XElement figure) => figure.Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).Select(text => text.Value);
}
