using System.Diagnostics;

namespace Nocturne.Corpora.Tests;

/// <summary>What may lie in a folder beside MIDI files.</summary>
public sealed class MidiFolderTests
{
    [Theory]
    [InlineData("sub", "sub")]
    [InlineData("sub", "sub/..")]
    [InlineData(".", "sub/..")]
    public void A_link_that_leads_back_is_told_and_not_followed(string place, string target)
    {
        if (OperatingSystem.IsWindows())
            return;                             // not everybody may make links there
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], "a.mid", "sub/b.mid");
        Directory.CreateSymbolicLink(Path.Combine(folder, place, "loop"), Path.Combine(folder, target));

        var corpus = temp.Prepare(folder);

        corpus.Pieces.Select(piece => piece.Name).Should().Equal("a", "sub/b");
        temp.Said.Should().ContainSingle(line =>
            line.Contains("left out: '") && line.EndsWith("loop' is a link to a folder that was already read"));
    }

    [Fact]
    public void A_folder_that_two_links_lead_to_is_read_once()
    {
        if (OperatingSystem.IsWindows())
            return;                             // not everybody may make links there
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], "a.mid");
        TinyMidi.Fill(temp["elsewhere"], "b.mid", "c.mid");
        foreach (var link in (string[])["one", "two"])
            Directory.CreateSymbolicLink(Path.Combine(folder, link), temp["elsewhere"]);

        temp.Find(folder).Pieces.Select(piece => piece.Name).Should().Equal("a", "one/b", "one/c");
    }

    [Fact]
    public void A_folder_with_the_name_of_a_file_is_a_folder()
    {
        using var temp = new StoreInTemp();

        temp.Find(TinyMidi.Fill(temp["mine"], "a.mid", "b.mid/c.mid")).Pieces.Select(piece => piece.Name).Should().Equal("a", "b.mid/c");
    }

    [Fact]
    public void Links_to_nowhere_and_to_themselves_are_pieces_that_are_skipped_later()
    {
        if (OperatingSystem.IsWindows())
            return;                             // not everybody may make links there
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], "a.mid", "b.mid");
        File.CreateSymbolicLink(Path.Combine(folder, "nowhere.mid"), "gone.mid");
        File.CreateSymbolicLink(Path.Combine(folder, "itself.mid"), "itself.mid");

        temp.Find(folder).Pieces.Select(piece => piece.Name).Should().Equal("a", "b", "itself", "nowhere");
    }

    [Fact]
    public void Names_that_differ_in_case_only_stay_apart()
    {
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], "x.mid", "a.mid", "a.midi", "a.rmi");

        temp.Find(folder).Pieces.Select(piece => piece.Name).Should().OnlyHaveUniqueItems().And.HaveCount(4);
    }

    [Fact]
    public void A_name_with_control_characters_does_not_reach_the_terminal()
    {
        if (OperatingSystem.IsWindows())
            return;                             // there it cannot be had
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], "a.mid", "b\u001b[2Jc.mid");
        TinyMidi.Put(Path.Combine(folder, "copy.mid"), 61);

        temp.Prepare(folder);

        temp.Said.Should().Contain(line => line.Contains("b?[2Jc")).And.NotContain(line => line.Contains('\u001b'));
    }

    [Fact]
    public void A_pipe_is_never_opened()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], "a.mid", "b.mid");
        using (var mkfifo = Process.Start("mkfifo", Path.Combine(folder, "pipe.mid")))
            mkfifo.WaitForExit();

        temp.Find(folder).Pieces.Should().HaveCount(3);
    }
}
