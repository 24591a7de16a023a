import { type ClassValue, clsx } from 'clsx'
import { createTailwindMerge, validators } from 'tailwind-merge'

const any = [validators.isAny]
const sized = (...prefixes: string[]) => prefixes.map((prefix) => ({ [prefix]: any }))

// tailwind-merge's own list knows every utility and weighs 6 KB on every page; this one knows those that a caller of
// ours ever overrides. A class that stands in none of the groups is simply kept.
const merge = createTailwindMerge(() => ({
  cacheSize: 300,
  theme: {},
  classGroups: {
    display: ['block', 'inline-block', 'inline', 'flex', 'inline-flex', 'grid', 'inline-grid', 'hidden', 'contents'],
    position: ['static', 'fixed', 'absolute', 'relative', 'sticky'],
    p: sized('p'),
    px: sized('px'),
    py: sized('py'),
    pt: sized('pt'),
    pr: sized('pr', 'pe'),
    pb: sized('pb'),
    pl: sized('pl', 'ps'),
    m: sized('m'),
    mx: sized('mx'),
    my: sized('my'),
    mt: sized('mt'),
    mr: sized('mr', 'me'),
    mb: sized('mb'),
    ml: sized('ml', 'ms'),
    size: sized('size'),
    w: sized('w'),
    h: sized('h'),
    'min-w': sized('min-w'),
    'min-h': sized('min-h'),
    'max-w': sized('max-w'),
    'max-h': sized('max-h'),
    gap: sized('gap'),
    // of their own, or the second would pass for another of the first
    'gap-x': sized('gap-x'),
    'gap-y': sized('gap-y'),
    'grid-cols': sized('grid-cols'),
    items: sized('items'),
    justify: sized('justify'),
    'justify-items': sized('justify-items'),
    'text-align': [{ text: ['start', 'center', 'end', 'left', 'right'] }],
    'text-wrap': [{ text: ['balance', 'pretty', 'wrap', 'nowrap'] }],
    'text-size': [{ text: ['xs', 'sm', 'base', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl', validators.isArbitraryLength] }],
    'text-color': [{ text: any }],
    'font-family': [{ font: ['sans', 'display', 'mono'] }],
    'font-weight': [{ font: any }],
    bg: sized('bg'),
    rounded: [{ rounded: ['', 'none', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', 'full'] }],
    'border-w': [{ border: ['', '0', '2', '4'] }],
    'border-style': [{ border: ['solid', 'dashed', 'dotted', 'none'] }],
    // each side is a group of its own, or `border-t` would pass for a colour
    ...Object.fromEntries(
      ['t', 'r', 'b', 'l', 'x', 'y'].map((side) => [
        `border-${side}`,
        [{ [`border-${side}`]: ['', validators.isAny] }],
      ]),
    ),
    'border-color': sized('border'),
    shadow: sized('shadow'),
    opacity: sized('opacity'),
    z: sized('z'),
  },
  conflictingClassGroups: {
    p: ['px', 'py', 'pt', 'pr', 'pb', 'pl'],
    px: ['pr', 'pl'],
    py: ['pt', 'pb'],
    m: ['mx', 'my', 'mt', 'mr', 'mb', 'ml'],
    mx: ['mr', 'ml'],
    my: ['mt', 'mb'],
    size: ['w', 'h'],
    gap: ['gap-x', 'gap-y'],
  },
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: ['before', 'after', 'placeholder', 'backdrop', '*'],
}))

/** Joins class names; of two that set the same thing the later one counts. */
export function classNames(...values: ClassValue[]): string {
  return merge(clsx(values))
}
