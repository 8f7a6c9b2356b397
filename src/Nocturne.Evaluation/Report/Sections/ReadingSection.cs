using Nocturne.Evaluation.Report.Pages;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>What the numbers mean.</summary>
internal static class ReadingSection
{
    public static IEnumerable<Block> Build(ReportInput input) => input.IsOfClasses ? OfClasses() : OfPitches();

    private static IEnumerable<Block> OfPitches()
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

    private static IEnumerable<Block> OfClasses()
    {
        yield return new Heading(2, "How to read the numbers");
        yield return new Bullets(
        [
            [
                Inline.Strong("Cross-entropy"), ": mean of -ln p, with p what the model held to be the odds of the token that followed; ",
                "in nats a token, and divided by ln 2 in bits. Lower is better; e to its power is among how many tokens the model wavers.",
            ],
            [Inline.Strong("Accuracy"), ": share of the windows whose most probable token was the one that followed."],
            [
                Inline.Strong("Repeats last"), ": share of the windows whose most probable token is the window's last one. ",
                "Where the most probable token is always taken, a model with a high share is soon stuck.",
            ],
            [Inline.Strong("Different answers"), ": how many different tokens were ever the most probable one."],
            [Inline.Strong("Longest run"), ": most times that one token comes in a row. A model that is stuck has as many as tokens."],
            [Inline.Strong("Entropy"), ": how evenly the tokens are used, in bits a token; 0 for one token only."],
            [Inline.Strong("Distinct-n"), ": different groups of n neighbouring tokens, as a share of all groups."],
            [Inline.Strong("Repeats"), ": share of the steps that stay on the same token."],
        ]);
        yield return Paragraph.Of(
            "A token of a validation piece that no training piece has is left out of what is judged: there is no number for it. ",
            "Losses of encodings with different vocabularies do not compare directly; each compares with its own lines.");
    }
}
