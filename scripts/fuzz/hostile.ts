import * as fc from 'fast-check'

/** Lists of which each holds the next twice: two dozen values that are walked sixteen million times. */
export function doubling(depth: number): unknown {
  let inner: unknown = []
  for (let i = 0; i < depth; i += 1) inner = [inner, inner]
  return inner
}

const cycle = (): unknown => {
  const self: Record<string, unknown> = {}
  return Object.assign(self, { a: self, b: self })
}

const texts = [
  '',
  ' ',
  '\0',
  '\ud83d',
  '\u202e回头客',
  "' or 1=1 --",
  '${7*7}',
  '<script>alert(1)</script>',
  '=cmd()',
  '../../etc/passwd',
  '__proto__',
  'a'.repeat(100_000),
  '1e309',
  '-1',
  '0',
  '9999-12-31',
  '2026-02-30',
  '+275760-09-13T00:00:00.001Z',
  '00000000-0000-0000-0000-000000000000',
  '0190a000-0000-7000-8000-000000000000',
]

const numbers = [-1, -0, 0.5, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 2 ** 53, Number.MIN_VALUE]

/** What no form of ours sends, as far as the wire of a server action can carry it. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...texts, ...numbers, null, undefined, true, 1n, [], {}),
  fc
    .constantFrom<() => unknown>(
      () => doubling(24),
      () => cycle(),
      () => new Date(Number.NaN),
      () => new Map([['a', 1]]),
      () => new Set([1]),
      () => new FormData(),
      () => Promise.resolve({}),
      () => JSON.parse('{"__proto__": {"staffRole": "owner"}}'),
      () => Array.from({ length: 5_000 }, () => 'a'),
    )
    .map((make) => make()),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue(),
)

type Path = readonly (string | number)[]

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...at, key]))]
}

function withPart(value: unknown, [key, ...rest]: Path, part: unknown): unknown {
  if (key === undefined) return part
  if (Array.isArray(value)) return value.map((one, i) => (i === Number(key) ? withPart(one, rest, part) : one))
  const held = value as Record<string, unknown>
  return { ...held, [key]: withPart(held[key], rest, part) }
}

/** A right input, the same with one part of it wrong, one part too many, or something else altogether. */
export function nearly(sample: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(sample)
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(sample) },
    {
      weight: 6,
      arbitrary: fc.tuple(fc.constantFrom(...paths), hostile).map(([path, part]) => withPart(sample, path, part)),
    },
    { weight: 2, arbitrary: hostile.map((part) => ({ ...(sample as object), staffRole: 'owner', extra: part })) },
    { weight: 1, arbitrary: hostile },
  )
}
