using System.Text;

namespace Melanchall.DryWetMidi.Core;

/// <summary>How MIDI data is written.</summary>
public class WritingSettings
{
    /// <summary>Encoding of texts; ASCII unless told otherwise.</summary>
    public Encoding TextEncoding { get; set; } = Encoding.ASCII;
}
