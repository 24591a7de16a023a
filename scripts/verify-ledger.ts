// The work of `npm run verify-ledger`; DATABASE_URL and LEDGER_ANCHORS are set by it. Reads only, and what it holds at a
// time does not grow with the journal. The record of deeds is proven with it: it is under seals of the same make.
import { verifyAudit } from '@/lib/audit/seals/verify-audit'
import { connectTo, disconnect } from '@/lib/db/client'
import { ledgerAnchorsFile } from '@/lib/env'
import { sayFinding } from '@/lib/points/journal/say-finding'
import type { SealsVerified } from '@/lib/points/journal/verify-chain'
import { type Verified, verifyJournal } from '@/lib/points/journal/verify-journal'

const MOST_SAID = 50
const number = (amount: number) => amount.toLocaleString('en')

const startedAt = performance.now()
const seconds = () => (performance.now() - startedAt) / 1_000
let saidAt = 0

const tell = (what: 'postings' | 'deeds') => (seals: number, rows: number) => {
  if (seconds() - saidAt < 1) return
  saidAt = seconds()
  console.log(`  ${number(rows)} ${what} under ${number(seals)} seals`)
}

function summary(done: Verified, record: SealsVerified): string {
  const counted = [
    `${number(done.postings)} postings under ${number(done.seals)} seals (${number(done.unsealed)} not sealed yet)`,
    `${number(done.anchors)} days outside`,
    `${number(done.balances)} balances and ${number(done.lots)} lots rebuilt`,
    `${number(done.laws)} laws`,
    `${number(record.postings)} deeds under ${number(record.seals)} seals (${number(record.unsealed)} not sealed yet)`,
  ].join(', ')
  const length = done.findings.length + record.findings.length
  const verdict = length === 0 ? 'everything agrees' : `${number(length)} ${length === 1 ? 'finding' : 'findings'}`
  return `verify-ledger: ${counted}: ${verdict} (${seconds().toFixed(1)} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB)`
}

connectTo(process.env.DATABASE_URL ?? '', 2)
const verified = await verifyJournal({ anchorsFile: ledgerAnchorsFile(), onProgress: tell('postings') })
const record = await verifyAudit({ anchorsFile: ledgerAnchorsFile(), onProgress: tell('deeds') })
await disconnect()
const said = [
  ...verified.findings.map((finding) => sayFinding(finding)),
  ...record.findings.map((finding) => sayFinding(finding, 'deed')),
]
for (const finding of said.slice(0, MOST_SAID)) console.error(`!! ${finding}`)
if (said.length > MOST_SAID) console.error(`!! and ${said.length - MOST_SAID} more`)
console.log(summary(verified, record))
process.exitCode = said.length === 0 ? 0 : 1
