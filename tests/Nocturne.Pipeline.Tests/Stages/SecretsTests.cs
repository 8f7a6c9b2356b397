using System.Text;
using System.Text.RegularExpressions;

namespace Nocturne.Pipeline.Tests.Stages;

/// <summary>The outputs of the stages may be published, so they must not reveal a folder, a machine or a user.</summary>
public sealed class SecretsTests : IDisposable
{
    private readonly TinyRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void No_file_names_the_folder_the_machine_or_the_user_that_made_it()
    {
        // Act
        _repository.RunAll();
        // Assert
        var files = Directory.GetFiles(_repository.Root, "*", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(_repository.Music, StringComparison.Ordinal)).ToList();
        files.Select(Path.GetExtension)
            .Should().Contain([".json", ".csv", ".safetensors", ".nocturne", ".onnx", ".mid", ".md", ".html", ".svg"]);
        foreach (var file in files)
            Secrets(_repository.Root).Where(secret => IsIn(file, secret))
                .Should().BeEmpty($"they must not be in {Path.GetRelativePath(_repository.Root, file)}");
    }

    private static IEnumerable<string> Secrets(string root) =>
        ((string[])
        [
            Path.GetFileName(root), Environment.MachineName, Environment.UserName,
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + Path.DirectorySeparatorChar,
        ]).Where(secret => secret is not "root" && secret.Length > 1);        // "root" is an ordinary word in the files

    /// <summary>Whether a word is in a file or its name. Binary files contain short words by chance, so they are skipped.</summary>
    private static bool IsIn(string file, string secret)
    {
        var word = new Regex($"(?<![A-Za-z0-9]){Regex.Escape(secret)}{(char.IsLetterOrDigit(secret[^1]) ? "(?![A-Za-z0-9])" : "")}");
        var isSkipped = secret.Length < 6 && Path.GetExtension(file) is ".safetensors" or ".onnx" or ".nocturne";
        var bytes = isSkipped ? [] : File.ReadAllBytes(file);
        return ((string[])[Path.GetFileName(file), Encoding.Latin1.GetString(bytes), Encoding.Unicode.GetString(bytes)]).Any(word.IsMatch);
    }
}
