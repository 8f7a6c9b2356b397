namespace Nocturne.Models;

/// <summary>Walks over the fields of a protobuf message without a word on what is in them: no recursion, no memory of its own, each byte looked at once.</summary>
/// <param name="message">The message's bytes.</param>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int LongestNumber = 10;

    private readonly ReadOnlySpan<byte> _message = message;
    private int _position;

    /// <summary>Number of the field that was read.</summary>
    public int Field { get; private set; }

    /// <summary>Where in the message the field's content begins: text, bytes or a message of their own.</summary>
    public int Start { get; private set; }

    /// <summary>Bytes of the content; -1 where the field is a number.</summary>
    public int Length { get; private set; }

    /// <summary>Reads the next field.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InvalidDataException">The bytes are no protobuf message, or not a whole one.</exception>
    public bool Read()
    {
        if (_position == _message.Length)
            return false;
        var begin = _position;
        var tag = Number();
        if (tag >> 3 is 0 or > (1 << 29) - 1)
            throw Damaged(begin, $"field number {tag >> 3}");
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
                throw Damaged(begin, $"a field of kind {tag & 7}, which ONNX has not");
        }
        return true;
    }

    private ulong Number()
    {
        var begin = _position;
        var number = 0ul;
        for (var i = 0; i < LongestNumber; i++)
        {
            if (_position == _message.Length)
                throw Damaged(begin, "a number that the end cuts off");
            var next = _message[_position++];
            number |= (ulong)(next & 0x7f) << (7 * i);
            if (next < 0x80)
                return number;
        }
        throw Damaged(begin, $"a number of more than {LongestNumber} bytes");
    }

    private void Skip(int begin, ulong count)
    {
        var left = _message.Length - _position;
        if (count > (ulong)left)
            throw Damaged(begin, $"field {Field}, which claims {count:N0} bytes where {left:N0} are left");
        _position += (int)count;
    }

    private static InvalidDataException Damaged(int at, string what) => new($"at byte {at:N0} stands {what}.");
}
