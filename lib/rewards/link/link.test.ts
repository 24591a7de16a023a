import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { daysOn, give, newShopper, today } from '@/lib/points/ledger.fixture'
import { claimReward } from '../claim-reward'
import { allowHost } from '../hosts/allow-host'
import { forbidHost } from '../hosts/forbid-host'
import { listHostRows } from '../hosts/queries'
import { allowHostSchema } from '../hosts/schema'
import { wantReward } from '../reward.fixture'
import { voidClaim } from '../store'
import { copyLink } from './copy-link'
import { goOut } from './go-out'
import { asShopper, claimOf, linkClaim, linkReward, linkSchemaIssues, newHost } from './link.fixture'
import { findLinkClaim } from './queries'
import { readReference, withReference } from './rules'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const visitsOf = async (claimId: string) =>
  (await row<{ n: number }>('select count(*) as n from link_visit where claim_id = $1', [claimId]))?.n

describe('the list of hosts', () => {
  it('takes a name once, says what is under it, and writes down who did', async () => {
    const owner = await staff('owner')
    const host = `h${randomUUID().slice(0, 8)}.example.com`
    expect(await allowHost(owner, { host: host.toUpperCase(), withSubdomains: false })).toMatchObject({
      value: { host },
    })
    expect(await allowHost(owner, { host, withSubdomains: false })).toMatchObject({ refusal: 'host-listed' })
    expect(await allowHost(owner, { host, withSubdomains: true })).toMatchObject({ ok: true })
    expect((await listHostRows(owner)).find((one) => one.host === host)).toEqual({
      host,
      withSubdomains: true,
      rewards: 0,
    })
    expect(await forbidHost(owner, { host })).toMatchObject({ ok: true })
    expect(await forbidHost(owner, { host })).toMatchObject({ refusal: 'host-not-listed' })
    expect(
      await rows(`select action from audit_log where subject = $1 and actor_id = $2 order by id`, [
        `host:${host}`,
        owner.actor.id,
      ]),
    ).toEqual(['allow', 'allow', 'forbid'].map((deed) => ({ action: `reward.host.${deed}` })))
  })

  it('does not take what is no name, nor everybody at once', async () => {
    expect(allowHostSchema.safeParse({ host: 'https://jd.com/', withSubdomains: false }).success).toBe(false)
    expect(allowHostSchema.safeParse({ host: 'com.cn', withSubdomains: true }).success).toBe(false)
    expect(await allowHost(await staff('owner'), { host: '..', withSubdomains: false })).toMatchObject({
      refusal: 'host-malformed',
    })
    expect(await allowHost(await staff('owner'), { host: 'github.io', withSubdomains: true })).toMatchObject({
      refusal: 'host-too-wide',
    })
    await expect(db().query(`insert into link_host (host, with_subdomains) values ('JD.com', false)`)).rejects.toThrow(
      'check',
    )
  })
})

describe('a reward that leads somewhere', () => {
  it('is saved for a listed host alone, and for a name under it only where that was said', async () => {
    const [alone, wide] = [await newHost(), await newHost(true)]
    expect(await linkReward({ target: `https://${alone}/a` })).toMatchObject({ ok: true })
    expect(await linkReward({ target: `https://x.${wide}/a` })).toMatchObject({ ok: true })
    for (const host of [`x.${alone}`, `x${wide}`, `${wide}.evil.test`, 'evil.test'])
      expect(await linkReward({ target: `https://${host}/` }, { state: 'draft' })).toMatchObject({
        refusal: 'host-not-allowed',
        details: { host },
      })
  })

  it.each([
    [{ target: 'http://jd.com/' }, 'target-not-https'],
    [{ target: 'https://jd.com@evil.test/' }, 'target-user'],
    [{ target: 'https://jd.com/?ref=1' }, 'reference-taken'],
    [{ target: '#小程序://店/AbCd12' }, 'target-mini-program'],
    [{ target: '#小程序://店/AbCd12', platform: 'mini-program' }, 'reference-on-text'],
    [{ target: 'weixin://dl/business/?appid=wx1', platform: 'mini-program' }, 'target-not-https'],
    [{ target: 'https://jd.com/', referenceName: 'a&b' }, 'reference-name'],
  ] as const)('%j is not: %s', (link, issue) => {
    expect(linkSchemaIssues(link)).toContain(issue)
  })

  it('is offered no more when its host leaves the list', async () => {
    const host = await newHost()
    const saved = await linkReward({ target: `https://${host}/` })
    const rewardId = saved.ok ? saved.value.rewardId : ''
    await forbidHost(await staff('owner'), { host })
    const id = await newShopper()
    await give(id, 500)
    expect(await claimReward(asShopper(id), wantReward(rewardId, 500))).toMatchObject({ refusal: 'reward-unavailable' })
  })
})

