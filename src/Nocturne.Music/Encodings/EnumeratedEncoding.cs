namespace Nocturne.Music.Encodings;

/// <summary>
/// The report's first encoding, of section 2.1: a token an onset, its class being what music21 calls it (a note's name, or a
/// chord's pitch classes in normal order), the classes numbered as they appear in the training pieces. Rhythm, length and
/// loudness are abstracted away; of chords, the octaves and the doubled notes too, unless octaves are kept.
/// </summary>
/// <remarks>
/// The report numbers the classes from 1 to V and gives the network that number divided by V; the token here is one less.
/// Notes outside the piano are left out, as is an onset whose class the training pieces don't have: it has no number.
/// </remarks>
public sealed class EnumeratedEncoding : IEncoding
{
    /// <summary>The encoding's name.</summary>
    public const string EncodingName = "enumerated";

    private readonly string[] _vocabulary;
    private readonly int[][] _pitches;                      // what each class is played as
    private readonly Dictionary<string, int> _tokens = [];

    /// <summary>An encoding with a vocabulary that was made before.</summary>
    /// <param name="vocabulary">The classes by token, at least one, each once.</param>
    /// <param name="octaves">Whether chords keep their octaves.</param>
    /// <exception cref="ArgumentException">The vocabulary is empty, or has a name twice or one that no onset has.</exception>
    public EnumeratedEncoding(IReadOnlyList<string> vocabulary, bool octaves = false)
    {
        if (vocabulary.Count == 0)
            throw new ArgumentException($"The vocabulary of the encoding '{EncodingName}' is empty.");
        (_vocabulary, Parameters, _pitches) = ([.. vocabulary], new(octaves), new int[vocabulary.Count][]);
        for (var token = 0; token < _vocabulary.Length; token++)
        {
            _pitches[token] = SoundClass.Pitches(_vocabulary[token], octaves) ??
                throw new ArgumentException($"Token {token} is '{_vocabulary[token]}', which is no class of the encoding '{EncodingName}' {(octaves ? "with" : "without")} octaves.");
            if (!_tokens.TryAdd(_vocabulary[token], token))
                throw new ArgumentException($"Tokens {_tokens[_vocabulary[token]]} and {token} are both '{_vocabulary[token]}'.");
        }
    }

    /// <inheritdoc/>
    public string Name => EncodingName;

    /// <inheritdoc/>
    public int Size => _vocabulary.Length;

    /// <inheritdoc/>
    public IReadOnlyList<string> Vocabulary => _vocabulary;

    /// <inheritdoc/>
    public EncodingParameters Parameters { get; }

    /// <summary>Numbers the classes of some pieces in order of appearance.</summary>
    /// <param name="trainingScores">The training pieces in order.</param>
    /// <param name="octaves">Whether chords keep their octaves.</param>
    /// <exception cref="ArgumentException">The pieces hold no note of the piano.</exception>
    public static EnumeratedEncoding Build(IEnumerable<Score> trainingScores, bool octaves = false)
    {
        string[] vocabulary = [.. trainingScores.SelectMany(score => Classes(score, octaves)).Distinct()];
        return vocabulary.Length > 0
            ? new EnumeratedEncoding(vocabulary, octaves)
            : throw new ArgumentException("The training pieces hold no note of the piano, so that there is nothing to enumerate.");
    }

    /// <summary>The token as a network's input, in (0, 1]: the report's number, which is the token and 1, divided by V.</summary>
    /// <inheritdoc/>
    public float Scaled(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, Size);
        return (token + 1) / (float)Size;
    }

    /// <inheritdoc/>
    public int[] Encode(Score score) => [.. Classes(score, Parameters.Octaves).Where(_tokens.ContainsKey).Select(name => _tokens[name])];

    /// <summary>Number of onsets whose class is not in the vocabulary.</summary>
    /// <inheritdoc/>
    public int LeftOut(Score score) => Classes(score, Parameters.Octaves).Count(name => !_tokens.ContainsKey(name));

    /// <inheritdoc/>
    public Score Decode(ReadOnlySpan<int> tokens, double stepQuarters = 0.5) => FixedStep.Play(tokens, stepQuarters, _pitches);

    /// <summary>The class of every onset in order of time.</summary>
    private static IEnumerable<string> Classes(Score score, bool octaves)
    {
        var (onset, ticks) = (new List<int>(), 0L);
        foreach (var note in score.Notes)       // in order of time, and those of one onset from low to high
        {
            if (!PitchEncoding.IsOnPiano(note.Pitch))
                continue;
            if (onset.Count > 0 && note.StartTicks != ticks)
            {
                yield return SoundClass.Name([.. onset], octaves);
                onset.Clear();
            }
            ticks = note.StartTicks;
            if (onset.Count == 0 || onset[^1] != note.Pitch)
                onset.Add(note.Pitch);
        }
        if (onset.Count > 0)
            yield return SoundClass.Name([.. onset], octaves);
    }
}
