using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;

namespace Nocturne.Generator;

/// <summary>Notes of a MIDI file to go on from.</summary>
/// <param name="Tokens">The notes, at least one.</param>
/// <param name="Description">The file and what was found in it, for people.</param>
internal sealed record PrimeFile(int[] Tokens, string Description)
{
    /// <summary>Reads a file, mending what can be mended.</summary>
    /// <exception cref="CommandException">It cannot be read, or holds no note that the encoding can say.</exception>
    public static PrimeFile Read(string path, IEncoding encoding)
    {
        var reading = Open(path);
        var tokens = encoding.Encode(reading.Score);
        if (tokens.Length == 0)
            throw new CommandException($"Prime '{path}' holds no notes of a piano{Why(reading)}. Give a MIDI file with notes from A0 to C8.");
        var mended = reading.Defects.Count == 0 ? "" : $" ({reading.Defects.Count:N0} {(reading.Defects.Count == 1 ? "defect" : "defects")} of the file mended or skipped)";
        return new PrimeFile(tokens, $"{path}, {tokens.Length:N0} {(tokens.Length == 1 ? "note" : "notes")}{mended}");
    }

    private static string Why(MidiReading reading) =>
        reading.Defects.Count == 0 ? "" : $" ({string.Join("; ", reading.Defects.Take(3).Select(defect => defect.Reason))})";

    private static MidiReading Open(string path)
    {
        try
        {
            return MidiReader.Read(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException($"There is no prime '{path}'. Give the path of a MIDI file.");
        }
        catch (MidiFormatException error)
        {
            throw new CommandException($"Prime '{path}' cannot be read as MIDI: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandException($"Prime '{path}' cannot be read: {(Directory.Exists(path) ? "it is a folder." : error.Message)}");
        }
    }
}
