namespace Nocturne.Corpora.Tests;

public sealed class CountdownTests
{
    [Fact]
    public void It_tells_how_far_it_is_every_five_seconds_and_how_long_it_will_take()
    {
        var said = new List<string>();
        var countdown = new Countdown("encoding", 1_000, said.Add, new SecondsPass());

        for (var i = 0; i < 1_000; i++)
            countdown.Step();

        said.Should().HaveCount(199)
            .And.HaveElementAt(0, "encoding: 5 of 1,000 files; left 16:35")
            .And.HaveElementAt(198, "encoding: 995 of 1,000 files; left 0:05");
    }

    [Fact]
    public void Who_is_quick_says_nothing()
    {
        var said = new List<string>();
        var countdown = new Countdown("encoding", 4, said.Add, new SecondsPass());

        for (var i = 0; i < 4; i++)
            countdown.Step();

        said.Should().BeEmpty();
    }

    // Advances by one second at each reading.
    private sealed class SecondsPass : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }
}
