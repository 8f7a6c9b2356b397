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
            throw new CommandException(encoding.Vocabulary is null || encoding.LeftOut(reading.Score) == 0
                ? $"Prime '{path}' holds no notes of a piano{Why(reading)}. Give a MIDI file with notes from A0 to C8."
                : $"Prime '{path}' holds no note or chord that the model met in training. Give a MIDI file of music like that of its corpus.");
        var what = encoding.Vocabulary is null
            ? Count(tokens.Length, "note", "notes")
            : Count(tokens.Length, "note or chord", "notes and chords");
        return new PrimeFile(tokens, $"{path}, {what}{Remark(reading, encoding)}");
    }

    private static string Why(MidiReading reading) =>
        reading.Defects.Count == 0 ? "" : $" ({string.Join("; ", reading.Defects.Take(3).Select(defect => defect.Reason))})";

    /// <summary>What is not as the file has it.</summary>
    private static string Remark(MidiReading reading, IEncoding encoding)
    {
        var remarks = new List<string>();
        if (encoding.Vocabulary is not null && encoding.LeftOut(reading.Score) is > 0 and var leftOut)
            remarks.Add($"{leftOut:N0} left out that the model never met");
        if (reading.Defects.Count > 0)
            remarks.Add($"{Count(reading.Defects.Count, "defect", "defects")} of the file mended or skipped");
        return remarks.Count == 0 ? "" : $" ({string.Join("; ", remarks)})";
    }

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number:N0} {many}";

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
