using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Build.Publishing;

namespace Build.Tests;

public sealed class PublishingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public PublishingTests()
    {
        Directory.CreateDirectory(_folder["out"]);
        File.WriteAllText(_folder["out", "nocturne"], "a program");
        File.WriteAllText(_folder["out", "LICENSE"], "MIT");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.tar.gz")]
    [InlineData("a.zip")]
    public void The_same_files_give_the_same_archive_on_another_day(string name)
    {
        // Arrange
        var first = Archive(name);
        File.SetLastWriteTimeUtc(_folder["out", "nocturne"], new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(_folder["out", "LICENSE"], new DateTime(1999, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        // Act, Assert
        Archive("again-" + name).Should().Equal(first);
    }

    [Fact]
    public void An_archive_contains_one_folder_with_an_executable_program()
    {
        // Arrange
        using var zip = new GZipStream(new MemoryStream(Archive("a.tar.gz")), CompressionMode.Decompress);
        using var tar = new TarReader(zip);
        // Act
        var entries = new List<(string Name, bool MayRun)>();
        while (tar.GetNextEntry() is { } entry)
            entries.Add((entry.Name, entry.Mode.HasFlag(UnixFileMode.OtherExecute)));
        // Assert
        entries.Should().Equal(("nocturne-1/LICENSE", false), ("nocturne-1/nocturne", true));
    }

    [Fact]
    public void A_rewritten_package_has_the_same_files()
    {
        // Arrange
        var package = _folder["a.zip"];
        ZipFile.CreateFromDirectory(_folder["out"], package);
        // Act
        ReproducibleArchive.Rewrite(package);
        // Assert
        using var zip = ZipFile.OpenRead(package);
        zip.Entries.Select(entry => entry.FullName).Should().Equal("LICENSE", "nocturne");
        zip.Entries.Should().OnlyContain(entry => entry.LastWriteTime.Year == 1980);
    }

    [Fact]
    public void A_bill_of_materials_lists_each_component_with_licence_and_hash()
    {
        // Arrange, Act
        using var bill = JsonDocument.Parse(BillOfMaterials.Of("1.2.3", [Part("MIT")]));
        // Assert
        bill.RootElement.GetProperty("bomFormat").GetString().Should().Be("CycloneDX");
        bill.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("version").GetString().Should().Be("1.2.3");
        bill.RootElement.GetProperty("components")[0].GetRawText()
            .Should().ContainAll("pkg:nuget/Part@1.0.0", "\"id\": \"MIT\"", "SHA-512", "abcdef");
    }

    [Fact]
    public void Notices_contain_the_licence_text_of_each_component() =>
        ThirdPartyNotices.Of([Part("Apache-2.0")]).Should().EndWith("MIT\n").And.Contain("Part 1.0.0 (Apache-2.0)");

    [Fact]
    public void A_component_without_a_licence_text_is_not_shipped()
    {
        // Arrange
        File.Delete(_folder["out", "LICENSE"]);
        var writing = () => ThirdPartyNotices.Of([Part("Apache-2.0")]);
        // Act, Assert
        writing.Should().Throw<BuildException>().Which.Message.Should().ContainAll("Part 1.0.0", "Apache-2.0", "ThirdPartyNotices.cs");
        ThirdPartyNotices.Of([Part("MIT")]).Should().Contain("Permission is hereby granted");
    }

    [Fact]
    public void Native_AOT_is_unavailable_for_another_platform() =>
        PublishForms.WhyNotAot(PublishForms.Rids.First(rid => rid != PublishForms.Here)).Should().Contain(PublishForms.Here);

    [Fact]
    public void A_file_that_is_not_part_of_the_generator_is_not_published()
    {
        // Arrange
        File.WriteAllText(_folder["out", "nocturne.pdb"], "symbols");
        File.WriteAllText(_folder["out", "TorchSharp.dll"], "");
        File.Delete(_folder["out", "LICENSE"]);
        var publication = new Publication(_folder["publish"], "linux-x64", isGpu: false, "1.2.3");
        var taking = () => publication.Take(_folder["out"]);
        // Act, Assert
        taking.Should().Throw<BuildException>().Which.Message.Should().Contain("TorchSharp.dll");
        File.Delete(_folder["out", "TorchSharp.dll"]);
        taking.Should().NotThrow();
        Directory.GetFiles(publication.Folder).Select(Path.GetFileName).Should().Equal("nocturne");
        Directory.GetFiles(publication.Symbols).Select(Path.GetFileName).Should().Equal("nocturne.pdb");
    }

    private byte[] Archive(string name)
    {
        ReproducibleArchive.Write(_folder["out"], "nocturne-1", _folder[name], file => file == "nocturne");
        return File.ReadAllBytes(_folder[name]);
    }

    private Component Part(string licence) =>
        new("Part", "1.0.0", "pkg:nuget/Part@1.0.0", licence, "Somebody", "abcdef", _folder["out"]);
}
