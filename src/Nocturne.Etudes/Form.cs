namespace Nocturne.Etudes;

/// <summary>The form of a piece: which themes return how often.</summary>
internal enum Form
{
    /// <summary>A A | C | A A, coda.</summary>
    Short,

    /// <summary>A B A | C | A A, coda.</summary>
    Medium,

    /// <summary>A A B A | C | A A, coda.</summary>
    Long,
}
