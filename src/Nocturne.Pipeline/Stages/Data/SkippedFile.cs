using System.Globalization;
using System.Text;

namespace Nocturne.Pipeline.Stages.Data;

/// <summary>skipped.csv: what of a corpus was skipped or mended.</summary>
internal sealed class SkippedFile : IDisposable
{
    private readonly StreamWriter _lines;

    public SkippedFile(Stream stream)
    {
        _lines = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        _lines.WriteLine("file,offset,reason");
    }

    /// <summary>Number of defects that were mended.</summary>
    public int Mended { get; private set; }

    /// <summary>Writes a line for each defect of a piece.</summary>
    public void Add(PieceReading reading)
    {
        Mended += reading.Tokens is null ? 0 : reading.Defects.Count;
        foreach (var defect in reading.Defects)
            _lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Quoted(reading.Piece.File)},{defect.Offset},{Quoted(defect.Reason)}"));
    }

    public void Dispose() => _lines.Dispose();

    // RFC 4180: a quote within quotes is doubled.
    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
