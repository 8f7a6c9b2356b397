namespace Nocturne.Reports.Figures;

/// <summary>Styles of drawings. Plain class selectors, since not every SVG viewer supports CSS variables.</summary>
internal static class FigureStyle
{
    /// <summary>Number of curve colours; the first four are distinguishable with any kind of colour blindness (Okabe and Ito).</summary>
    public const int Colours = 6;

    /// <summary>Average width of a letter as a share of the font size, slightly overestimated.</summary>
    private const double LetterWidth = 0.56;

    public const string Css = """
        .figure{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:13px}
        .figure text{fill:#3c4654}
        .figure .title{font-size:16px;font-weight:600;fill:#151b23}
        .figure .part{font-weight:600;text-anchor:middle}
        .figure .mid{text-anchor:middle}
        .figure .end{text-anchor:end}
        .figure .note{font-size:12px;fill:#5c6776}
        .ground{fill:#fff}
        .grid{stroke:#e3e7ec;stroke-width:1}
        .axis{stroke:#8a95a3;stroke-width:1}
        .curve{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
        .dashed{stroke-dasharray:7 4}
        .level{fill:none;stroke:#151b23;stroke-width:1.5}
        .l0{stroke-dasharray:8 4}
        .l1{stroke-dasharray:2 3}
        .l2{stroke-dasharray:9 3 2 3}
        .c0{stroke:#0072b2}.c1{stroke:#d55e00}.c2{stroke:#009e73}.c3{stroke:#cc79a7}.c4{stroke:#e69f00}.c5{stroke:#56b4e9}
        .d0{fill:#0072b2}.d1{fill:#d55e00}.d2{fill:#009e73}.d3{fill:#cc79a7}.d4{fill:#e69f00}.d5{fill:#56b4e9}
        .corpus{fill:#c9d0d9}
        .roll{fill:none;stroke:#0072b2;stroke-width:2.6}
        @media (prefers-color-scheme:dark){
        .figure text{fill:#b6c0cc}
        .figure .title{fill:#eef2f6}
        .figure .note{fill:#98a3b1}
        .ground{fill:#171c23}
        .grid{stroke:#2a323c}
        .axis{stroke:#66717f}
        .level{stroke:#eef2f6}
        .c0{stroke:#4ba6e8}.c1{stroke:#ff8440}.c2{stroke:#2fcb9c}.c3{stroke:#e7a3cb}.c4{stroke:#ffbf40}.c5{stroke:#8fd3ff}
        .d0{fill:#4ba6e8}.d1{fill:#ff8440}.d2{fill:#2fcb9c}.d3{fill:#e7a3cb}.d4{fill:#ffbf40}.d5{fill:#8fd3ff}
        .corpus{fill:#414c5a}
        .roll{stroke:#4ba6e8}
        }
        """;

    /// <summary>Class of a curve: a colour, dashed when all colours are used.</summary>
    public static string Curve(int index) => $"curve c{index % Colours}{(index / Colours % 2 == 1 ? " dashed" : "")}";

    /// <summary>Class of a dot on a curve.</summary>
    public static string Dot(int index) => $"d{index % Colours}";

    /// <summary>Class of the horizontal line of a trivial predictor.</summary>
    public static string Level(int index) => $"level l{index % 3}";

    /// <summary>Estimated width of a text in pixels.</summary>
    public static double TextWidth(string text, double fontSize = 13) => text.Length * fontSize * LetterWidth;
}
