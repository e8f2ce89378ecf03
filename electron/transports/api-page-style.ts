/** The look of the page about `/api/v1`: the application's own colours and measures, without its files. */
export const apiPageStyle = `
:root { color-scheme: light dark;
  --canvas: light-dark(#fff, #17151c); --sunken: light-dark(#f6f5f1, #1f1d25); --line: light-dark(#e4e2dc, #34313c);
  --text: light-dark(#1b1a1f, #f1eff4); --text-2: light-dark(#55525c, #b9b5c2); --text-3: light-dark(#6b6874, #9d99a8);
  --accent: light-dark(#5b2a86, #c9a5ee); --ok: light-dark(#1c7a45, #6fcf97); --bad: light-dark(#a32626, #f29191); }
* { box-sizing: border-box; margin: 0; }
body { font: 14px/20px Inter, system-ui, sans-serif; color: var(--text); background: var(--canvas);
  font-variant-numeric: tabular-nums; }
a { color: var(--accent); }
main, body > header { max-width: 880px; margin: 0 auto; padding: 0 24px; }
body > header { padding-top: 40px; }
main { padding-bottom: 80px; }
h1 { font-size: 24px; line-height: 32px; letter-spacing: -0.015em; font-weight: 600; }
h1 small { font-size: 13px; font-weight: 400; color: var(--text-3); letter-spacing: 0; }
h2 { font-size: 16px; line-height: 24px; font-weight: 600; margin-top: 40px; }
h3 { font-size: 13px; font-weight: 600; margin-top: 16px; }
p { margin-top: 8px; color: var(--text-2); max-width: 72ch; }
code, pre { font: 12.5px/18px ui-monospace, "Cascadia Mono", Menlo, monospace; }
pre { margin-top: 8px; padding: 10px 12px; background: var(--sunken); border: 1px solid var(--line);
  border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
nav { margin-top: 24px; border-top: 1px solid var(--line); }
nav a { display: grid; grid-template-columns: 260px 1fr; gap: 16px; padding: 8px 0; border-bottom: 1px solid var(--line);
  color: inherit; text-decoration: none; }
nav a:hover { color: var(--accent); }
nav span { color: var(--text-2); }
article { margin-top: 24px; padding-top: 16px; border-top: 1px solid var(--line); }
article h3:first-child { margin: 0; font-size: 14px; }
.method { color: var(--ok); font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin-top: 8px; }
dt { color: var(--text-3); }
table { width: 100%; border-collapse: collapse; margin-top: 4px; }
th { text-align: left; font-weight: 500; font-size: 12px; color: var(--text-3); padding: 4px 12px 4px 0;
  border-bottom: 1px solid var(--line); }
td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:first-child { white-space: nowrap; }
.refusal { color: var(--bad); }
summary { cursor: pointer; margin-top: 12px; color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
@media (max-width: 640px) { nav a, dl { grid-template-columns: 1fr; } }
`
