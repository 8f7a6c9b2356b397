namespace Nocturne.Pipeline.Stages;

/// <summary>What the pipeline says: lines, and on a terminal a line below them that is written over again and again. Safe for use by several threads.</summary>
/// <param name="output">Where to.</param>
/// <param name="terminalWidth">Columns of the terminal; <c>null</c> where the output is none.</param>
internal sealed class Voice(TextWriter output, Func<int>? terminalWidth = null)
{
    private readonly Lock _lock = new();
    private int _shown;                         // characters of the line that is written over

    public bool IsTerminal => terminalWidth is not null;

    public void Say(string line)
    {
        lock (_lock)
        {
            Wipe();
            output.WriteLine(line);
            output.Flush();
        }
    }

    /// <summary>Writes over the line below; nothing where the output is no terminal.</summary>
    public void Show(string line)
    {
        if (terminalWidth is null)
            return;
        lock (_lock)
        {
            Wipe();
            var fitting = line[..Math.Min(line.Length, Math.Max(terminalWidth() - 1, 0))];
            output.Write(fitting);
            output.Flush();
            _shown = fitting.Length;
        }
    }

    private void Wipe()
    {
        if (_shown > 0)
            output.Write($"\r{new string(' ', _shown)}\r");
        _shown = 0;
    }
}
