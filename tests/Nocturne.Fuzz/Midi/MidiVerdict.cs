namespace Nocturne.Fuzz.Midi;

/// <summary>Kind of outcome.</summary>
internal enum MidiKind
{
    /// <summary>Read without a defect.</summary>
    Clean,

    /// <summary>Read with defects.</summary>
    Salvaged,

    /// <summary>Refused with a one-line message.</summary>
    Refused,
}

/// <summary>Verdict on a file.</summary>
/// <param name="Kind">Kind of outcome.</param>
/// <param name="Finding">The violated invariants; empty if there are none.</param>
/// <param name="Signature">Hash of the kind of outcome.</param>
/// <param name="Milliseconds">Time to read the file, in milliseconds.</param>
/// <param name="Allocated">Memory allocated to read the file, in bytes.</param>
internal readonly record struct MidiVerdict(MidiKind Kind, string Finding, ulong Signature, double Milliseconds, long Allocated);
