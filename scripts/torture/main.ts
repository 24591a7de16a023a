// What `npm run torture` runs: shards of the parts, turn by turn, until the minutes are over. Ends in one line.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { enter, keepBook, keepFailing, openBook } from './book'
import { closeProvider } from './floor'
import { openDurable } from './kills/durable-server'
import { parts } from './parts/every-part'
import type { Part } from './parts/part'
import { DATA, ROOT } from './places'
import { lineOf } from './tally'

const word = (name: string) => process.argv.find((_, place) => process.argv[place - 1] === `--${name}`)
const minutes = Number(word('minutes') ?? 10)
const seed = Number(word('seed') ?? 1)
const only = word('only')?.split(',') ?? parts.map(({ name }) => name)
const unknown = only.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0 || !(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.error(`usage: npm run torture -- --minutes N --seed S [--only ${parts.map(({ name }) => name).join(',')}]`)
  process.exit(2)
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()
const commit = `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', 'lib', 'prisma', 'scripts') ? '+' : ''}`

let book = openBook(seed, commit)
const chosen = parts.filter(({ name }) => only.includes(name))
const end = Date.now() + minutes * 60_000
const begun = Date.now()
const told = { toStop: false }
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (told.toStop = true))

const say = (text: string) => console.log(`[${((Date.now() - begun) / 1000).toFixed(0).padStart(5)}s] ${text}`)
const spentOn = ({ name }: Part) => book.shards[name] ?? { done: 0, seconds: 0 }

/** The part that has had the least time; null when all that was chosen has nothing new to try. */
function next(): Part | null {
  const left = chosen.filter((part) => part.shards === undefined || spentOn(part).done < part.shards)
  return left.toSorted((a, b) => spentOn(a).seconds - spentOn(b).seconds)[0] ?? null
}

// what lost connections and refused messages write is what this is for: the shards say what is wrong
console.error = console.warn = () => {}

// programs and copies of a run that was killed
for (const name of fs.existsSync(DATA) ? fs.readdirSync(DATA) : [])
  if (/^(caller|writer|mutants)-/.test(name)) fs.rmSync(path.join(DATA, name), { recursive: true, force: true })

const durable = await openDurable('torture')
await durable.makeTemplate()
say(`seed ${seed}, commit ${commit}, ${book.seconds > 0 ? `${Math.round(book.seconds / 60)} min done before` : 'new'}`)
try {
  for (let part = next(); part && Date.now() < end && !told.toStop; part = next()) {
    const no = spentOn(part).done
    const since = Date.now()
    const shard = await part.shard(durable, seed, no).catch((error: unknown) => {
      throw new Error(`${part?.name} ${no}`, { cause: error })
    })
    const seconds = (Date.now() - since) / 1000
    book = enter(book, part.name, shard, seconds)
    keepBook(book)
    const did = Object.entries(shard.did).map(([what, n]) => `${what} ${n}`)
    say(`${part.name} ${no} (${seconds.toFixed(0)} s): ${did.join(', ')}`)
    for (const failing of shard.failing) {
      const file = keepFailing(path.join(import.meta.dirname, 'seeds'), failing, commit)
      say(`  WRONG ${failing.what[0]}\n  kept in ${path.relative(ROOT, file)}`)
    }
  }
} catch (error) {
  console.log(error)
  process.exitCode = 1
} finally {
  await closeProvider()
  await durable.stop()
}
console.log(
  `\n${Object.entries(book.did)
    .map(([what, n]) => `${what}: ${n.toLocaleString('en')}`)
    .join('\n')}`,
)
console.log(
  `seed ${seed}, commit ${commit}, ${(book.seconds / 60).toFixed(1)} minutes, failing ${book.failing}\n${lineOf(book.tally)}`,
)
process.exit(book.failing > 0 || process.exitCode ? 1 : 0)
