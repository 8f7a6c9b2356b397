using System.Text;

namespace Nocturne.Corpora;

/// <summary>Writes skipped.csv: skipped files and repaired defects of a corpus.</summary>
public sealed class SkippedFile : IDisposable
{
    private readonly StreamWriter _lines;

    /// <summary>Writes the header.</summary>
    /// <param name="stream">Receives the file; stays open.</param>
    public SkippedFile(Stream stream)
    {
        _lines = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        _lines.WriteLine("file,offset,reason");
    }

    /// <summary>Number of repaired defects.</summary>
    public int Repaired { get; private set; }

    /// <summary>Writes a line for each defect of a piece.</summary>
    public void Add(PieceReading reading)
    {
        Repaired += reading.Tokens is null ? 0 : reading.Defects.Count;
        foreach (var defect in reading.Defects)
            _lines.WriteLine(FormattableString.Invariant($"{Quoted(reading.Piece.File)},{defect.Offset},{Quoted(defect.Reason)}"));
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    // RFC 4180: a quote within quotes is doubled.
    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
