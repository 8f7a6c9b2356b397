namespace Melanchall.DryWetMidi.Common;

/// <summary>A number of 4 bits, 0 to 15.</summary>
public readonly struct FourBitNumber
{
    private readonly byte _value;

    /// <summary>Takes a byte, 0 to 15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is above 15.</exception>
    public FourBitNumber(byte value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, (byte)15);
        _value = value;
    }

    /// <summary>The number as a byte.</summary>
    public static implicit operator byte(FourBitNumber number) => number._value;

    /// <summary>A byte as a number of 4 bits.</summary>
    public static explicit operator FourBitNumber(byte number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => _value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
