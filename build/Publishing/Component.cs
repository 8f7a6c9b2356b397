namespace Build.Publishing;

/// <summary>A third-party component that is shipped with the generator.</summary>
/// <param name="Name">Name.</param>
/// <param name="Version">Version.</param>
/// <param name="Url">Package URL (purl), such as <c>pkg:nuget/System.CommandLine@3.0.0</c>.</param>
/// <param name="Licence">SPDX identifier of its licence.</param>
/// <param name="Copyright">Copyright notice of its package; empty if it has none.</param>
/// <param name="Sha512">SHA-512 of its package, in hexadecimal digits.</param>
/// <param name="Folder">Folder of the unpacked package, licence texts included.</param>
public sealed record Component(string Name, string Version, string Url, string Licence, string Copyright, string Sha512, string Folder)
{
    private static readonly string[] Texts =
    [
        "LICENSE", "LICENSE.TXT", "LICENSE.txt", "LICENSE.md",
        "THIRD-PARTY-NOTICES.TXT", "THIRD-PARTY-NOTICES.txt", "ThirdPartyNotices.txt",
    ];

    /// <summary>Files with the licence and the notices of the package.</summary>
    public IEnumerable<string> NoticeFiles =>
        Directory.EnumerateFiles(Folder).Where(file => Texts.Contains(Path.GetFileName(file))).Order(StringComparer.Ordinal);
}
