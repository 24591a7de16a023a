import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { daysOn, newShopper, today } from '@/lib/points/ledger.fixture'
import { forbidHost } from '../hosts/forbid-host'
import { listHostRows } from '../hosts/queries'
import { asShopper, claimOf, newHost } from '../link/link.fixture'
import { saveReward } from '../staff/save-reward'
import { blankReward, type SaveReward, saveRewardSchema } from '../staff/schema'
import { voidClaim } from '../store'
import { openPage } from './open-page'
import { findPageClaim } from './queries'
import { keptPage, type PageBlock, readButton, readText } from './rules'
import { pageSchema } from './schema'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const text: PageBlock = { type: 'text', zh: '你好', en: 'Hello', file: null, to: '' }
const button = (to: string): PageBlock => ({ type: 'button', zh: '去', en: 'Go', file: null, to })
const page = (...blocks: PageBlock[]) => ({ titleZh: '小课', titleEn: 'Course', blocks: [text, ...blocks] })

async function save(blocks: PageBlock[], fields: Partial<SaveReward> = {}) {
  const asked = { ...blankReward, kind: 'page', category: 'digital', titleZh: '页', titleEn: 'Page', state: 'live' }
  const reward = saveRewardSchema.parse({ ...asked, page: page(...blocks), ...fields })
  return saveReward({ ...(await staff('merchant')), at: today }, reward)
}
async function claimed(blocks: PageBlock[] = [], fields: Partial<SaveReward> = {}) {
  const saved = await save(blocks, fields)
  if (!saved.ok) throw new Error(saved.refusal)
  return claimOf(saved.value.rewardId)
}

describe('a page for those who exchanged for it', () => {
  it('is shown to its shopper once opened, which uses it, and to nobody else', async () => {
    const { accountId, claimId, state } = await claimed([button('/products')])
    expect(state).toBe('issued')
    const li = asShopper(accountId)
    expect(await findPageClaim(li, claimId)).toMatchObject({ state: 'issued', page: null })
    const amy = asShopper(await newShopper())
    expect(await findPageClaim(amy, claimId)).toBeNull()
    expect(await openPage(amy, { claimId })).toMatchObject({ refusal: 'claim-unknown' })
    for (let i = 0; i < 2; i += 1) expect(await openPage(li, { claimId })).toMatchObject({ ok: true })
    expect(await findPageClaim(li, claimId)).toMatchObject({
      state: 'used',
      page: {
        titleEn: 'Course',
        blocks: [
          { type: 'text', host: null },
          { type: 'button', to: '/products', host: null },
        ],
      },
    })
    expect(await findPageClaim(amy, claimId)).toBeNull()
    // read is used: the points don't come back
    expect(await voidClaim(db(), today, { claimId, reason: 'x', actorId: null })).toMatchObject({
      refusal: 'claim-used',
    })
  })

  it('is shut after its last day and when it was taken back, read or not', async () => {
    const [one, two] = [await claimed([], { validDays: 5 }), await claimed()]
    await openPage(asShopper(one.accountId), { claimId: one.claimId })
    expect(await findPageClaim(asShopper(one.accountId, daysOn(6)), one.claimId)).toMatchObject({
      state: 'expired',
      page: null,
    })
    expect(await openPage(asShopper(one.accountId, daysOn(6)), { claimId: one.claimId })).toMatchObject({
      refusal: 'claim-ended',
    })
    await voidClaim(db(), today, { claimId: two.claimId, reason: 'x', actorId: null })
    expect(await openPage(asShopper(two.accountId), { claimId: two.claimId })).toMatchObject({ refusal: 'claim-void' })
    expect(await findPageClaim(asShopper(two.accountId), two.claimId)).toMatchObject({ state: 'void', page: null })
  })

  it('leads out to listed hosts alone, and stops when one leaves the list', async () => {
    const host = await newHost()
    expect(await save([button('https://evil.test/')])).toMatchObject({
      refusal: 'host-not-allowed',
      details: { host: 'evil.test' },
    })
    const { accountId, claimId } = await claimed([button(`https://${host}/x`)])
    const li = asShopper(accountId)
    await openPage(li, { claimId })
    expect(await findPageClaim(li, claimId)).toMatchObject({ hosts: [host] })
    const owner = await staff('owner')
    expect((await listHostRows(owner)).find((one) => one.host === host)).toMatchObject({ rewards: 1 })
    await forbidHost(owner, { host })
    expect(await findPageClaim(li, claimId)).toMatchObject({ hosts: [] })
  })
})

describe('what is written on a page', () => {
  it.each([
    [{ ...text, en: '' }, 'page-words-needed'],
    [{ ...text, type: 'picture' as const, zh: '', en: '' }, 'page-picture-needed'],
    [{ ...text, type: 'picture' as const, file: '../../etc' }, null],
    [button('javascript:alert(1)'), 'target-not-https'],
    [button('//evil.test'), 'target-malformed'],
    [button('/api/me/export'), 'target-malformed'],
    [button('https://jd.com@evil.test'), 'target-user'],
    [button(''), 'target-not-https'],
  ])('%j is refused: %s', (block, code) => {
    const read = pageSchema.safeParse(page(block))
    expect(read.success).toBe(false)
    if (code) expect(read.error?.issues.map((issue) => issue.message)).toContain(code)
  })

  it('keeps a button’s host as a browser reads it, and nothing of one that can’t be read', () => {
    expect(keptPage(page(button('https://中国.中国/x'), button('https://a@b.test'))).blocks.slice(1)).toMatchObject([
      { to: 'https://xn--fiqs8s.xn--fiqs8s/x', host: 'xn--fiqs8s.xn--fiqs8s' },
      { to: '', host: null },
    ])
    expect(readButton('/rewards?x=1')).toEqual({ path: '/rewards?x=1' })
  })

  it('is read by plain marks', () => {
    expect(readText('## 头\n一**二**三\n四\n\n- 甲\n- 乙\n\n五')).toEqual([
      { kind: 'heading', lines: [[{ text: '头', isStrong: false }]] },
      {
        kind: 'paragraph',
        lines: [
          [
            { text: '一', isStrong: false },
            { text: '二', isStrong: true },
            { text: '三', isStrong: false },
          ],
          [{ text: '四', isStrong: false }],
        ],
      },
      { kind: 'list', lines: [[{ text: '甲', isStrong: false }], [{ text: '乙', isStrong: false }]] },
      { kind: 'paragraph', lines: [[{ text: '五', isStrong: false }]] },
    ])
  })

  it('loses no letter, whatever it is', () => {
    const letters = (some: string) => some.replace(/[\s*#-]/g, '')
    const sign = fc.constantFrom('**', '*', '## ', '- ', '\n', '\n\n', 'a', '<b>', '&', '字', ' ')
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (parts) => {
        const written = parts.join('')
        const read = readText(written).flatMap(({ lines }) => lines.flat().map((word) => word.text))
        expect(letters(read.join(''))).toBe(letters(written))
      }),
    )
  })
})
