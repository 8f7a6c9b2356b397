namespace Nocturne.Music.Midi;

/// <summary>What is found wrong with a file while it is read.</summary>
internal sealed class DefectLog
{
    // A file made of nothing but defects must not fill the memory with sentences about them.
    private const int MostListed = 1_000;

    private readonly List<MidiDefect> _listed = [];
    private (long Offset, string Wrong)? _first;
    private int _unlisted;
    private long _firstUnlistedOffset;

    /// <summary>Defects that put notes or times in doubt, listed or not.</summary>
    public int Damages { get; private set; }

    /// <summary>Adds something that the standard forbids and that puts notes or times in doubt.</summary>
    public void Defect(long offset, string wrong, string mended)
    {
        Damages++;
        Blemish(offset, wrong, mended);
    }

    /// <summary>Adds something that the standard forbids, but that leaves no doubt about which notes sound and when.</summary>
    public void Blemish(long offset, string wrong, string mended)
    {
        if (_first is null || offset < _first.Value.Offset)
            _first = (offset, wrong);
        Add(offset, wrong, mended, breaksStandard: true);
    }

    /// <summary>Adds something legal that the score does not hold as it stands.</summary>
    public void Remark(long offset, string what, string done) => Add(offset, what, done, breaksStandard: false);

    /// <summary>Refuses the file at its first defect, if it has one.</summary>
    public void ThrowAtFirstDefect()
    {
        if (_first is { } first)
            throw new MidiFormatException(first.Offset, first.Wrong);
    }

    /// <summary>All by offset.</summary>
    public IReadOnlyList<MidiDefect> InOrder()
    {
        var ordered = _listed.OrderBy(defect => defect.Offset).ToList();
        if (_unlisted > 0)
            ordered.Add(new MidiDefect(
                _firstUnlistedOffset,
                $"{_unlisted} more defects; each was mended or skipped like those above, none is listed",
                _first is not null));
        return ordered;
    }

    private void Add(long offset, string wrong, string mended, bool breaksStandard)
    {
        if (_listed.Count < MostListed)
            _listed.Add(new MidiDefect(offset, $"{wrong}; {mended}", breaksStandard));
        else if (_unlisted++ == 0)
            _firstUnlistedOffset = offset;
    }
}
