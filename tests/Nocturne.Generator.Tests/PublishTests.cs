using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nocturne.Models;
using Nocturne.Music.Midi;

namespace Nocturne.Generator.Tests;

/// <summary>The generator as a user gets it: published by the build program, unpacked, without .NET.</summary>
[Collection(nameof(Publication))]
public sealed class PublishTests(Publication publication) : IDisposable
{
    // Bytes of the program. On Linux it has 4.05 million with Native AOT and 19.81 million as ReadyToRun; a patch of .NET may change
    // that a little.
    private const long LargestAot = 4_400_000, LargestReadyToRun = 20_100_000;

    // The package DryWetMidi is larger than its substitute: 0.16 million bytes more with Native AOT, 0.48 million more as ReadyToRun.
    private const long PackageAot = 200_000, PackageReadyToRun = 500_000;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PublishFact]
    public void It_composes_in_an_empty_folder_without_dotnet_on_the_path()
    {
        TestModel.Write(_folder, TestModel.Spec(CellKind.Lstm));

        var result = publication.Run(_folder.FullPath, "compose", "lstm-2x16.onnx", "-o", "night.mid");

        result.ExitCode.Should().Be(0, result.Error);
        MidiReader.Read(_folder["night.mid"], MidiProfile.Strict).Score.Notes.Should().HaveCount(500);
        Directory.GetFiles(_folder.FullPath).Should().HaveCount(2);
    }

    [PublishFact]
    public void Its_doctor_finds_nothing_wrong()
    {
        var result = publication.Run(_folder.FullPath, "doctor");

        result.ExitCode.Should().Be(0, result.Output);
        result.Output.Should().Contain(publication.Unpacked);
    }

    [PublishFact]
    public void It_is_the_program_the_library_and_their_papers() =>
        publication.Files.Select(file => file.Name).Should().BeEquivalentTo(
            publication.ProgramName, publication.LibraryName, "LICENSE", "THIRD-PARTY-NOTICES.txt", "sbom.cdx.json");

    [PublishFact]
    public void The_archive_has_the_hash_that_stands_beside_it()
    {
        var line = File.ReadAllText(publication.Archive + ".sha256");

        line.Should().Be($"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(publication.Archive)))}  {Path.GetFileName(publication.Archive)}\n");
    }

    [PublishFact]
    public void Every_part_of_the_bill_of_materials_has_a_hash_a_licence_and_a_notice()
    {
        using var bill = JsonDocument.Parse(publication.Text("sbom.cdx.json"));
        var notices = publication.Text("THIRD-PARTY-NOTICES.txt");
        var components = bill.RootElement.GetProperty("components").EnumerateArray().ToList();

        components.Select(component => component.GetProperty("name").GetString()).Should().Contain("System.CommandLine")
            .And.Contain(name => name!.Contains("onnxruntime", StringComparison.OrdinalIgnoreCase)).And.Contain(name => name!.StartsWith("Microsoft.NETCore.App.Runtime."));
        foreach (var component in components)
        {
            component.GetProperty("hashes")[0].GetProperty("content").GetString().Should().MatchRegex("^[0-9a-f]{128}$");
            component.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString().Should().NotBeEmpty();
            notices.Should().Contain($"\n{component.GetProperty("name").GetString()} {component.GetProperty("version").GetString()}\n");
        }
    }

    [PublishFact]
    public void No_path_of_the_machine_that_made_it_is_in_it()
    {
        string[] secrets = [Repository.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Path.GetTempPath() + "nocturne"];
        foreach (var file in publication.Files.Where(file => !file.Name.Contains("onnxruntime", StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(file.FullName);
            foreach (var secret in secrets.Where(secret => secret.Length > 5))
                (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)), bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret))).Should().Be((-1, -1), $"'{secret}' is in {file.Name}");
        }
    }

    [PublishFact]
    public void It_has_not_grown()
    {
        var size = publication.Files.Single(file => file.Name == publication.ProgramName).Length;
        var (largest, package) = publication.IsAot ? (LargestAot, PackageAot) : (LargestReadyToRun, PackageReadyToRun);

        size.Should().BeLessThanOrEqualTo(largest + (publication.HasDryWetMidiPackage ? package : 0));
    }
}
