using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;

namespace Nocturne.Generator;

/// <summary>The notes of a MIDI file to continue.</summary>
/// <param name="Tokens">The notes as tokens, at least one step.</param>
/// <param name="Description">The file and its content, for display.</param>
internal sealed record PrimeFile(int[] Tokens, string Description)
{
    /// <summary>Reads a file and repairs defects where possible.</summary>
    /// <exception cref="CommandException">The file cannot be read, or has no note that the encoding can represent.</exception>
    public static PrimeFile Read(string path, IEncoding encoding)
    {
        var reading = Open(path);
        var encoded = encoding.Encode(reading.Score);
        if (encoded.Tokens.Length == 0)
            throw new CommandException(encoded.CountLeftOut(LeftOut.NotInVocabulary) == 0
                ? $"Prime '{path}' has no piano notes{Why(reading)}. Use a MIDI file with notes from A0 to C8."
                : $"Prime '{path}' has no note or chord that the model was trained on. Use music similar to its corpus.");
        return new PrimeFile(encoded.Tokens, $"{path}, {Counted.Of(encoded.NoteSteps.Count, "note")}{Remark(reading, encoded)}");
    }

    private static string Why(MidiReading reading) =>
        reading.Defects.Count == 0 ? "" : $" ({string.Join("; ", reading.Defects.Take(3).Select(defect => defect.Reason))})";

    /// <summary>The differences between the tokens and the file.</summary>
    private static string Remark(MidiReading reading, EncodedScore encoded)
    {
        List<string> remarks = [.. encoded.LeftOut.Select(part => $"{part.Count:N0} left out: {part.Reason}")];
        if (reading.Defects.Count > 0)
            remarks.Add($"{Counted.Of(reading.Defects.Count, "defect")} of the file repaired or skipped");
        return remarks.Count == 0 ? "" : $" ({string.Join("; ", remarks)})";
    }

    private static MidiReading Open(string path)
    {
        try
        {
            return MidiReader.Read(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException($"Prime '{path}' does not exist. Give the path of a MIDI file.");
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