describe('going out', () => {
  it('leads to the reward’s address with the claim’s own reference, and is written down each time', async () => {
    const host = await newHost()
    const one = await linkClaim({ target: `https://${host}/a?x=%20y&to=https://z.test#part` })
    const two = await claimOf(one.rewardId)
    expect(one.state).toBe('issued')
    const hrefs = []
    for (const { accountId, claimId } of [one, two]) {
      const went = await goOut(asShopper(accountId), { claim: claimId })
      if (!went.ok) throw new Error(went.refusal)
      hrefs.push(went.value)
      const url = new URL(went.value)
      expect(went.value.startsWith(`https://${host}/a?x=%20y&to=https://z.test&ref=R`)).toBe(true)
      expect(went.value.endsWith('#part')).toBe(true)
      expect(readReference(url.searchParams.get('ref') ?? '')).not.toBeNull()
    }
    expect(new Set(hrefs).size).toBe(2)
    const { accountId, claimId } = one
    const again = (ms: number) => goOut(asShopper(accountId, new Date(today.getTime() + ms)), { claim: claimId })
    expect(await again(1_500)).toMatchObject({ value: hrefs[0] })
    expect(await visitsOf(claimId)).toBe(1)
    expect(await again(60_000)).toMatchObject({ value: hrefs[0] })
    expect(await visitsOf(claimId)).toBe(2)
    await expect(db().query('delete from link_visit')).rejects.toThrow('append-only')
    await expect(db().query(`update link_reference set reference = 'x'`)).rejects.toThrow('append-only')
  })

  it('is the shopper’s own, and ends with the claim', async () => {
    const host = await newHost()
    const { accountId, claimId } = await linkClaim({ target: `https://${host}/` }, { validDays: 10 })
    expect(await goOut({ ...asShopper(accountId), actor: null }, { claim: claimId })).toMatchObject({
      refusal: 'sign-in-needed',
    })
    const amy = asShopper(await newShopper())
    expect(await goOut(amy, { claim: claimId })).toMatchObject({ refusal: 'claim-unknown' })
    expect(await findLinkClaim(amy, claimId)).toBeNull()
    expect(await copyLink(asShopper(accountId), { claimId })).toMatchObject({ refusal: 'claim-unknown' })
    expect(await goOut(asShopper(accountId, daysOn(11)), { claim: claimId })).toMatchObject({ refusal: 'claim-ended' })
    expect(await findLinkClaim(asShopper(accountId, daysOn(11)), claimId)).toMatchObject({ state: 'expired' })
    await voidClaim(db(), today, { claimId, reason: 'x', actorId: null })
    expect(await goOut(asShopper(accountId), { claim: claimId })).toMatchObject({ refusal: 'claim-void' })
  })

  it('stops at once when the host leaves the list, whatever was promised', async () => {
    const host = await newHost()
    const { accountId, claimId } = await linkClaim({ target: `https://${host}/` })
    expect(await findLinkClaim(asShopper(accountId), claimId)).toMatchObject({ host, isAllowed: true })
    await forbidHost(await staff('owner'), { host })
    expect(await goOut(asShopper(accountId), { claim: claimId })).toMatchObject({
      refusal: 'host-not-allowed',
      details: { host },
    })
    expect(await visitsOf(claimId)).toBe(0)
    expect(await findLinkClaim(asShopper(accountId), claimId)).toMatchObject({ isAllowed: false })
  })

  it('of a mini-program is its text, copied', async () => {
    const text = '#小程序://回头客/AbCd1234'
    const { accountId, claimId } = await linkClaim({ target: text, platform: 'mini-program', referenceName: null })
    expect(await findLinkClaim(asShopper(accountId), claimId)).toMatchObject({ host: null, isAllowed: true })
    expect(await copyLink(asShopper(accountId), { claimId })).toMatchObject({ value: { text } })
    expect(await goOut(asShopper(accountId), { claim: claimId })).toMatchObject({ ok: false })
    expect(await visitsOf(claimId)).toBe(1)
  })

  it('follows the words that the claim was made under, not those of today', async () => {
    const host = await newHost()
    const { accountId, claimId, rewardId } = await linkClaim({ target: `https://${host}/then` })
    expect(await linkReward({ target: `https://${host}/now` }, { id: rewardId })).toMatchObject({ ok: true })
    const went = await goOut(asShopper(accountId), { claim: claimId })
    expect(went.ok && new URL(went.value).pathname).toBe('/then')
  })
})

describe('a reference', () => {
  it('stands behind whatever query there is, and changes nothing of it', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true }), (text) => {
        const { href } = new URL(text)
        const url = new URL(withReference(href, 'ref', 'RABC'))
        expect(url.searchParams.getAll('ref').at(-1)).toBe('RABC')
        const [front = '', hash] = href.split('#')
        expect(url.href.startsWith(front)).toBe(true)
        expect(url.hash).toBe(hash ? `#${hash}` : '')
        expect(withReference(href, null, 'RABC')).toBe(href)
      }),
    )
  })
})
