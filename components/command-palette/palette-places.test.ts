import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findingKinds } from '@/lib/desk/schema'
import en from '@/messages/en/desk.json'
import zh from '@/messages/zh-CN/desk.json'
import { guardedPages } from '@/scripts/entry-points'
import { addressOf } from './finding-address'
import { palettePlaces } from './palette-places'

const pages = guardedPages()
  .filter(({ builder }) => builder === 'staffPage')
  .map(({ at, permission }) => ({ at: at.replace('/[locale]', ''), permission }))
const hasParam = ({ at }: { at: string }) => at.includes('[')

// reached from the one thing that they are about
const further = ['/merchant/campaigns/[campaignId]/archive', '/merchant/campaigns/[campaignId]/edit']
// a report has no name: it is chosen from the list
const fromItsList = ['/merchant/points/backtest/[id]']

describe('the palette leads to every page of the desk', () => {
  test.each(pages.filter((page) => !hasParam(page)).map((page) => [page.at, page] as const))('%s', (at, page) => {
    const place = palettePlaces.find(({ href }) => href === at)
    expect(
      place,
      `say ${at} in components/command-palette/palette-places.ts, and what it is called in messages/*/desk.json`,
    ).toBeDefined()
    expect(place?.permission).toBe(page.permission)
  })

  test('and what is one of many is found by a name or a number', () => {
    const found = findingKinds.map((kind) => addressOf(kind, 'X'))
    const missing = pages
      .filter((page) => hasParam(page) && !further.includes(page.at) && !fromItsList.includes(page.at))
      .filter(({ at }) => !found.includes(at.replace(/\[\w+\]/, 'X')))
    expect(missing).toEqual([])
  })

  test('and to nothing else', () => {
    expect(palettePlaces.filter(({ href }) => !pages.some(({ at }) => at === href))).toEqual([])
  })
})

test('each place has its words', () => {
  const keys = palettePlaces.flatMap(({ called }) => ('place' in called ? [called.place] : []))
  expect(Object.keys(zh.places).sort()).toEqual(keys.toSorted())
  expect(Object.keys(en.places).sort()).toEqual(keys.toSorted())
})

test('what is found is asked for with what its page asks for', () => {
  const text = readFileSync('lib/desk/actions.ts', 'utf8')
  for (const kind of findingKinds) {
    const page = pages.find(({ at }) => at.replace(/\[\w+\]/, 'X') === addressOf(kind, 'X'))
    expect(text).toMatch(new RegExp(`${kind}: '${page?.permission}'`))
  }
})
