using Nocturne.Models;

namespace Nocturne.Generation;

/// <summary>Composes note by note with a model.</summary>
/// <remarks>
/// The same model, options and prime give the same piece, on one kind of device. In <see cref="RunMode.Window"/> the network hears the last W
/// notes from a zero state for every new note; of a prime longer than W it hears the last W, and after a shorter one all that
/// is there until W notes are. In <see cref="RunMode.Stream"/> it hears the whole prime once and its state is carried on.
/// </remarks>
public sealed class Composer : IDisposable
{
    private readonly ModelCard _card;
    private readonly ComposeOptions _options;
    private readonly IListener _listener;
    private readonly IChooser _chooser;

    /// <summary>Creates a composer.</summary>
    /// <param name="model">The model; it must live longer than the composer.</param>
    /// <param name="options">How to compose.</param>
    /// <exception cref="SettingException">An option is out of its range.</exception>
    public Composer(MusicModel model, ComposeOptions options)
    {
        (_card, _options) = (model.Card, options.Checked());
        Run = options.Run ?? _card.Run;
        _chooser = _card.Model.Head == HeadKind.Regression
            ? new RegressionChooser(options.Temperature * _card.ResidualSpread)
            : new CategoricalChooser(options.Temperature, _card.Model.OutputSize);
        _listener = Run == RunMode.Window ? new WindowListener(model) : new StreamListener(model);
    }

    /// <summary>How the network is run: the options' way, else the card's.</summary>
    public RunMode Run { get; }

    /// <summary>The window of the model's card that the seed picks, shape [W]: seeds 0, 1, 2 ... take one after the other.</summary>
    /// <exception cref="ModelException">The card holds no windows.</exception>
    public int[] SeedWindow()
    {
        var windows = _card.Seeds.Length;
        if (windows == 0)
            throw new ModelException("The model's card holds no windows to start from. Give it notes to go on from (--prime).");
        var index = (_options.Seed % windows + windows) % windows;         // a negative seed counts from the end
        return [.. _card.Seeds[index]];
    }

    /// <summary>Goes on from a prime.</summary>
    /// <param name="prime">Tokens to start from, at least one.</param>
    /// <param name="cancellation">Stops before the next note.</param>
    /// <returns>The tokens that follow the prime, shape [Notes].</returns>
    /// <exception cref="ArgumentException">The prime is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token of the prime is none of the encoding's.</exception>
    /// <exception cref="ModelException">The network's output is not a number, or it cannot be run.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public int[] Compose(ReadOnlySpan<int> prime, CancellationToken cancellation = default)
    {
        if (prime.IsEmpty)
            throw new ArgumentException("The prime is empty; at least one token is needed.", nameof(prime));
        var random = new Random(_options.Seed);
        var tokens = new int[_options.Notes];
        var output = _listener.Begin(prime);
        for (var i = 0; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            CheckNumbers(output, i);
            tokens[i] = _chooser.Choose(output, random);
            if (++i == tokens.Length)
                return tokens;
            output = _listener.Next(tokens[i - 1]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private static void CheckNumbers(ReadOnlySpan<float> output, int notes)
    {
        foreach (var value in output)
            if (!float.IsFinite(value))
                throw new ModelException($"The model's output after {notes} notes is {value}, not a number: its weights are damaged or its training ran away. Train it again.");
    }
}
