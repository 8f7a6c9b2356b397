using Nocturne.Evaluation.Report.Pages;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>What the numbers mean.</summary>
internal static class ReadingSection
{
    public static IEnumerable<Block> Build()
    {
        yield return new Heading(2, "How to read the numbers");
        yield return new Bullets(
        [
            [
                Inline.Strong("Loss"), ": mean squared error of the next note's number divided by 88. ",
                "Numbers go from 0 for the highest key of a piano to 87 for the lowest.",
            ],
            [Inline.Strong("Semitones"), ": 88 times the root of the loss, the typical error in keys of a piano."],
            [Inline.Strong("R²"), ": share of the notes' variance that the model accounts for; 0 is no better than their mean, 1 perfect."],
            [Inline.Strong("Against a line"), ": share of that predictor's loss that the model takes away; below 0 % the model is worse."],
            [Inline.Strong("Spread of answers"), ": standard deviation of what the model answers; near 0, it always says the same."],
            [Inline.Strong("Longest run"), ": most times that one note comes in a row. A model that is stuck has as many as notes."],
            [Inline.Strong("Entropy"), ": how evenly the notes are used, in bits a note; 0 for one note only, 6.46 for all 88 alike."],
            [Inline.Strong("Distinct-n"), ": different groups of n neighbouring notes, as a share of all groups."],
            [Inline.Strong("Repeats"), ": share of the steps that stay on the same note."],
            [
                Inline.Strong("Range"), " and ", Inline.Strong("mean interval"),
                ": in semitones, from lowest to highest note and from each note to the next.",
            ],
        ]);
        yield return Paragraph.Of(
            "A network that is trained by mean squared error learns the mean of what may follow, not what follows. ",
            "Where many notes are possible that mean lies between them, so a low loss and good music are two things: look at both.");
    }
}
