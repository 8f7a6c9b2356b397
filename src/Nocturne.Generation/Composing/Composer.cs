using Nocturne.Generation.Sampling;
using Nocturne.Models;
using Nocturne.Music.Encodings;

namespace Nocturne.Generation.Composing;

/// <summary>Composes step by step with a model.</summary>
/// <remarks>
/// On one kind of device, the same model, settings and prime give the same piece. In <see cref="RunMode.Window"/> the network reads the
/// last W steps from a zero state for every new step, or all steps while there are fewer. In <see cref="RunMode.Stream"/> it reads the
/// whole prime once and carries its state.
/// </remarks>
public sealed class Composer : IDisposable
{
    // A model that never starts a note must not run forever.
    private const int MaxStepsPerNote = 100;

    private readonly ModelCard _card;
    private readonly ComposeSettings _settings;
    private readonly IReadOnlyList<TokenField> _fields;
    private readonly IGrammarWalker _walker;
    private readonly IDecoder _decoder;
    private readonly ISampler[] _samplers;                  // one for each head
    private readonly bool[] _allowed;

    /// <summary>Creates a composer.</summary>
    /// <param name="model">The model. Dispose it after the composer.</param>
    /// <param name="settings">How to compose, or <c>null</c> for the defaults.</param>
    /// <exception cref="SettingException">A setting is out of range.</exception>
    public Composer(MusicModel model, ComposeSettings? settings = null)
    {
        (_card, _settings, _fields) = (model.Card, (settings ?? new()).Checked(), model.Encoding.Fields);
        (Run, Sampling) = (_settings.Run ?? _card.Run, _settings.Sampling ?? model.Sampling);
        _walker = model.Encoding.Grammar.Walk();
        _allowed = new bool[_fields.Max(field => field.Size)];
        _samplers = [.. _card.Model.Heads.Select(CreateSampler)];
        _decoder = Run == RunMode.Window ? new WindowDecoder(model) : new StreamDecoder(model);
    }

    /// <summary>How the network is run.</summary>
    public RunMode Run { get; }

    /// <summary>How tokens are drawn.</summary>
    public SamplingSettings Sampling { get; }

    /// <summary>The window on the model's card that the seed selects, shape [W, F]. Consecutive seeds select consecutive windows.</summary>
    /// <exception cref="ModelException">The card has no windows.</exception>
    public int[] SeedWindow()
    {
        var windows = _card.Seeds.Length;
        if (windows == 0)
            throw new ModelException("The model's card has no windows to start from. Give a MIDI file to continue (--prime).");
        var index = (_settings.Seed % windows + windows) % windows;         // a negative seed counts from the end
        return [.. _card.Seeds[index]];
    }

    /// <summary>Continues a prime.</summary>
    /// <param name="prime">Tokens to start from, shape [N, F], at least one step.</param>
    /// <param name="cancellation">Stops before the next step.</param>
    /// <returns>The tokens after the prime, shape [N, F], with as many notes as the settings request.</returns>
    /// <exception cref="ArgumentException">The prime is empty, or its last step is incomplete.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token of the prime is out of range.</exception>
    /// <exception cref="ModelException">The network's output is not finite, it starts too few notes, or it cannot be run.</exception>
    /// <exception cref="OperationCanceledException">The composition was stopped.</exception>
    public int[] Compose(ReadOnlySpan<int> prime, CancellationToken cancellation = default)
    {
        CheckPrime(prime);
        var random = new Random(_settings.Seed);
        var (size, notes, used) = (_fields.Count, 0, 0);
        var tokens = new int[_settings.Notes * size];
        _walker.Reset();
        for (var i = 0; i < prime.Length; i += size)
            _walker.Take(prime.Slice(i, size));
        _decoder.Begin(prime);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (used == tokens.Length)
                Array.Resize(ref tokens, Grown(used, notes));
            var step = tokens.AsSpan(used, size);
            Draw(step, random, notes);
            used += size;
            if ((_walker.Take(step) & StepBoundaries.Note) != 0)
                notes++;
            if (notes >= _settings.Notes && _walker.IsComplete)
                return used == tokens.Length ? tokens : tokens[..used];
            _decoder.Next(step);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _decoder.Dispose();

    private ISampler CreateSampler(HeadSpec head, int index) => head.Kind == HeadKind.Regression
        ? new RegressionSampler(Sampling.Temperature * _card.ResidualSpreads[index], _fields[head.Field])
        : new CategoricalSampler(Sampling.Controls(), _fields[head.Field].Size);

    /// <summary>Draws the fields of a step one after another, in the order of the heads.</summary>
    private void Draw(Span<int> step, Random random, int notes)
    {
        step.Fill(-1);
        for (var head = 0; head < _samplers.Length; head++)
        {
            var field = _card.Model.Heads[head].Field;
            var scores = _decoder.Scores(head);
            CheckFinite(scores, notes);
            var allowed = _allowed.AsSpan(0, _fields[field].Size);
            var isRestricted = _walker.Restrict(field, step, allowed);
            step[field] = _samplers[head].Sample(scores, isRestricted ? allowed : [], random);
            _decoder.Draw(head, step[field]);
        }
    }

    private void CheckPrime(ReadOnlySpan<int> prime)
    {
        if (prime.IsEmpty)
            throw new ArgumentException("The prime is empty; at least one step is needed.", nameof(prime));
        if (prime.Length % _fields.Count != 0)
            throw new ArgumentException($"The prime has {prime.Length} tokens; must have {_fields.Count} for each step.", nameof(prime));
        for (var i = 0; i < prime.Length; i++)
            if (prime[i] < 0 || prime[i] >= _fields[i % _fields.Count].Size)
                throw new ArgumentOutOfRangeException(
                    nameof(prime), $"Token {prime[i]}; must be between 0 and {_fields[i % _fields.Count].Size - 1}.");
    }

    private int Grown(int used, int notes)
    {
        var max = (long)_settings.Notes * MaxStepsPerNote * _fields.Count;
        return used < max
            ? (int)Math.Min(2L * used, Math.Min(max, Array.MaxLength))
            : throw new ModelException(
                $"The model composed only {notes} of {_settings.Notes} notes in {used / _fields.Count} steps. " +
                "Use another seed or temperature.");
    }

    private static void CheckFinite(ReadOnlySpan<float> output, int notes)
    {
        foreach (var value in output)
            if (!float.IsFinite(value))
                throw new ModelException(
                    $"The model's output after {notes} notes is {value}: its weights are damaged or its training diverged. " +
                    "Train it again.");
    }
}
