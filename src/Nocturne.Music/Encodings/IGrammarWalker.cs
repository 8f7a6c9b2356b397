namespace Nocturne.Music.Encodings;

/// <summary>A place in a piece: knows which tokens may follow. It allocates nothing after its creation.</summary>
public interface IGrammarWalker
{
    /// <summary>Whether a piece may end here.</summary>
    bool IsComplete { get; }

    /// <summary>Goes back before the first step of a piece.</summary>
    void Reset();

    /// <summary>Finds the tokens of a field that may come next.</summary>
    /// <param name="field">The field, 0 to F-1.</param>
    /// <param name="step">The step so far, shape [F]; -1 for a field that is not known yet.</param>
    /// <param name="allowed">Gets whether each token may come, shape [V], at least one of them; left as it is if all may.</param>
    /// <returns><c>false</c> if every token may come.</returns>
    bool Restrict(int field, ReadOnlySpan<int> step, Span<bool> allowed);

    /// <summary>Goes past a step, which need not be an allowed one: a piece may be entered anywhere.</summary>
    /// <param name="step">The step, shape [F].</param>
    /// <returns>What begins with it.</returns>
    StepBoundaries Take(ReadOnlySpan<int> step);
}
