import { describe, expect, it } from 'vitest'
import { buttonStyle } from './button-style'
import { classNames } from './class-names'

describe('classNames', () => {
  it.each([
    [['inline-flex h-11', 'hidden md:inline-flex'], 'h-11 hidden md:inline-flex'],
    [['p-4 md:p-5', 'p-0'], 'md:p-5 p-0'],
    [['px-5', 'p-2'], 'p-2'],
    [['size-8', 'w-4'], 'size-8 w-4'],
    [['gap-x-4 gap-y-2', 'gap-x-2'], 'gap-y-2 gap-x-2'],
    [['gap-x-4 gap-y-2', 'gap-3'], 'gap-3'],
    [['justify-between', 'justify-items-center'], 'justify-between justify-items-center'],
    [['w-4 h-4', 'size-8'], 'size-8'],
    [['text-sm text-ink', 'text-ink-muted'], 'text-sm text-ink-muted'],
    [['text-ink text-base', 'text-[0.9375rem] text-center'], 'text-ink text-[0.9375rem] text-center'],
    [['font-medium font-display', 'font-semibold'], 'font-display font-semibold'],
    [['border border-line', 'border-0'], 'border-line border-0'],
    [
      ['border border-line-strong hover:border-ink', 'border-line border-t'],
      'border hover:border-ink border-line border-t',
    ],
    [['border-b border-line', 'border-t-0 border-dashed'], 'border-b border-line border-t-0 border-dashed'],
    [['mt-12 first:mt-0', 'mt-4'], 'first:mt-0 mt-4'],
    [['rounded-lg', 'rounded-t-2xl'], 'rounded-lg rounded-t-2xl'],
    [['bg-surface hover:bg-sunken', 'bg-seal'], 'hover:bg-sunken bg-seal'],
    [['a', false, undefined, ['b', null]], 'a b'],
  ])('%j is %s', (given, expected) => {
    expect(classNames(...given)).toBe(expected)
  })

  it('leaves a button only one height, whatever its look adds', () => {
    expect(
      classNames(buttonStyle({ tone: 'link' }))
        .split(' ')
        .filter((name) => name.startsWith('h-')),
    ).toEqual(['h-auto'])
  })
})
