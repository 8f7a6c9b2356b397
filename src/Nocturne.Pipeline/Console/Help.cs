namespace Nocturne.Pipeline.Console;

/// <summary>The output of --help.</summary>
internal static class Help
{
    public const string Text = """
        Runs stages of an experiment. Stages that are up to date are skipped.

        Usage: Nocturne.Pipeline STAGE... [options]

        Stages, in the order in which they run:
          preprocess     gets the corpus and encodes its music as tokens
          train          trains every run of the experiment
          export         exports the best weights of every run as an ONNX model, and verifies it against the learner
          evaluate       compares every model with baselines
          generate       composes with every model
          report         writes the report
          results        writes tables, curves and figures of what is finished, without music or models

        Commands, each alone:
          status         prints what would run, and why; changes nothing
          compare        compares settings and results of --experiment with those of --baseline; changes nothing

        Options (--name value or --name=value):
          --experiment=NAME          file in build/experiments, without .json (default: quickstart); may be repeated
          --baseline=NAME            for compare: the experiment to compare with
          --format=text|json         for compare: the output (default: text)
          --corpus=NAME|FOLDER       a corpus of data/corpora, or a folder of MIDI files (default: the experiment's)
          --set=section.field=value  overrides a setting of the experiment; lists are separated by commas; may be repeated
          --device=auto|cpu|cuda     where to compute (default: auto)
          --learner=auto|simd|torch  what trains (default: auto, which is torch if there is a GPU, otherwise simd)
          --tf32                     lets torch multiply with reduced precision on a GPU: faster, with slightly different results
          --jobs=N                   how many runs at the same time (default: one per core)
          --force                    also runs stages that are up to date
          --dry-run                  prints what the stages would do, and why, and writes nothing
          --artifacts=DIR            output folder (default: artifacts below the root)
          --root=DIR                 root of the repository (default: the nearest folder above with build/experiments)
          --help, --version

        Exit codes: 0 everything is done; 1 an error, with one line on stderr; 130 or 143 stopped by Ctrl+C or SIGTERM (training resumes
        at the next call).

        A call that runs stages writes summary.json and summary.md to the artifacts folder, even if a stage fails. It writes none if the
        command line or a setting is wrong, or if another pipeline is using the folder.

        Examples:
          Nocturne.Pipeline preprocess train export
          Nocturne.Pipeline train --experiment=lab --jobs=4
          Nocturne.Pipeline train --learner=torch --device=cuda --jobs=8
          Nocturne.Pipeline train --set model.cells=gru --set model.hidden=96,128
          Nocturne.Pipeline preprocess --corpus ~/midi
          Nocturne.Pipeline status --experiment=lab
          Nocturne.Pipeline train --experiment=lab --dry-run
          Nocturne.Pipeline compare --experiment=lab --baseline=quickstart --format=json

        On a terminal, train shows one line per run; * marks the lowest validation loss of the run so far. It writes plain lines to a file,
        with TERM=dumb and in CI. NO_COLOR switches colours off.

        """;
}
