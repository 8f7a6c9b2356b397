using Nocturne.Models;

namespace Nocturne.Generation;

/// <summary>How to compose.</summary>
/// <param name="Notes">Notes to compose, 1 to 100,000.</param>
/// <param name="Seed">Any number. It picks the window of the card to start from and seeds the draws; the same seed gives the same piece.</param>
/// <param name="Temperature">How far the draws stray, 0 to 10, no unit. 0 takes the network's own answer, as the report does, which soon repeats one note; 1 strays as far as a regression head errs, and keeps a categorical head's own odds.</param>
/// <param name="Run">How the network is run; <c>null</c>: as the model's card says.</param>
public sealed record ComposeOptions(int Notes = 500, int Seed = 0, double Temperature = 1, RunMode? Run = null)
{
    /// <summary>Most notes that can be asked for at once.</summary>
    public const int MostNotes = 100_000;

    /// <summary>Highest temperature.</summary>
    public const double HighestTemperature = 10;

    /// <summary>These options, or a <see cref="SettingException"/> that lists all that is wrong with them.</summary>
    public ComposeOptions Checked() => SettingException.Unless(this,
        (Notes is >= 1 and <= MostNotes, $"notes is {Notes}; use 1 to {MostNotes:N0}"),
        (Temperature is >= 0 and <= HighestTemperature, $"temperature is {Temperature}; use 0 to {HighestTemperature}"),
        (Run is null || Enum.IsDefined(Run.Value), $"run is {Run}; use window or stream"));
}
