using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Summaries;

namespace Nocturne.Pipeline.Tests.Summaries;

public sealed class PrivateTextTests
{
    [Theory]
    [InlineData("'/srv/repo/out/models/x' is full", "'artifacts/models/x' is full")]
    [InlineData("see /srv/repo/data/corpora/a.json.", "see ./data/corpora/a.json.")]
    [InlineData("There is no folder '/music/of mine'; known are etudes.", "There is no folder 'FOLDER'; known are etudes.")]
    [InlineData("Could not find '/home/me/other things/x.mid'.", "Could not find '.../x.mid'.")]
    [InlineData("/etc/ssl/cert.pem cannot be read", ".../cert.pem cannot be read")]
    [InlineData(@"'C:\Users\me\x.mid' cannot be read", "'.../x.mid' cannot be read")]
    [InlineData("https://example.org/a/b.mid answered 404", "https://example.org/a/b.mid answered 404")]
    [InlineData("and/or 1/2", "and/or 1/2")]
    public void Only_what_is_ours_keeps_its_path(string message, string shown)
    {
        if (OperatingSystem.IsWindows())
            return;                         // the folders below are none there
        PrivateText.Of(message, new Workspace("/srv/repo", "/srv/repo/out"), new StageOptions("/music/of mine")).Should().Be(shown);
    }
}
