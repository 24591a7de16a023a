// "Has this been done already?": a step writes the hash of its inputs beside its output, and is skipped while they agree.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from './say.mjs'

/** One hash over files and folders (repository paths); what is not there counts as nothing. */
export function hashFiles(entries, skip = () => false) {
  const hash = createHash('sha256')
  const add = (file) => {
    const relative = path.relative(ROOT, file)
    const stat = fs.statSync(file, { throwIfNoEntry: false })
    if (!stat || skip(relative)) return
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(file).sort()) add(path.join(file, name))
      return
    }
    hash.update(relative).update('\0').update(fs.readFileSync(file)).update('\0')
  }
  for (const entry of entries) add(path.join(ROOT, entry))
  return hash.digest('hex')
}

export function stampIs(file, value) {
  try {
    return fs.readFileSync(path.join(ROOT, file), 'utf8') === value
  } catch {
    return false
  }
}

export function setStamp(file, value) {
  fs.mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true })
  fs.rmSync(path.join(ROOT, file), { force: true }) // may be a hard link into another checkout
  fs.writeFileSync(path.join(ROOT, file), value)
}

export function clearStamp(file) {
  fs.rmSync(path.join(ROOT, file), { force: true })
}

export function exists(file) {
  return fs.existsSync(path.join(ROOT, file))
}
