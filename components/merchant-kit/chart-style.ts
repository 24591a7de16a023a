/** How the axes of every picture of figures look. */
export const axis = {
  stroke: 'var(--line-strong)',
  tick: { fill: 'var(--ink-muted)', fontSize: 12 },
  tickLine: false,
}

/** The box that says what is under the finger: its colours are those of the page, light and dark. */
export const tooltipBox = {
  background: 'var(--surface)',
  border: '1px solid var(--line)',
  borderRadius: 12,
  color: 'var(--ink)',
}
