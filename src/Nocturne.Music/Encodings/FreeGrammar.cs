namespace Nocturne.Music.Encodings;

/// <summary>The grammar of an encoding in which any token may follow any other and every step begins a note.</summary>
public sealed class FreeGrammar : ITokenGrammar, IGrammarWalker
{
    private FreeGrammar()
    {
    }

    /// <summary>The only instance: it has no state.</summary>
    public static FreeGrammar Instance { get; } = new();

    /// <inheritdoc/>
    public bool IsComplete => true;

    /// <inheritdoc/>
    public IGrammarWalker Walk() => this;

    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public bool Restrict(int field, ReadOnlySpan<int> step, Span<bool> allowed) => false;

    /// <inheritdoc/>
    public StepBoundaries Take(ReadOnlySpan<int> step) => StepBoundaries.Note;
}
