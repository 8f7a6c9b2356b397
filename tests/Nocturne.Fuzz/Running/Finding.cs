namespace Nocturne.Fuzz.Running;

/// <summary>A file that breaks a promise.</summary>
/// <param name="Number">Its number.</param>
/// <param name="What">The promises that it breaks.</param>
/// <param name="File">The file.</param>
internal sealed record Finding(int Number, string What, byte[] File);
