// The work of `npm run verify-ledger`; DATABASE_URL and LEDGER_ANCHORS are set by it. Reads only, and what it holds at a
// time does not grow with the journal.
import { connectTo, disconnect } from '@/lib/db/client'
import { ledgerAnchorsFile } from '@/lib/env'
import { sayFinding } from '@/lib/points/journal/say-finding'
import { type Verified, verifyJournal } from '@/lib/points/journal/verify-journal'

const MOST_SAID = 50
const number = (amount: number) => amount.toLocaleString('en')

const startedAt = performance.now()
const seconds = () => (performance.now() - startedAt) / 1_000
let saidAt = 0

function tell(seals: number, postings: number): void {
  if (seconds() - saidAt < 1) return
  saidAt = seconds()
  console.log(`  ${number(postings)} postings under ${number(seals)} seals`)
}

function summary(done: Verified): string {
  const counted = [
    `${number(done.postings)} postings under ${number(done.seals)} seals (${number(done.unsealed)} not sealed yet)`,
    `${number(done.anchors)} days outside`,
    `${number(done.balances)} balances and ${number(done.lots)} lots rebuilt`,
    `${number(done.laws)} laws`,
  ].join(', ')
  const { length } = done.findings
  const verdict = length === 0 ? 'everything agrees' : `${number(length)} ${length === 1 ? 'finding' : 'findings'}`
  return `verify-ledger: ${counted}: ${verdict} (${seconds().toFixed(1)} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB)`
}

connectTo(process.env.DATABASE_URL ?? '', 2)
const verified = await verifyJournal({ anchorsFile: ledgerAnchorsFile(), onProgress: tell })
await disconnect()
for (const finding of verified.findings.slice(0, MOST_SAID)) console.error(`!! ${sayFinding(finding)}`)
if (verified.findings.length > MOST_SAID) console.error(`!! and ${verified.findings.length - MOST_SAID} more`)
console.log(summary(verified))
process.exitCode = verified.findings.length === 0 ? 0 : 1
