export const payStyle = `
:root {
  color-scheme: light dark;
  --ground: #f5f5f3; --card: #ffffff; --ink: #1c1b19; --quiet: #5c5a55; --line: #dcdad4;
  --accent: #1f5a41; --on-accent: #ffffff; --note: #fff4d6; --note-ink: #5b3f00; --bad: #a3200f; --bad-ground: #fdecea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #141413; --card: #1f1e1c; --ink: #f2f0ea; --quiet: #b3afa5; --line: #3d3b37;
    --accent: #7cc9a3; --on-accent: #0d2219; --note: #3a2e10; --note-ink: #ffe2a0; --bad: #ffb4a8; --bad-ground: #3b1712;
  }
}
* { box-sizing: border-box }
body {
  margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5;
  font: 16px/1.5 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
.note { margin: 0; padding: .75rem 1rem; background: var(--note); color: var(--note-ink); text-align: center; font-weight: 600 }
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
h1 { font-size: 1.25rem; margin: 0 0 1rem }
h2 { font-size: 1rem; margin: 0 0 .5rem }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; margin-bottom: 1rem }
.due { font-size: 2rem; font-weight: 700; font-variant-numeric: tabular-nums; margin: 0 }
.quiet { color: var(--quiet); font-size: .875rem; margin: .25rem 0 0; overflow-wrap: anywhere }
ul { list-style: none; margin: 0; padding: 0 }
li { display: flex; justify-content: space-between; gap: 1rem; padding: .5rem 0; border-top: 1px solid var(--line) }
li:first-child { border-top: 0 }
form { margin: 1.5rem 0 0 }
li span:first-child { overflow-wrap: anywhere; min-width: 0 }
li span:last-child { font-variant-numeric: tabular-nums; white-space: nowrap }
.alert { background: var(--bad-ground); color: var(--bad); border-radius: 8px; padding: .75rem 1rem; margin: 0 0 1rem }
button, .button {
  display: block; width: 100%; min-height: 48px; padding: .625rem 1rem; margin: 0 0 .75rem; border-radius: 10px; font: inherit;
  font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; border: 1px solid var(--line);
  background: var(--card); color: var(--ink);
}
button.pay, .button.pay { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
fieldset { border: 1px solid var(--line); border-radius: 12px; padding: .75rem 1rem 1rem; margin: 1.25rem 0 1rem; background: var(--card); min-width: 0 }
legend { font-weight: 600; padding: 0 .25rem }
.choices { display: grid; grid-template-columns: 1fr 1fr; gap: .25rem; margin-top: .5rem }
label { display: flex; align-items: center; gap: .5rem; min-height: 44px; cursor: pointer }
input[type=radio] { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); margin: 0 }
`
