namespace Nocturne.Generation.Composing;

/// <summary>Runs the network over the last W steps from a zero state for every new step, as the report does.</summary>
internal sealed class WindowDecoder : IDecoder
{
    private readonly ModelRunner _runner;

    // While there are fewer than W steps, carrying the state gives the same result as reading all steps again.
    private readonly StreamDecoder _first;

    private int _read;                                      // tokens of the window so far, at most W x F

    public WindowDecoder(MusicModel model)
    {
        _runner = model.CreateRunner(batch: 1, steps: model.Card.Window);
        _first = new StreamDecoder(model);
    }

    private bool IsFull => _read == _runner.Tokens.Length;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<int> prime)
    {
        var window = prime[Math.Max(0, prime.Length - _runner.Tokens.Length)..];
        _read = window.Length;
        _runner.Append(window);
        if (IsFull)
            _runner.Run();
        else
            _first.Begin(window);
    }

    /// <inheritdoc/>
    public void Next(ReadOnlySpan<int> step)
    {
        _read = Math.Min(_read + step.Length, _runner.Tokens.Length);
        _runner.Append(step);
        if (IsFull)
            _runner.Run();
        else
            _first.Next(step);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Scores(int head) => IsFull ? _runner.NextScores(head) : _first.Scores(head);

    /// <inheritdoc/>
    public void Draw(int head, int token)
    {
        if (IsFull)
            _runner.Draw(head, token);
        else
            _first.Draw(head, token);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runner.Dispose();
        _first.Dispose();
    }
}
