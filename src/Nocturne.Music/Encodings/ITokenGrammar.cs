namespace Nocturne.Music.Encodings;

/// <summary>Which token may follow which.</summary>
public interface ITokenGrammar
{
    /// <summary>Creates a walker that stands before the first step of a piece.</summary>
    IGrammarWalker Walk();
}
