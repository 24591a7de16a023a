import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { listRuleVersions } from './queries'
import { publishRule } from './rule.fixture'
import { liveRulesSchema } from './schema'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const shelve = async (slug: string) => {
  const id = randomUUID()
  await rows(
    `insert into product (id, slug, title_zh, title_en, status) values ($1, $2, '白瓷杯', 'White cup', 'active')`,
    [id, slug],
  )
  return id
}
const goodsOf = async (ruleId: string) => {
  const [found] = await rows<{ live: unknown }>('select earning_live(now()) as live')
  const rule = liveRulesSchema.parse(found?.live).rules.find((one) => one.id === ruleId)
  return rule?.conditions[0]
}

it('follows its products when they are renamed', async () => {
  const id = await shelve('white-cup')
  const rule = await publishRule({ conditions: [{ kind: 'products', slugs: ['white-cup'], ids: [id] }] })
  await rows(`update product set slug = 'porcelain-cup', title_en = 'Porcelain cup' where id = $1`, [id])
  expect(await goodsOf(rule)).toEqual({
    kind: 'products',
    ids: [id],
    slugs: ['porcelain-cup'],
    named: [{ titleZh: '白瓷杯', titleEn: 'Porcelain cup' }],
  })
  // what was published stays as it was written
  const [kept] = await rows<{ slugs: string[] }>(
    `select definition #> '{conditions,0,slugs}' as slugs from earning_rule_version where rule_id = $1`,
    [rule],
  )
  expect(kept?.slugs).toEqual(['white-cup'])
})

it('written before rules kept ids follows what its slugs meant when that was looked up', async () => {
  const id = await shelve('old-cup')
  const rule = await publishRule({ conditions: [{ kind: 'products', slugs: ['old-cup', 'gone-cup'] }] })
  await db().query(`insert into earning_rule_subject values ('products', 'old-cup', $1)`, [id])
  await rows(`update product set slug = 'new-cup' where id = $1`, [id])
  expect(await goodsOf(rule)).toMatchObject({ ids: [id], slugs: ['new-cup', 'gone-cup'] })
})

it('says of goods that are gone what it can: nothing is called that any more', async () => {
  const id = await shelve('gone-cup-too')
  const rule = await publishRule({ conditions: [{ kind: 'products', slugs: ['gone-cup-too'], ids: [id] }] })
  await rows('delete from product where id = $1', [id])
  expect(await goodsOf(rule)).toMatchObject({ slugs: [] })
  expect((await listRuleVersions(rule))[0]?.definition.conditions).toMatchObject([{ slugs: [] }])
})
