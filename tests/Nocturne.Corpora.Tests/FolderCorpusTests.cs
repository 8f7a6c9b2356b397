namespace Nocturne.Corpora.Tests;

/// <summary>Using any folder of MIDI files as a corpus.</summary>
public sealed class FolderCorpusTests
{
    [Fact]
    public void Files_of_all_kinds_and_subfolders_are_taken_in_ordinal_order()
    {
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], "b.MID", "a.midi", "sub/c.rmi", "d.kar");
        File.WriteAllText(Path.Combine(folder, "README.txt"), "not music");

        var corpus = temp.Find(folder);

        corpus.Name.Should().Be("mine");
        corpus.Pieces.Select(piece => piece.Name).Should().Equal("a", "b", "d", "sub/c");
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_a_piece_all_the_same()
    {
        // Arrange
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], "a.mid", "b.mid", "c.mid");
        using var closed = new FileStream(Path.Combine(folder, "b.mid"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        // Act
        var corpus = temp.Find(folder);
        // Assert
        corpus.Pieces.Select(piece => piece.Name).Should().Equal("a", "b", "c");
        corpus.Pieces.Select(piece => piece.Sha256).Should().OnlyHaveUniqueItems().And.OnlyContain(hash => hash.Length == 64);
    }

    [Fact]
    public void Two_files_that_differ_in_extension_only_are_two_pieces()
    {
        using var temp = new StoreInTemp();

        var corpus = temp.Find(TinyMidi.Fill(temp["mine"], "a.mid", "a.midi", "b.mid"));

        corpus.Pieces.Select(piece => piece.Name).Should().OnlyHaveUniqueItems().And.HaveCount(3);
    }

    [Fact]
    public void About_one_piece_in_ten_is_for_validation()
    {
        using var temp = new StoreInTemp();

        var corpus = temp.Find(TinyMidi.Fill(temp["mine"], [.. Enumerable.Range(0, 60).Select(i => $"piece-{i}.mid")]));

        corpus.Pieces.Count(piece => piece.Split == Split.Validation).Should().BeInRange(2, 12);
    }

    [Fact]
    public void Adding_pieces_leaves_the_others_on_their_side()
    {
        using var temp = new StoreInTemp();
        string[] names = [.. Enumerable.Range(0, 60).Select(i => $"piece-{i}.mid")];
        var few = temp.Find(TinyMidi.Fill(temp["few"], names.AsSpan(0, 50)));

        var many = temp.Find(TinyMidi.Fill(temp["many"], names));

        many.Pieces.ToDictionary(piece => piece.Name, piece => piece.Split).Should()
            .Contain(few.Pieces.ToDictionary(piece => piece.Name, piece => piece.Split));
    }

    [Fact]
    public void Two_pieces_are_enough_for_both_sides()
    {
        using var temp = new StoreInTemp();

        var corpus = temp.Find(TinyMidi.Fill(temp["mine"], "a.mid", "b.mid"));

        corpus.Pieces.Select(piece => piece.Split).Should().BeEquivalentTo([Split.Training, Split.Validation]);
    }

    [Theory]
    [InlineData(Split.Validation, "a.mid", "b.mid", "c.mid")]
    [InlineData(Split.Training, "a.mid", "s.mid", "u.mid")]
    public void Where_all_files_of_a_side_are_broken_a_piece_that_can_be_read_takes_their_place(Split side, params string[] names)
    {
        // Arrange
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], names);
        foreach (var piece in temp.Find(folder).Pieces.Where(piece => piece.Split == side))
            File.WriteAllText(piece.Path, "This is no MIDI file.");
        // Act
        var corpus = temp.Find(folder);
        // Assert
        corpus.Pieces.Where(piece => File.ReadAllBytes(piece.Path)[0] == 'M').Select(piece => piece.Split).Should()
            .Contain([Split.Training, Split.Validation]);
    }

    [Fact]
    public void A_broken_file_beside_a_whole_one_on_its_side_changes_nothing()
    {
        // Arrange
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], [.. Enumerable.Range(0, 60).Select(i => $"piece-{i}.mid")]);
        var before = temp.Find(folder).Pieces.ToDictionary(piece => piece.Name, piece => piece.Split);
        var broken = temp.Find(folder).Pieces.First(piece => piece.Split == Split.Validation);
        File.WriteAllText(broken.Path, "This is no MIDI file.");
        // Act
        var after = temp.Find(folder).Pieces.ToDictionary(piece => piece.Name, piece => piece.Split);
        // Assert
        after.Should().Equal(before);
    }

    [Fact]
    public void Pieces_of_the_same_bytes_are_on_the_same_side()
    {
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], [.. Enumerable.Range(0, 40).Select(i => $"piece-{i}.mid")]);
        for (var i = 0; i < 40; i++)
            TinyMidi.Put(Path.Combine(folder, "again", $"copy-{i}.mid"), 60 + i);

        var corpus = temp.Find(folder);

        corpus.Pieces.GroupBy(piece => piece.Sha256).Should().HaveCount(40)
            .And.OnlyContain(same => same.Count() == 2 && same.DistinctBy(piece => piece.Split).Count() == 1);
    }

    [Fact]
    public void A_named_validation_piece_takes_its_copies_along()
    {
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], "a.mid", "b.mid");
        TinyMidi.Put(Path.Combine(folder, "copy.mid"), 60);

        var corpus = temp.Prepare(folder, "songs", "a");

        corpus.Pieces.Where(piece => piece.Split == Split.Validation).Select(piece => piece.Name).Should().Equal("a", "copy");
    }

    [Fact]
    public void An_unknown_validation_piece_is_an_error_that_names_the_nearest()
    {
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], "op15-no1.mid", "op62-no2.mid");

        var prepare = () => temp.Prepare(folder, "songs", "op15no1");

        prepare.Should().Throw<CorpusException>()
            .WithMessage("The corpus 'mine' has no piece 'op15no1' for validation; the nearest name is 'op15-no1'.");
    }

    [Fact]
    public void All_pieces_for_validation_is_an_error()
    {
        using var temp = new StoreInTemp();
        var folder = TinyMidi.Fill(temp["mine"], "a.mid", "b.mid");

        var prepare = () => temp.Prepare(folder, "songs", "a", "b");

        prepare.Should().Throw<CorpusException>().WithMessage("2 of the 2 pieces*");
    }

    [Fact]
    public void An_empty_folder_is_an_error()
    {
        using var temp = new StoreInTemp();
        Directory.CreateDirectory(temp["empty"]);

        var find = () => temp.Find(temp["empty"]);

        find.Should().Throw<CorpusException>().WithMessage("*0 MIDI files (.mid, .midi, .rmi, .kar)*at least 2*");
    }

    [Fact]
    public void A_single_file_is_an_error()
    {
        using var temp = new StoreInTemp();

        var find = () => temp.Find(TinyMidi.Fill(temp["one"], "a.mid"));

        find.Should().Throw<CorpusException>().WithMessage("*1 MIDI file *");
    }

    [Fact]
    public void A_missing_folder_is_an_error()
    {
        using var temp = new StoreInTemp();

        var find = () => temp.Find(temp["nowhere"]);

        find.Should().Throw<CorpusException>().WithMessage("*'*nowhere'*");
    }

    [Fact]
    public void The_files_of_a_known_corpus_take_its_name_titles_and_split()
    {
        using var temp = new StoreInTemp();

        var corpus = temp.Find(TinyMidi.Fill(temp["copied"], "Alpha.mid", "beta.MID", "gamma.mid"));

        corpus.Name.Should().Be("songs");
        corpus.Pieces.Should().Contain(piece => piece.Name == "alpha" && piece.Title == "The alpha" && piece.Path.EndsWith("Alpha.mid"));
        corpus.Pieces.Single(piece => piece.Split == Split.Validation).Name.Should().Be("beta");
    }

    [Fact]
    public void Some_other_folder_does_not_go_by_a_known_name()
    {
        using var temp = new StoreInTemp();

        temp.Find(TinyMidi.Fill(temp["Songs"], "x.mid", "y.mid")).Name.Should().Be("Songs-folder");
    }

    [Fact]
    public void A_folders_name_is_made_safe()
    {
        using var temp = new StoreInTemp();

        temp.Find(TinyMidi.Fill(temp["Mes études (1)"], "x.mid", "y.mid")).Name.Should().Be("Mes--tudes--1");
    }

    [RealDataFact]
    public void The_folder_of_the_real_nocturnes_is_the_corpus_nocturnes()
    {
        using var temp = new TempFolder();
        var store = new CorpusStore(Repository.At("data", "corpora"), temp.FullPath, _ => { });

        var corpus = store.Find(RealData.At("nocturnes"), "nocturnes", null);

        corpus.Name.Should().Be("nocturnes");
        corpus.Pieces.Should().HaveCount(19);
        corpus.Pieces.Where(piece => piece.Split == Split.Validation).Select(piece => piece.Name).Should().Equal("op15-no2", "op62-no2");
    }
}
