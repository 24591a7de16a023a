import { beforeAll, describe, expect, test } from 'vitest'
import { useTestDatabase } from '@/lib/db/testing'
import { seedCatalogue } from '@/prisma/seed/catalogue'
import { listProducts, suggest } from '../listing/queries'
import { listParamsSchema } from '../listing/schema'
import { searchQueryOf, searchTermsOf } from './rules'

useTestDatabase()
const now = new Date('2026-11-01T00:00:00Z')
beforeAll(() =>
  seedCatalogue({ mediaDir: null, say: () => undefined, openedAt: new Date('2025-11-01T00:00:00Z'), now }),
)

const search = async (q: string) =>
  (await listProducts({ kind: 'search' }, listParamsSchema.parse({ q }), 'zh-CN')).products.map(({ slug }) => slug)

/** What people type, and what any one of them is content to see first. */
const judged: readonly [typed: string, wanted: string][] = [
  // Chinese, two signs and more
  ['电脑', 'laptop tablet gaming-pc'],
  ['鼠标', 'cordless-mouse'],
  ['键盘', 'clacky-keyboard'],
  ['硬盘', 'hard-drive'],
  ['网线', 'ethernet-cable'],
  ['内存', 'high-performance-ram'],
  [
    '相机',
    'instant-camera instamatic-camera compact-digital-camera twin-lens-camera compact-slr-camera vintage-folding-camera',
  ],
  ['镜头', 'camera-lens'],
  ['拍立得', 'instant-camera'],
  ['跑鞋', 'ultraboost-running-shoe freerun-running-shoe pureboost-running-shoe runx-running-shoe'],
  ['篮球', 'basketball'],
  ['篮球鞋', 'hi-top-basketball-shoe'],
  ['帐篷', 'tent'],
  ['沙发', 'leather-sofa grey-fabric-sofa'],
  ['真皮沙发', 'leather-sofa'],
  ['凳子', 'wooden-stool'],
  ['床头柜', 'bedside-table'],
  ['多肉', 'assorted-succulents'],
  ['绿植', 'hanging-plant'],
  ['盆景', 'bonsai-tree'],
  ['兰', 'orchid'],
  ['笔记本 轻薄', 'laptop'],
  ['4K显示器', '32-inch-monitor'],
  // traditional characters, found by their sound
  ['籃球', 'basketball'],
  ['沙發', 'leather-sofa grey-fabric-sofa'],
  // pinyin, whole and by initials
  ['shubiao', 'cordless-mouse'],
  ['jianpan', 'clacky-keyboard'],
  ['zhang peng', 'tent'],
  ['shafa', 'leather-sofa grey-fabric-sofa'],
  ['duorou', 'assorted-succulents'],
  ['xrz', 'spiky-cactus'],
  ['pld', 'instant-camera'],
  ['xsq', '32-inch-monitor curvy-monitor'],
  ['glc', 'road-bike'],
  // English
  ['laptop', 'laptop'],
  [
    'camera',
    'instant-camera instamatic-camera compact-digital-camera twin-lens-camera compact-slr-camera camera-lens vintage-folding-camera nikkormat-slr-camera',
  ],
  ['running shoe', 'ultraboost-running-shoe freerun-running-shoe pureboost-running-shoe runx-running-shoe'],
  ['Nike', 'football freerun-running-shoe hi-top-basketball-shoe'],
  ['chairs', 'comfy-padded-chair balloon-chair black-eaves-chair modern-cafe-chair'],
  ['orch', 'orchid'],
  ['usb', 'usb-cable'],
  ['C27F390', 'curvy-monitor'],
  // slips of the finger
  ['labtop', 'laptop'],
  ['keybord', 'clacky-keyboard'],
  ['basketbal', 'basketball hi-top-basketball-shoe'],
  ['succulants', 'assorted-succulents'],
  ['tripd', 'tripod'],
  ['scateboard', 'cruiser-skateboard'],
  ['jianpna', 'clacky-keyboard'],
  ['moniter', '32-inch-monitor curvy-monitor'],
]

test(`of ${judged.length} judged lines the wanted thing stands first or nearly so (MRR ≥ 0.9)`, async () => {
  const ranks = await Promise.all(
    judged.map(async ([typed, wanted]) => {
      const place = (await search(typed)).findIndex((slug) => wanted.split(' ').includes(slug))
      return { typed, reciprocal: place < 0 ? 0 : 1 / (place + 1) }
    }),
  )
  const mean = ranks.reduce((sum, { reciprocal }) => sum + reciprocal, 0) / ranks.length
  const missed = ranks
    .filter(({ reciprocal }) => reciprocal < 1)
    .map(({ typed, reciprocal }) => `${typed} ${reciprocal}`)
  expect({ mean: mean >= 0.9, missed }).toMatchObject({ mean: true })
})

describe('a collection', () => {
  const shelf = async () =>
    (await listProducts({ kind: 'collection', slug: 'furniture' }, listParamsSchema.parse({}), 'zh-CN')).products.map(
      ({ slug }) => slug,
    )

  test.each(['家具', 'jiaju', 'jia ju', 'furniture', 'Furnit'])('is suggested for %s', async (typed) => {
    expect((await suggest(typed, 'zh-CN')).collections).toContainEqual({ slug: 'furniture', title: '家具' })
  })

  test.each(['家具', 'jiaju', 'furniture'])('of the name %s is found whole, in its own order', async (typed) => {
    expect(await search(typed)).toEqual(await shelf())
  })

  test('is not suggested for one sign of its name that many have', async () => {
    expect((await suggest('shafa', 'zh-CN')).collections).toEqual([])
  })
})

describe('a line', () => {
  test.each(['', '   ', '!!!', '🙂'])('%j that holds no word finds nothing and breaks nothing', async (q) => {
    expect(searchQueryOf(q)).toBeNull()
    expect(await search(q)).toEqual([])
  })

  test.each(["' or 1=1 --", '%_\\', '跑'.repeat(100), 'a'.repeat(100)])('%j is looked for as it stands', async (q) => {
    await expect(search(q)).resolves.toBeInstanceOf(Array)
  })

  test('finds nothing where nothing is alike', async () => expect(await search('zzzzqqq')).toEqual([]))
})

test('a product’s words are the same whoever writes them, and few enough to keep', () => {
  const { searchTerms, searchText } = searchTermsOf({
    titleZh: '不锈钢保温杯',
    titleEn: 'Steel Vacuum Flasks',
    tags: ['gift'],
  })
  for (const word of ['保温', '杯', 'baowenbei', 'bwb', 'baowen', 'flasks', 'flask', 'vac', 'gift'])
    expect(searchTerms).toContain(word)
  expect(searchText).toBe('不锈钢保温杯 steel vacuum flasks  buxiugangbaowenbei')
  expect(
    searchTermsOf({ titleZh: '长'.repeat(300), titleEn: 'long '.repeat(300) }).searchTerms.length,
  ).toBeLessThanOrEqual(400)
})
