import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSeed } from '@/lib/auth/sealed-seed'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { prizeOf } from '../definition.fixture'
import { gTest } from '../g-test/rules'
import { definitionSchema, drawSettingsSchema, prizeSchema } from '../schema'
import { changeSeed } from './change-seed'
import { as, asked, drawOnce, liveCampaign, liveDeck, must, newPlayer } from './draw.fixture'
import { campaignIdSchema, changeSeedSchema, drawSchema } from './schema'

useTestDatabase()

const functionsDir = path.resolve(import.meta.dirname, '../../../prisma/functions')
const bodyOf = async (name: string) =>
  (await row<{ body: string }>('select string_agg(prosrc, $2) as body from pg_proc where proname = $1', [name, '\n']))
    ?.body ?? ''

/** Words by which a list of winners, or a hand on the scale, would go. */
const favour =
  /white_?list|black_?list|winner|favou?red|lucky_?(?:account|user)|force_?(?:win|prize)|boost|override_?(?:odds|weight)|rigged/i

describe('nobody can choose who wins', () => {
  it('no table of campaigns has a place to write a winner down before the draw', async () => {
    const columns = await rows<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'
         and (table_name like 'campaign%' or table_name like 'draw%' or table_name like 'player%')`,
    )
    expect(columns.length).toBeGreaterThan(50)
    expect(columns.filter(({ table, column }) => favour.test(`${table} ${column}`))).toEqual([])
    // who stands beside a prize does so in a draw alone, or in what follows from one
    const both = await rows<{ table: string }>(
      `select table_name as table from information_schema.columns where table_schema = 'public' and table_name like any ('{campaign%,draw%}')
       group by table_name having bool_or(column_name in ('account_id', 'player_id', 'shopper_id')) and bool_or(column_name like '%prize%') order by 1`,
    )
    expect(both.map(({ table }) => table).filter((table) => table !== 'draw')).toEqual([])
  })

  it('what a browser may ask names no prize, no seed and no shopper', () => {
    const fields = [drawSchema, changeSeedSchema, campaignIdSchema].flatMap((schema) => Object.keys(schema.shape))
    expect([...new Set(fields)].toSorted((a, b) => a.localeCompare(b))).toEqual([
      'campaignId',
      'clientSeed',
      'commitment',
      'confirmed',
      'costPoints',
      'requestId',
      'ticketId',
      'version',
    ])
    const words = [definitionSchema, drawSettingsSchema, prizeSchema].flatMap((schema) => Object.keys(schema.shape))
    expect(words.filter((word) => favour.test(word) || /account|shopper|person/i.test(word))).toEqual([])
  })

  it('what decides a prize reads seed, odds, client seed, number and pity, and no shopper', async () => {
    for (const name of [
      'draw_from_chain',
      'draw_below',
      'draw_value',
      'hmac_sha256',
      'slot_prize',
      'pity_after',
      'prize_of',
    ]) {
      const body = await bodyOf(name)
      expect(body, name).not.toBe('')
      expect(body, `${name} asks the database`).not.toMatch(
        /\b(?:FROM|JOIN|INTO|UPDATE)\s+(?!jsonb_|\(|draw_below|v_|prize_no|laid)[a-z_]+\b(?<!counter)/i,
      )
      expect(body, `${name} knows whose draw it is`).not.toMatch(
        /account|shopper|staff|random|now\(\)|clock_timestamp/i,
      )
    }
  })

  it('one function alone writes draws, and one piece of SQL alone writes each thing that a prize hangs on', () => {
    const written = fs
      .readdirSync(functionsDir)
      .map((file) => [file, fs.readFileSync(path.join(functionsDir, file), 'utf8')] as const)
    const writers = (what: RegExp) => written.filter(([, sql]) => what.test(sql)).map(([file]) => file)
    expect(writers(/INSERT INTO draw\b/i)).toEqual(['campaign-draws.sql'])
    expect(writers(/UPDATE draw\b/i)).toEqual([])
    expect(writers(/INSERT INTO draw_chain\b/i)).toEqual(['campaign-chains.sql'])
    expect(writers(/INSERT INTO campaign_slot\b/i)).toEqual(['campaign-decks.sql'])
    expect(writers(/campaign_slot SET taken_by/i)).toEqual(['campaign-decks.sql'])
    for (const [file, sql] of written.filter(([name]) => name.startsWith('campaign')))
      expect(sql, file).not.toMatch(favour)
  })

  it('no code of ours calls the draw but its verb, and the verb passes on what its door let in', () => {
    const root = path.resolve(import.meta.dirname, '../../..')
    const callers = ['lib', 'app', 'components', 'scripts'].flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules') && !/\.(test|fixture)\.ts$/.test(file))
        .filter((file) => /campaign_draw\b/.test(fs.readFileSync(path.join(root, folder, file), 'utf8')))
        .map((file) => path.join(folder, file)),
    )
    expect(callers.filter((file) => !file.startsWith('scripts/'))).toEqual(['lib/campaigns/draws/store.ts'])
  })

  it('the rows of a draw, a chain and a deck can’t be changed afterwards', async () => {
    const live = await liveDeck({ prizes: [prizeOf(1, { stock: 3, weight: 0 })] })
    const chained = await liveCampaign()
    const li = await newPlayer()
    must(await drawOnce(live, li))
    must(await drawOnce(chained, li))
    for (const hand of [
      'update draw set prize_no = 2',
      'delete from draw',
      `update draw_chain set commitment = sha256('x')`,
      `update draw_chain set client_seed = 'another-one'`,
      'update draw_chain set next_nonce = 0',
      'update draw_chain set sealed_seed = next_sealed_seed',
      `update draw_chain set revealed_seed = 'x', revealed_at = now()`,
      'delete from draw_chain',
      'update campaign_slot set masked_prize = 1',
      'update campaign_slot set taken_by = null where taken_by is not null',
      'delete from campaign_slot',
      `update campaign_deck set root = sha256('x')`,
      `update campaign_deck set revealed_seed = 'x', revealed_at = now()`,
      'update campaign_version set definition = definition',
    ])
      await expect(db().query(hand), hand).rejects.toThrow(
        /append-only|keeps|stays as it was sealed|revealed|draw_chain/,
      )
  })
})

describe('who reads the database', () => {
  it('finds no seed that is still to be used, in no column of any table', async () => {
    const live = await liveCampaign()
    const li = await newPlayer()
    await asked(live, li)
    const found = await row<{ sealed: Buffer; next: Buffer }>(
      'select sealed_seed as sealed, next_sealed_seed as next from draw_chain where account_id = $1',
      [li],
    )
    const seeds = [found?.sealed, found?.next].map((sealed) => openSeed(sealed ?? Buffer.alloc(0)))
    const tables = await rows<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public'`)
    for (const { name } of tables) {
      const [hit] = await rows<{ n: number }>(
        `select count(*)::int as n from "${name}" t where t::text like any ($1)`,
        [seeds.flatMap((seed) => [`%${seed}%`, `%${Buffer.from(seed, 'hex').toString('base64').slice(0, 40)}%`])],
      )
      expect(hit?.n, name).toBe(0)
    }
  })

  it('guesses the next prize no better than by its odds, whatever the row says', async () => {
    const live = await liveCampaign({
      budget: { budgetId: null, points: 100_000, minor: 0 },
      prizes: [1, 2].map((no) => prizeOf(no, { weight: 1, points: no })),
      entry: { costPoints: null, cashMinor: null, tickets: false },
    })
    const li = await newPlayer()
    // what an insider has: every byte of the shopper's row, before each draw. Each bit is a guess; none is better than chance
    const hits = Array<number>(16).fill(0)
    const DRAWS = 400
    for (let n = 0; n < DRAWS; n += 1) {
      const [seen] = await rows<{ bits: string }>(
        `select (('x' || encode(sha256(convert_to(h::text, 'UTF8')), 'hex'))::bit(16))::text as bits from draw_chain h where account_id = $1 and revealed_at is null`,
        [li],
      )
      const { prizeNo } = must(await drawOnce(live, li))
      if (seen)
        for (let bit = 0; bit < 16; bit += 1)
          hits[bit] = (hits[bit] ?? 0) + Number(Number(seen.bits[bit]) === prizeNo - 1)
      if (n % 50 === 49) must(await changeSeed(as(li), { campaignId: live.campaignId, clientSeed: null }))
    }
    const guesses = DRAWS - 1
    for (const right of hits) expect(gTest([right, guesses - right], [1, 1]).p).toBeGreaterThan(0.0005)
  })

  it('and the client seed that the shopper takes changes what comes', async () => {
    const live = await liveCampaign({
      budget: { budgetId: null, points: 100_000, minor: 0 },
      prizes: Array.from({ length: 40 }, (_, i) => prizeOf(i + 1, { weight: 1, points: i + 1 })),
      entry: { costPoints: null, cashMinor: null, tickets: false },
    })
    const { campaignId } = live
    const drawnWith = async (clientSeed: string) => {
      const li = await newPlayer()
      const page = await asked(live, li)
      // the same server's seed for everybody, as if it could be chosen
      await db().query('alter table draw_chain disable trigger draw_chain_keeps')
      await db().query(
        `update draw_chain set (commitment, sealed_seed) = (select commitment, sealed_seed from draw_chain where campaign_id = $1 order by created_at, id limit 1)
         where campaign_id = $1 and account_id = $2`,
        [campaignId, li],
      )
      await db().query('alter table draw_chain enable trigger draw_chain_keeps')
      must(await changeSeed(as(li), { campaignId, clientSeed }))
      return must(await drawOnce(live, li, { costPoints: page.costPoints })).prizeNo
    }
    const prizes = []
    for (let n = 0; n < 8; n += 1) prizes.push(await drawnWith(`client-seed-${n}`))
    expect(new Set(prizes).size).toBeGreaterThan(1)
  })
})
