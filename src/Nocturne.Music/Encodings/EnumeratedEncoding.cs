namespace Nocturne.Music.Encodings;

/// <summary>
/// The report's first encoding, of section 2.1: a token an onset. Its class is what music21 calls it (a note's name, or a chord's pitch
/// classes in normal order), and classes are numbered as they appear in the training pieces. Rhythm, length and loudness are abstracted
/// away; so are the octaves and doubled notes of chords, unless octaves are kept.
/// </summary>
/// <remarks>
/// The report numbers the classes from 1 to V and gives the network that number divided by V; the token here is one less.
/// Notes outside the piano are left out, and so is an onset whose class the training pieces do not have: it has no number.
/// </remarks>
public sealed class EnumeratedEncoding : IEncoding
{
    /// <summary>Name of the encoding and of its family.</summary>
    public const string Name = "enumerated";

    private readonly int[][] _pitches;                      // what each class is played as
    private readonly Dictionary<string, int> _tokens = [];
    private readonly bool _octaves;

    /// <summary>Creates an encoding from a vocabulary.</summary>
    /// <param name="vocabulary">The classes by token, at least one, each once.</param>
    /// <param name="settings">The settings it was built with, or <c>null</c> for the defaults.</param>
    /// <exception cref="EncodingException">The vocabulary is empty, or has a name twice or one that no onset has.</exception>
    public EnumeratedEncoding(IReadOnlyList<string> vocabulary, EnumeratedSettings? settings = null)
    {
        settings ??= new EnumeratedSettings();
        var size = vocabulary.Count;
        if (size == 0)
            throw new EncodingException($"The vocabulary of the encoding '{Name}' is empty.");
        (_octaves, _pitches) = (settings.Octaves, new int[size][]);
        Card = new EncodingCard(Name, [size], EnumeratedSettings.Table.Texts(settings), [.. vocabulary]);
        Fields = [new TokenField("onset", size, [.. Enumerable.Range(1, size).Select(number => number / (float)size)])];
        for (var token = 0; token < size; token++)
        {
            _pitches[token] = SoundClass.Pitches(vocabulary[token], _octaves) ?? throw new EncodingException(
                $"Token {token} is '{vocabulary[token]}'; must be a class of the encoding '{Name}' " +
                $"{(_octaves ? "with" : "without")} octaves.");
            if (!_tokens.TryAdd(vocabulary[token], token))
                throw new EncodingException($"Tokens {_tokens[vocabulary[token]]} and {token} are both '{vocabulary[token]}'.");
        }
    }

    /// <inheritdoc/>
    public EncodingCard Card { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> Fields { get; }

    /// <inheritdoc/>
    public ITokenGrammar Grammar => FreeGrammar.Instance;

    /// <summary>Numbers the classes of some pieces in order of appearance.</summary>
    /// <param name="trainingScores">The training pieces in order.</param>
    /// <param name="settings">The settings, or <c>null</c> for the defaults.</param>
    /// <exception cref="EncodingException">The pieces hold no note of the piano.</exception>
    public static EnumeratedEncoding Build(IEnumerable<Score> trainingScores, EnumeratedSettings? settings = null)
    {
        var octaves = settings?.Octaves ?? false;
        string[] vocabulary = [.. trainingScores.SelectMany(Onsets).Select(onset => SoundClass.Name(onset, octaves)).Distinct()];
        return vocabulary.Length > 0
            ? new EnumeratedEncoding(vocabulary, settings)
            : throw new EncodingException("The training pieces hold no note of the piano, so there is nothing to enumerate.");
    }

    /// <inheritdoc/>
    public EncodedScore Encode(Score score)
    {
        List<int> tokens = [], noteSteps = [];
        var unknown = 0;
        foreach (var onset in Onsets(score))
            if (_tokens.TryGetValue(SoundClass.Name(onset, _octaves), out var token))
            {
                noteSteps.AddRange(Enumerable.Repeat(tokens.Count, onset.Length));
                tokens.Add(token);
            }
            else
                unknown++;
        var outside = score.Notes.Count(note => !Piano.Has(note.Pitch));
        return new EncodedScore([.. tokens], noteSteps, LeftOut.Of((LeftOut.NotInVocabulary, unknown), (LeftOut.OutsidePiano, outside)));
    }

    /// <inheritdoc/>
    public Score Decode(ReadOnlySpan<int> tokens, DecodeOptions? options = null) => FixedStep.Play(tokens, options ?? new(), _pitches);

    /// <summary>The different pitches of every onset from low to high, in order of time.</summary>
    private static IEnumerable<int[]> Onsets(Score score)
    {
        var (onset, ticks) = (new List<int>(), 0L);
        foreach (var note in score.Notes)       // in order of time, and those of one onset from low to high
        {
            if (!Piano.Has(note.Pitch))
                continue;
            if (onset.Count > 0 && note.StartTicks != ticks)
            {
                yield return [.. onset];
                onset.Clear();
            }
            ticks = note.StartTicks;
            if (onset.Count == 0 || onset[^1] != note.Pitch)
                onset.Add(note.Pitch);
        }
        if (onset.Count > 0)
            yield return [.. onset];
    }
}
