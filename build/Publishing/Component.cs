namespace Build.Publishing;

/// <summary>Something by others that is shipped with the generator.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Url">Its package URL (purl), such as <c>pkg:nuget/System.CommandLine@3.0.0</c>.</param>
/// <param name="Licence">Its licence as SPDX names it.</param>
/// <param name="Copyright">Whose it is, as its package says; empty where it does not.</param>
/// <param name="Sha512">SHA-512 of its package, in hexadecimal digits.</param>
/// <param name="Folder">Where its package lies, with the texts of its licences.</param>
public sealed record Component(string Name, string Version, string Url, string Licence, string Copyright, string Sha512, string Folder)
{
    private static readonly string[] Texts = ["LICENSE", "LICENSE.TXT", "LICENSE.txt", "LICENSE.md", "THIRD-PARTY-NOTICES.TXT", "THIRD-PARTY-NOTICES.txt", "ThirdPartyNotices.txt"];

    /// <summary>The licence and the notices that came with it.</summary>
    public IEnumerable<string> NoticeFiles =>
        Directory.EnumerateFiles(Folder).Where(file => Texts.Contains(Path.GetFileName(file))).Order(StringComparer.Ordinal);
}
