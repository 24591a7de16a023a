/** Sets this process's clock off by so many milliseconds, as on a machine whose clock nobody keeps. Timers stay right. */
export function skewClock(byMs: number): () => void {
  const Real = globalThis.Date
  class Skewed extends Real {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(Real.now() + byMs)
      else super(...(given as [number]))
    }
    static override now() {
      return Real.now() + byMs
    }
  }
  globalThis.Date = Skewed as DateConstructor
  return () => {
    globalThis.Date = Real
  }
}
