/** Throws when something that cannot happen has happened: a bug of ours, never a shopper's mistake. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`)
}
