using Nocturne.Training.Data;

namespace Nocturne.Training.Tests;

public sealed class WindowSetTests
{
    [Fact]
    public void A_piece_of_n_notes_has_n_minus_t_windows()
    {
        new WindowSet([new float[100]], window: 30).Count.Should().Be(70);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(29)]
    [InlineData(30)]
    public void A_piece_without_a_note_after_the_window_has_none(int notes)
    {
        new WindowSet([new float[notes]], window: 30).Count.Should().Be(0);
    }

    [Fact]
    public void Windows_never_cross_from_one_piece_to_the_next()
    {
        var windows = new WindowSet([[1, 2, 3, 4], [], [9], [11, 12, 13]], window: 2);

        Window(windows, 0).Should().Equal(1, 2, 3);
        Window(windows, 1).Should().Equal(2, 3, 4);
        Window(windows, 2).Should().Equal(11, 12, 13);
        windows.Count.Should().Be(3);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    [InlineData(7, 1)]
    public void The_stride_thins_the_windows_out(int stride, int expected)
    {
        new WindowSet([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]], window: 3, stride).Count.Should().Be(expected);
    }

    [Fact]
    public void With_a_stride_windows_begin_that_far_apart()
    {
        var windows = new WindowSet([[0, 1, 2, 3, 4, 5, 6], [10, 11, 12]], window: 2, stride: 3);

        Window(windows, 1).Should().Equal(3, 4, 5);
        Window(windows, 2).Should().Equal(10, 11, 12);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_window_that_is_not_there_is_refused(int index)
    {
        var windows = new WindowSet([[1, 2, 3, 4]], window: 2);

        var copying = () => Window(windows, index);

        copying.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Inputs_and_targets_may_be_different_numbers()
    {
        var windows = new WindowSet([new Sequence([0.1f, 0.2f, 0.3f], [1, 2, 3])], window: 2);

        Window(windows, 0).Should().Equal(0.1f, 0.2f, 3);
    }

    private static float[] Window(WindowSet windows, int index)
    {
        var (inputs, targets) = (new float[windows.Window], new float[1]);
        windows.CopyTo([index], inputs, targets);
        return [.. inputs, .. targets];
    }
}
