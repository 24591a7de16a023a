type Axis = { domain: [number, number]; ticks: number[] }

const STEPS = 4
const NICE = [1, 2, 2.5, 5, 10]

/** The next round number at or above: 1, 2, 2.5 or 5 times a power of ten. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)))
  return (NICE.find((nice) => nice * power >= least) ?? 10) * power
}

const steps = (from: number, to: number, step: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, place) => (from + place) * step || 0)

/**
 * Two scales with their noughts on one line, however far the first goes below it: money that was given back must not
 * make a day without orders look like one with two.
 */
export function alignedAxes(amounts: readonly number[], counts: readonly number[]): { main: Axis; count: Axis } {
  const [low, high] = [Math.min(0, ...amounts), Math.max(0, ...amounts)]
  const step = niceStep(Math.max(high, -low) / STEPS)
  const [down, up] = [Math.ceil(-low / step), Math.max(1, Math.ceil(high / step))]
  const countStep = niceStep(Math.ceil(Math.max(1, ...counts) / up))
  const whole = countStep === 2.5 ? 3 : countStep
  return {
    main: { domain: [-down * step || 0, up * step], ticks: steps(-down, up, step) },
    count: { domain: [-down * whole || 0, up * whole], ticks: steps(0, up, whole) },
  }
}
