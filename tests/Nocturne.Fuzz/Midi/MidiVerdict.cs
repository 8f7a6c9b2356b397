namespace Nocturne.Fuzz.Midi;

/// <summary>What became of a file.</summary>
internal enum MidiKind
{
    /// <summary>Read without a remark.</summary>
    Clean,

    /// <summary>Read, with defects listed.</summary>
    Mended,

    /// <summary>Refused with one clear line.</summary>
    Refused,
}

/// <summary>A judgement of a file.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Finding">The promises that it breaks; empty where it keeps all.</param>
/// <param name="Signature">What kind of outcome it has.</param>
/// <param name="Milliseconds">Time that reading took.</param>
/// <param name="Allocated">Bytes of memory that reading took.</param>
internal readonly record struct MidiVerdict(MidiKind Kind, string Finding, ulong Signature, double Milliseconds, long Allocated);
