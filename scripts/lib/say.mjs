// What a person at the console reads. Node built-ins only: this runs before anything is installed.
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const DATA = path.join(ROOT, '.data')

const begun = Date.now()

/** One progress line, with the seconds since the command began. */
export function say(message) {
  console.log(`[${((Date.now() - begun) / 1000).toFixed(1).padStart(5)}s] ${message}`)
}

/** A failure that a person can mend: one sentence that says what is wrong and what to do. Printed without a stack. */
export class ClearFailure extends Error {}

const sentences = {
  ENOSPC: () =>
    `The disk is full. Free some space (\`df -h ${ROOT}\` shows how much is left), then run the command again.`,
  EDQUOT: () => `Your disk quota is used up. Free some space under ${ROOT}, then run the command again.`,
  EACCES: deniedSentence,
  EPERM: deniedSentence,
  EROFS: (error) => `${error.path ?? ROOT} is on a read-only disk. Clone the repository to a place you can write to.`,
}

function deniedSentence(error) {
  const place = error.path ?? DATA
  return `Permission denied: ${place} cannot be used by this user. Give it back with \`sudo chown -R "$(id -un)" ${ROOT}\`, or delete ${DATA} to start afresh.`
}

/** Turns an error into the sentence that names its mend; errors nobody foresaw keep their stack. */
export function explain(error) {
  if (error instanceof ClearFailure) return error.message
  const sentence = sentences[error?.code]
  if (sentence && error.syscall) return sentence(error)
  return `Something unforeseen: ${error?.stack ?? String(error)}`
}
