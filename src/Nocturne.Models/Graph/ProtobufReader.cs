namespace Nocturne.Models.Graph;

/// <summary>Iterates over the fields of a protobuf message without interpreting them. Allocates nothing.</summary>
/// <param name="message">The bytes of the message.</param>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int MaxNumberBytes = 10;

    private readonly ReadOnlySpan<byte> _message = message;
    private int _position;

    /// <summary>Number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Start of the field's content (text, bytes or a message) in the message.</summary>
    public int Start { get; private set; }

    /// <summary>Length of the content in bytes; -1 if the field is a number.</summary>
    public int Length { get; private set; }

    /// <summary>Reads the next field.</summary>
    /// <returns><c>false</c> at the end of the message.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a complete protobuf message.</exception>
    public bool Read()
    {
        if (_position == _message.Length)
            return false;
        var begin = _position;
        var tag = Number();
        if (tag >> 3 is 0 or > (1 << 29) - 1)
            throw Damaged(begin, $"invalid field number {tag >> 3}");
        Field = (int)(tag >> 3);
        Length = -1;
        switch (tag & 7)
        {
            case 0:
                Number();
                break;
            case 1:
                Skip(begin, sizeof(ulong));
                break;
            case 2:
                var length = Number();
                Start = _position;
                Skip(begin, length);
                Length = (int)length;
                break;
            case 5:
                Skip(begin, sizeof(uint));
                break;
            default:
                throw Damaged(begin, $"unsupported wire type {tag & 7}");
        }
        return true;
    }

    private ulong Number()
    {
        var begin = _position;
        var number = 0ul;
        for (var i = 0; i < MaxNumberBytes; i++)
        {
            if (_position == _message.Length)
                throw Damaged(begin, "truncated number");
            var next = _message[_position++];
            number |= (ulong)(next & 0x7f) << (7 * i);
            if (next < 0x80)
                return number;
        }
        throw Damaged(begin, $"number of more than {MaxNumberBytes} bytes");
    }

    private void Skip(int begin, ulong count)
    {
        var left = _message.Length - _position;
        if (count > (ulong)left)
            throw Damaged(begin, $"field {Field} claims {count:N0} bytes, but {left:N0} are left");
        _position += (int)count;
    }

    private static InvalidDataException Damaged(int at, string what) => new($"{what} at byte {at:N0}.");
}
