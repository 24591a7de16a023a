// Long-running children: each in a process group of its own, so that Ctrl-C reaches the command alone and it chooses the
// order; each leaves by itself when the command is gone; each is written down, so that the next start can clear up.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { alive, markOf, pidOfMark, sleep } from './process-marks.mjs'
import { DATA, ROOT, say } from './say.mjs'

const LEDGER = path.join(DATA, 'processes.json')
const WATCH = path.join(ROOT, 'scripts/lib/with-parent.cjs')
const grouped = process.platform !== 'win32'

function readLedger() {
  try {
    return JSON.parse(fs.readFileSync(LEDGER, 'utf8'))
  } catch {
    return []
  }
}

function writeDown(name, pid) {
  fs.mkdirSync(DATA, { recursive: true })
  const kept = readLedger().filter((entry) => pidOfMark(entry.child))
  kept.push({ name, child: markOf(pid), parent: markOf(process.pid) })
  fs.writeFileSync(LEDGER, JSON.stringify(kept, null, 2))
}

function signal(pid, name) {
  try {
    process.kill(grouped ? -pid : pid, name)
  } catch {
    // gone already
  }
}

async function end(pid, patienceMs) {
  signal(pid, 'SIGTERM')
  for (const until = Date.now() + patienceMs; alive(pid) && Date.now() < until; ) await sleep(20)
  signal(pid, 'SIGKILL') // also what the child itself left behind in its group
}

/** Ends children whose command was killed before it could stop them. */
export async function clearLeftovers() {
  const leftovers = readLedger().filter((entry) => !pidOfMark(entry.parent) && pidOfMark(entry.child))
  for (const { name, child } of leftovers) {
    say(`stopping the ${name} that an interrupted command left behind`)
    await end(pidOfMark(child), 5000)
  }
}

/**
 * Starts a Node program that is to stay; nodeOptions reach its own children too.
 * Returns { pid, exited, stop() }; exited resolves to the exit code or signal.
 */
export function startChild(name, args, { env, cwd = ROOT, logFile, nodeOptions = '' }) {
  const out = logFile ? fs.openSync(logFile, 'a') : 'inherit'
  const options = nodeOptions ? { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${nodeOptions}`.trim() } : {}
  const child = spawn(process.execPath, ['--require', WATCH, ...args], {
    cwd,
    detached: grouped,
    stdio: ['ignore', out, out],
    env: { ...process.env, ...env, ...options },
  })
  if (logFile) fs.closeSync(out)
  const exited = new Promise((resolve) =>
    child.once('error', (error) => resolve(error.message)).once('exit', (code, name_) => resolve(code ?? name_)),
  )
  if (child.pid) writeDown(name, child.pid)
  return { pid: child.pid, exited, stop: () => (child.pid ? end(child.pid, 10_000) : undefined) }
}

const LONGEST_PAUSE = 30_000

/** Keeps a child alive: when it dies it is started again, after a pause that doubles while it keeps dying. */
export function keepChild(name, start) {
  let child = start()
  let stopping = false
  let tellToStop = () => {}
  const toldToStop = new Promise((resolve) => {
    tellToStop = resolve
  })
  const watching = (async () => {
    for (let pause = 500; ; ) {
      const since = Date.now()
      const how = await child.exited
      if (stopping) return
      if (Date.now() - since > 60_000) pause = 500
      say(`the ${name} ended (${how}); starting it again in ${pause / 1000} s`)
      await Promise.race([sleep(pause), toldToStop])
      if (stopping) return
      pause = Math.min(pause * 2, LONGEST_PAUSE)
      child = start()
    }
  })()
  const stop = async () => {
    stopping = true
    tellToStop()
    await child.stop()
    await watching
  }
  return { stop }
}

/** Waits until an address answers well, or until its process is gone. */
export async function waitFor(url, { exited, name, patienceMs = 60_000 }) {
  /** @type {string | undefined} */
  let how
  void exited?.then((value) => {
    how = String(value)
  })
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    if (how !== undefined) throw new Error(`the ${name} ended at once (${how})`)
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5000) })
      if (answer.ok) return
    } catch {
      // not yet
    }
    await sleep(40)
  }
  throw new Error(`the ${name} did not answer at ${url} within ${patienceMs / 1000} s`)
}
