namespace Nocturne.Music.Encodings;

/// <summary>What an encoding can be told beside its name.</summary>
/// <param name="Octaves">Encoding <c>enumerated</c>: chords keep the octaves of their notes instead of their pitch classes alone.</param>
public sealed record EncodingParameters(bool Octaves = false);
