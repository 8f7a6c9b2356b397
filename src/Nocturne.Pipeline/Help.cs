namespace Nocturne.Pipeline;

/// <summary>What --help prints.</summary>
internal static class Help
{
    public const string Text = """
        Runs one stage of an experiment. What is up to date is skipped.

        Usage: Nocturne.Pipeline STAGE [options]

        Stages, in their order:
          preprocess     get the corpus and write its music as tokens
          train          train every run of the experiment
          export         write every run's best weights as an ONNX model, and check it against the learner
          evaluate       measure every model beside trivial predictors
          generate       compose with every model
          report         put it all into one report
          results        put what is finished into tables, curves, figures and words, without music or models
          status         say what would run and why; changes nothing
          compare        settings and results of --experiment beside those of --baseline, with the change; changes nothing

        Options (--name value or --name=value):
          --experiment=NAME          file in build/experiments without .json (default: quickstart)
          --baseline=NAME            experiment that compare compares with
          --format=text|md|json      how compare prints (default: text)
          --corpus=NAME|FOLDER       a corpus of data/corpora or a folder of MIDI files (default: the experiment's)
          --set=section.field=value  overrides a setting of the experiment, lists by comma; may be given again
          --device=auto|cpu|cuda     where to compute (default: auto)
          --learner=auto|simd|torch  what trains (default: auto: torch where there is a GPU, else simd)
          --tf32                     lets torch multiply with fewer digits on a GPU: faster, and not to the same digits
          --jobs=N                   runs at a time (default: one a core)
          --force                    run though all is up to date
          --dry-run                  say what the stage would do and why, and write nothing
          --same-call                go on with the summary that the stage before has written, instead of a new one
          --artifacts=DIR            folder of all output (default: artifacts below the root)
          --root=DIR                 the repository's root (default: the nearest folder above with build/experiments)
          --help, --version

        Exit codes: 0 all that was asked for is done; 1 something went wrong, the command line too, and one line on stderr says what;
        130 and 143 stopped by Ctrl-C and SIGTERM; a stopped training goes on at the next call.

        Each stage ends with a summary, a failed one too: summary.json and summary.md in the artifacts folder. None is written where the
        command line is wrong or another pipeline is at work.

        Examples:
          Nocturne.Pipeline train --experiment=lab --jobs=4
          Nocturne.Pipeline train --learner=torch --device=cuda --jobs=8
          Nocturne.Pipeline train --set model.cells=gru --set model.hidden=96,128
          Nocturne.Pipeline preprocess --corpus ~/midi
          Nocturne.Pipeline status --experiment=lab
          Nocturne.Pipeline train --experiment=lab --dry-run
          Nocturne.Pipeline compare --experiment=lab --baseline=quickstart --format=md

        On a terminal, train shows a line a run: * marks the lowest validation loss of the run so far. Into a file, with TERM=dumb
        and in CI it writes plain lines; NO_COLOR does without colours.

        """;
}
