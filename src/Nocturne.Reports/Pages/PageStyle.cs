namespace Nocturne.Reports.Pages;

/// <summary>Styles of the HTML page, light or dark like the reader's system.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root{--ground:#f6f7f9;--card:#fff;--text:#222a35;--quiet:#5c6776;--line:#dfe4ea;--strong:#151b23;--link:#005a9c;--band:#f0f3f6}
        @media (prefers-color-scheme:dark){
        :root{--ground:#0f1318;--card:#171c23;--text:#cfd7e0;--quiet:#98a3b1;--line:#2a323c;--strong:#eef2f6;--link:#6cb8f0;--band:#1e252e}
        }
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--text)}
        body{font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main{max-width:1080px;margin:0 auto;padding:40px 24px 80px}
        h1,h2,h3{color:var(--strong);line-height:1.25}
        h1{font-size:32px;margin:0 0 12px}
        h2{font-size:22px;margin:52px 0 12px;padding-top:20px;border-top:1px solid var(--line)}
        h3{font-size:17px;margin:32px 0 8px}
        p,ul{margin:0 0 14px;max-width:74ch}
        ul{padding-left:22px}
        li{margin:4px 0}
        a{color:var(--link)}
        code{font-family:ui-monospace,"Cascadia Mono","SF Mono",Menlo,Consolas,monospace;font-size:.9em}
        pre{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px 16px;overflow-x:auto}
        figure{margin:18px 0;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:8px;overflow-x:auto}
        figure svg{display:block;width:100%;height:auto;min-width:640px}
        .wide{overflow-x:auto;margin:16px 0;background:var(--card);border:1px solid var(--line);border-radius:8px}
        table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
        th,td{padding:8px 10px;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
        th{color:var(--quiet);font-weight:600;vertical-align:bottom}
        td.number,th.number{text-align:right}
        td.number,td:first-child{white-space:nowrap}
        tbody tr:last-child td{border-bottom:0}
        .reference td{background:var(--band);color:var(--quiet);font-style:italic}
        """;
}
