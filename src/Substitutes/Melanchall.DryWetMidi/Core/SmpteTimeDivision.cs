using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>Ticks as parts of a frame of film.</summary>
public sealed class SmpteTimeDivision : TimeDivision
{
    /// <summary>Creates a division.</summary>
    /// <exception cref="ArgumentException">The format is none of SMPTE's.</exception>
    public SmpteTimeDivision(SmpteFormat format, byte resolution)
    {
        if (!Enum.IsDefined(format))
            throw new ArgumentException($"{(byte)format} frames a second is no format of SMPTE.", nameof(format));
        Format = format;
        Resolution = resolution;
    }

    /// <summary>Frames a second.</summary>
    public SmpteFormat Format { get; }

    /// <summary>Ticks of a frame.</summary>
    public byte Resolution { get; }

    internal override short ToInt16() => (short)((-(int)Format << 8) | Resolution);
}
