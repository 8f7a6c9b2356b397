namespace Nocturne.Generation;

/// <summary>Composes note by note with a model.</summary>
public sealed class Composer : IDisposable
{
    private readonly MusicModel _model;
    private readonly ComposeOptions _options;

    /// <summary>Creates a composer.</summary>
    /// <param name="model">The model; it must live longer than the composer.</param>
    /// <param name="options">How to compose.</param>
    public Composer(MusicModel model, ComposeOptions options) => (_model, _options) = (model, options.Checked());

    /// <summary>Goes on from a prime.</summary>
    /// <param name="prime">Tokens to start from, at least one.</param>
    /// <returns>The tokens that follow the prime, shape [Notes].</returns>
    public int[] Compose(ReadOnlySpan<int> prime) => throw new ModelException($"{_model} {_options} {prime.Length}");

    /// <summary>The window of the model's card that the seed picks, shape [W].</summary>
    public int[] SeedWindow() => throw new ModelException($"{_model} {_options}");

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
