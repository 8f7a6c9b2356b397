namespace Melanchall.DryWetMidi.Common;

/// <summary>A number of 7 bits, 0 to 127.</summary>
public readonly struct SevenBitNumber
{
    private readonly byte _value;

    /// <summary>Takes a byte, 0 to 127.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is above 127.</exception>
    public SevenBitNumber(byte value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, (byte)127);
        _value = value;
    }

    /// <summary>The number as a byte.</summary>
    public static implicit operator byte(SevenBitNumber number) => number._value;

    /// <summary>A byte as a number of 7 bits.</summary>
    public static explicit operator SevenBitNumber(byte number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => _value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
