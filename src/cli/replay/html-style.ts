/** The look of a replay report as a file: the colours of the web application, no resource from elsewhere, print included. */

const LIGHT = `color-scheme:light;--ink:#1a1e23;--mute:#59626d;--line:#e3e6ea;--page:#fff;--soft:#f6f7f9;--hover:#f0f2f5;--good:#0b6e4f;--warn:#8f5100;--bad:#b42318;--bad-tint:#fdecea;--bad-solid:#c2321f;
--p0:#0a655f;--p0-tint:#def1ef;--p0-solid:#0b6e69;--p1:#5636bd;--p1-tint:#ece7fb;--p1-solid:#5b3cc4;--p2:#a01c66;--p2-tint:#fbe5f0;--p2-solid:#ab1f6e;--p3:#4f5f12;--p3-tint:#eef2d8;--p3-solid:#5a6b18;--none:#4b5563;--none-tint:#eceff2;--none-solid:#6b7684`;

const DARK = `color-scheme:dark;--ink:#e7eaee;--mute:#a0a9b4;--line:#262c34;--page:#101317;--soft:#161a1f;--hover:#1d2228;--good:#62d1a4;--warn:#f0b54d;--bad:#ff9287;--bad-tint:#3a1a17;--bad-solid:#c8402f;
--p0:#6fd9cf;--p0-tint:#11332f;--p0-solid:#189488;--p1:#c4b5ff;--p1-tint:#2b2252;--p1-solid:#7d5ef0;--p2:#ff9fcd;--p2-tint:#401a30;--p2-solid:#c93a8a;--p3:#c9d77c;--p3-tint:#2a3111;--p3-solid:#7c9126;--none:#b8c0ca;--none-tint:#23292f;--none-solid:#5d6773`;

const tones = ['p0', 'p1', 'p2', 'p3', 'none']
  .map(
    (tone) =>
      `.chip.${tone}{color:var(--${tone});background:var(--${tone}-tint)}.fill.${tone}{background:var(--${tone}-solid)}.cell.${tone}{fill:var(--${tone}-solid)}`,
  )
  .join('\n');

export const STYLE = `
:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:14px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1080px;margin:0 auto;padding:40px 32px 64px}
h1{font-size:24px;line-height:1.25;margin:0 0 4px;letter-spacing:-.01em}
h2{font-size:16px;margin:0 0 2px}
h3{font-size:13px;margin:20px 0 6px}
p{margin:0 0 8px}
.mute{color:var(--mute)}
.small{font-size:12.5px}
section{margin-top:40px;break-inside:avoid-page}
section>p.mute{margin-bottom:12px}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:24px;margin:28px 0 0;padding:20px 0;border-block:1px solid var(--line)}
.figures dt{color:var(--mute);font-size:12.5px}
.figures dd{margin:2px 0 0;font-size:24px;font-weight:650;letter-spacing:-.01em}
.figures dd small{display:block;font-size:12.5px;font-weight:400;color:var(--mute);letter-spacing:0}
.bad{color:var(--bad)}.good{color:var(--good)}.warn{color:var(--warn)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.wide{position:relative}
th{font-weight:500;font-size:12.5px;color:var(--mute);text-align:left;white-space:nowrap}
th,td{padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:baseline}
tbody th{color:var(--ink);font-size:14px;font-weight:400}
tr.sum th,tr.sum td{font-weight:600}
.n{text-align:right;white-space:nowrap}
.bars{width:28%;min-width:140px;padding-right:0;vertical-align:middle}
.track{display:block;height:8px;margin:3px 0;border-radius:2px}
.fill{display:block;height:100%;border-radius:2px;min-width:1px}
.before .fill{opacity:.38}
.split{display:flex;height:10px;border-radius:3px;overflow:hidden;background:var(--hover);min-width:160px}
.split i{display:block}
.met{background:var(--good)}.missed{background:repeating-linear-gradient(45deg,var(--bad-solid) 0 4px,var(--bad-tint) 4px 6px)}
.chip{display:inline-block;padding:1px 7px;border-radius:4px;font-size:12.5px;font-weight:550;line-height:18px;white-space:nowrap}
.chip.alarm{color:var(--bad);background:repeating-linear-gradient(45deg,var(--bad-tint) 0 6px,var(--page) 6px 12px);font-weight:650}
.arrow{color:var(--mute);padding:0 4px}
${tones}
.cell.empty{fill:var(--hover)}
.maps{display:grid;grid-template-columns:repeat(auto-fit,minmax(400px,1fr));gap:28px 32px}
figure{margin:0;break-inside:avoid}
figcaption{margin-bottom:4px}
svg{display:block;width:100%;height:auto}
svg text{fill:var(--mute);font-size:10px}
details{margin-top:8px}
summary{cursor:pointer;color:var(--mute);font-size:12.5px}
summary:focus-visible,.wide:focus-visible{outline:2px solid var(--p1-solid);outline-offset:2px}
details table{font-size:11.5px;margin-top:6px}
details table th,details table td{padding:2px 6px 2px 0;font-size:11.5px}
footer{margin-top:48px;padding-top:16px;border-top:1px solid var(--line);color:var(--mute);font-size:12.5px;overflow-wrap:anywhere}
@media (max-width:600px){section .wide>table{min-width:560px}main{padding:24px 16px 48px}.maps{grid-template-columns:1fr}.bars{display:none}}
@media print{:root{${LIGHT}}@page{margin:16mm}main{max-width:none;padding:0}section{margin-top:28px}.fill,.split i,.chip,.cell{print-color-adjust:exact;-webkit-print-color-adjust:exact}details:not([open]){display:none}body{font-size:11px}}
`;
