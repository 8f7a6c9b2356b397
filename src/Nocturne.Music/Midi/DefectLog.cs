namespace Nocturne.Music.Midi;

/// <summary>Collects the defects of a file while it is read.</summary>
internal sealed class DefectLog
{
    // Bounds the memory for a file that consists of defects.
    private const int MaxListed = 1_000;

    private readonly List<MidiDefect> _listed = [];
    private (long Offset, string Wrong)? _first;
    private int _unlisted;
    private long _firstUnlistedOffset;

    /// <summary>The number of defects that put notes or times in doubt, listed or not.</summary>
    public int Damages { get; private set; }

    /// <summary>Adds a violation of the standard that puts notes or times in doubt.</summary>
    public void Defect(long offset, string wrong, string action)
    {
        Damages++;
        Blemish(offset, wrong, action);
    }

    /// <summary>Adds a violation of the standard that leaves no doubt about which notes sound and when.</summary>
    public void Blemish(long offset, string wrong, string action)
    {
        if (_first is null || offset < _first.Value.Offset)
            _first = (offset, wrong);
        Add(offset, wrong, action, breaksStandard: true);
    }

    /// <summary>Adds something legal that the score leaves out or changes.</summary>
    public void Remark(long offset, string what, string action) => Add(offset, what, action, breaksStandard: false);

    /// <summary>Throws for the first violation of the standard by offset, if there is one.</summary>
    public void ThrowAtFirstViolation()
    {
        if (_first is { } first)
            throw new MidiFormatException(first.Offset, first.Wrong);
    }

    /// <summary>Returns the listed defects by offset, then the number of those not listed.</summary>
    public IReadOnlyList<MidiDefect> InOrder()
    {
        var ordered = _listed.OrderBy(defect => defect.Offset).ToList();
        if (_unlisted > 0)
            ordered.Add(new MidiDefect(
                _firstUnlistedOffset,
                $"{_unlisted} more defects are not listed; they were repaired or skipped like those above",
                _first is not null));
        return ordered;
    }

    private void Add(long offset, string wrong, string action, bool breaksStandard)
    {
        if (_listed.Count < MaxListed)
            _listed.Add(new MidiDefect(offset, $"{wrong}; {action}", breaksStandard));
        else if (_unlisted++ == 0)
            _firstUnlistedOffset = offset;
    }
}
