namespace Nocturne.Music.Etudes;

/// <summary>How long a piece is: which themes return how often.</summary>
internal enum Form
{
    /// <summary>A A | C C | A A, coda.</summary>
    Short,

    /// <summary>A B A | C C | A B A, coda.</summary>
    Medium,

    /// <summary>A A B A | C C | A B A, coda.</summary>
    Long,
}
